package az.ecbar.bankview;

import az.ecbar.bankview.Decision.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The notices and advices that the system must send, field by field. */
final class Drafts {
    private final Reasons reasons;
    private final Register register;

    Drafts(Reasons reasons, Register register) {
        this.reasons = reasons;
        this.register = register;
    }

    private static String service(long sequence, int smt, String content) {
        return ":20:" + Payment.ourReference(sequence) + "\r\n:12:" + String.format("%03d", smt) + "\r\n:77E:\r\n"
                + content;
    }

    private static String meant(String reference, String type, LocalDate taken) {
        String which = type.isEmpty() ? "" : ":11S:" + type + "\r\n" + Money.date(taken) + "\r\n";
        return ":21:" + reference + "\r\n" + which + ":13D:" + Draft.MOMENT + "\r\n";
    }

    private static String amount(Payment payment) {
        return amount(payment.content.valueDate(), payment.content.currency(), payment.content.amount());
    }

    private static String amount(LocalDate date, String currency, BigDecimal amount) {
        return ":32A:" + Money.date(date) + Money.withCurrency(currency, amount) + "\r\n";
    }

    private static String meant(Payment payment) {
        return meant(payment.content.reference(), payment.content.type(), payment.taken);
    }

    private static Draft ofPayment(Payment payment, int smt, String more) {
        String text = service(payment.sequence, smt, meant(payment) + amount(payment) + more);
        return new Draft(payment.sender.bic(), "298", Draft.header(payment.uetr), text)
                .with(Draft.Beside.original(payment.definition, ""));
    }

    /** SMT012. */
    Draft executed(Payment payment) {
        return ofPayment(payment, 12, "");
    }

    /** SMT700. */
    Draft waits(Payment payment, int cause) {
        String priority = String.format(":11P:%04d\r\n", payment.priority);
        return ofPayment(payment, 700, priority + reasons.field79(cause, ""));
    }

    /** SMT701. */
    Draft annulled(Payment payment, int reason) {
        return ofPayment(payment, 701, reasons.field79(reason, ""));
    }

    /** SMT701 of a payment that was never accepted, since a side takes part no more (4.9). */
    Draft gone(long sequence, String bic, Instruction.Payment content, LocalDate taken, String uetr, int reason) {
        String text = meant(content.reference(), content.type(), taken)
                + amount(content.valueDate(), content.currency(), content.amount())
                + reasons.field79(reason, "");
        return new Draft(bic, "298", Draft.header(uetr), service(sequence, 701, text));
    }

    /** SMT250, SMT252 or SMT900. */
    Draft refused(
            int smt,
            long sequence,
            String bic,
            String reference,
            String type,
            LocalDate taken,
            int reason,
            String tag,
            String header) {
        String text = service(sequence, smt, meant(reference, type, taken) + reasons.field79(reason, tag));
        return new Draft(bic, "298", header, text);
    }

    /** The payment itself, as the beneficiary participant gets it (4.10.2). */
    static Draft forwarded(Payment payment) {
        StringBuilder header = new StringBuilder("{3:");
        for (String tag : List.of("113", "108", "119")) {
            String value = payment.content.header().get(tag);
            if (value != null) {
                header.append('{').append(tag).append(':').append(value).append('}');
            }
        }
        header.append("{121:").append(payment.uetr).append("}}");
        return new Draft(payment.credit.owner.bic(), payment.content.type(), header.toString(), payment.content.text())
                .with(Draft.Beside.payment(payment.sequence));
    }

    /** MT900 about the payer's account. */
    static Draft debited(Payment payment, String to) {
        return new Draft(to, "900", Draft.header(payment.uetr), advice(payment, payment.debit));
    }

    /** MT910 about the payee's account. */
    static Draft credited(Payment payment, String to) {
        Instruction.Side issuer = payment.content.issuer();
        String ordering = payment.content.type().equals("102")
                ? ":52A:" + issuer.bic() + "\r\n"
                : issuer.field().text();
        return new Draft(to, "910", Draft.header(payment.uetr), advice(payment, payment.credit) + ordering);
    }

    private static String advice(Payment payment, Account account) {
        return ":20:" + Payment.ourReference(payment.sequence) + "\r\n:21:" + payment.content.reference() + "\r\n:25:"
                + account.held.number() + "\r\n:13D:" + Draft.MOMENT + "\r\n" + amount(payment);
    }

    /** MT910 or MT900 of what the Central Bank issued or withdrew. */
    Draft ofCentralBank(
            long sequence,
            String to,
            boolean isIssue,
            Account account,
            LocalDate day,
            BigDecimal amount,
            String reference) {
        String text = ":20:" + Payment.ourReference(sequence) + "\r\n:21:" + reference + "\r\n:25:"
                + account.held.number() + "\r\n:13D:" + Draft.MOMENT + "\r\n"
                + amount(day, account.held.currency(), amount) + ":52A:" + register.centralBank() + "\r\n:72:"
                + (isIssue ? "/ISSUE/" : "/WITHDRAW/") + "BY THE CENTRAL BANK\r\n";
        return new Draft(to, isIssue ? "910" : "900", "", text);
    }

    /** MT999 about a suspension of the system, or its end; what stands behind the system's name is not looked at. */
    static Draft ofSystem(long sequence, String to) {
        String text = ":20:" + Payment.ourReference(sequence) + "\r\n" + Draft.OF_SYSTEM;
        return new Draft(to, "999", "", text);
    }

    /** SMT710. */
    static Draft participation(
            long sequence,
            String to,
            Decision.Paper paper,
            String word,
            Set<Cause> causes,
            Register.Participant about) {
        String held = causes.isEmpty()
                ? ""
                : ":23C:" + causes.stream().map(Cause::name).collect(Collectors.joining("/")) + "\r\n";
        String text = ":21:" + paper.number() + "\r\n:13D:" + Draft.MOMENT + "\r\n:30:" + Money.date(paper.date())
                + "\r\n:23S:" + word + "\r\n" + held + ":50P:" + about.bic() + "\r\n" + about.name() + "\r\n:50T:"
                + about.tin() + "\r\n:79T:";
        return new Draft(to, "298", "", service(sequence, 710, text));
    }
}
