package az.ecbar.stp.conformance;

import az.ecbar.mt.bank.BatchBuilder;
import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.check.Iban;
import az.ecbar.reason.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The messages of conformance profile {@value ConformanceReport#PROFILE}: every type that a bank sends to AZIPS, right and
 * wrong, for a bank that has not joined yet. None of them can move money: what is right in every respect is refused with
 * ISSUER_NOT_JOINED.
 */
final class ConformanceCases {
    /** What answers a payment that is right in every respect. */
    static final String TAKEN_BUT_NOT_JOINED = refused(RejectReason.ISSUER_NOT_JOINED);

    private static final String CUSTOMER = "38090000000000001944";
    private static final int FORMAT_TYPE = 113;
    private static final int FORMAT_AMOUNT = 150;
    private static final int HALF_DIGEST = 32;

    private final String terminal;
    private final ConformanceParties parties;
    private final String run;
    private final List<ConformanceCase> cases = new ArrayList<>();
    private int references;

    /**
     * @param terminal logical terminal of the bank, twelve characters
     * @param run at most ten characters that no other run of this day has, for references
     */
    ConformanceCases(String terminal, ConformanceParties parties, String run) {
        this.terminal = terminal;
        this.parties = parties;
        this.run = run;
        payments();
        wrongPayments();
        changes();
        inquiries();
    }

    /** All of them but what follows after a break, in order. */
    List<ConformanceCase> all() {
        return List.copyOf(cases);
    }

    /** One more payment, right in every respect, in the session after a break. */
    ConformanceCase afterBreak() {
        return of("resumption", reference -> mt103(reference).text(), TAKEN_BUT_NOT_JOINED);
    }

    /** The last message: a payment, right in every respect, that names the report by the digest of its lines. */
    ConformanceCase binding(String digest) {
        String lines = "CONFORMANCE " + ConformanceReport.PROFILE + "\r\n" + digest.substring(0, HALF_DIGEST) + "\r\n"
                + digest.substring(HALF_DIGEST);
        return of(
                "bound",
                reference -> mt103(reference).remittanceInformation(lines).text(),
                TAKEN_BUT_NOT_JOINED);
    }

    private void payments() {
        add("mt103", reference -> mt103(reference).text(), TAKEN_BUT_NOT_JOINED);
        add("mt205", reference -> mt205(reference).text(), TAKEN_BUT_NOT_JOINED);
        add("mt102", this::mt102, TAKEN_BUT_NOT_JOINED);
    }

    private void wrongPayments() {
        add(
                "priority-of-the-central-bank",
                reference -> mt103(reference).priority(20).text(),
                refused(RejectReason.PRIORITY_NOT_ALLOWED));
        add(
                "value-date-past",
                reference -> mt103(reference).valueDate(parties.yesterday()).text(),
                refused(RejectReason.VALUE_DATE_PAST));
        add(
                "account-of-another",
                reference -> mt103(reference)
                        .issuer(customer(parties.ownWithAccountOfOther()))
                        .text(),
                refused(RejectReason.ISSUER_ACCOUNT_OF_OTHER));
        add(
                "amount-with-point",
                reference -> mt103(reference).amount("AZN", "AZN10.10").text(),
                "900/" + FORMAT_AMOUNT);
        add(
                "type-that-is-not-taken",
                reference -> mt205(reference).text().replaceFirst("I205", "I202"),
                "900/" + FORMAT_TYPE);
    }

    private void changes() {
        String unknown = "/" + RejectReason.PAYMENT_UNKNOWN.code();
        add("cancellation-of-nothing", reference -> change(ChangeBuilder.cancellation(), reference), "250" + unknown);
        add("priority-of-nothing", reference -> change(ChangeBuilder.priority(40), reference), "252" + unknown);
    }

    private void inquiries() {
        String account = ":25:" + parties.own().account() + "\r\n";
        String foreign = ":25:" + parties.other().account() + "\r\n";
        add("mt920-941", reference -> inquiry(920, reference, ":12:941\r\n" + account), "941");
        add("mt920-942", reference -> inquiry(920, reference, ":12:942\r\n" + account + ":34F:AZN0,\r\n"), "942");
        add("smt801", reference -> inquiry(298, reference, ":12:801\r\n:77E:\r\n" + account), "851");
        add(
                "smt801-of-another",
                reference -> inquiry(298, reference, ":12:801\r\n:77E:\r\n" + foreign),
                refused(RejectReason.AUTHORITY_MISSING));
        add(
                "smt804-of-nothing",
                reference -> inquiry(298, reference, ":12:804\r\n:77E:\r\n:21:NEVER-SENT\r\n"),
                refused(RejectReason.ARGUMENT_UNKNOWN));
    }

    private String mt102(String reference) {
        byte[] batch = new BatchBuilder()
                .sender(terminal, 1)
                .reference(reference)
                .item("ITEM-1", "AZN10,10", customer(parties.own()), customer(parties.other()), "CONFORMANCE")
                .item("ITEM-2", "AZN5,00", customer(parties.own()), customer(parties.other()), "CONFORMANCE")
                .total(parties.today(), "AZN15,10")
                .build();
        return new String(batch, StandardCharsets.ISO_8859_1);
    }

    private String change(ChangeBuilder builder, String reference) {
        byte[] request = builder.sender(terminal, 1)
                .reference(reference)
                .payment("NEVER-SENT")
                .build();
        return new String(request, StandardCharsets.ISO_8859_1);
    }

    private String inquiry(int type, String reference, String fields) {
        return "{1:F01" + terminal + "0000000001}{2:I" + type + "NABZAZ2CXRTSN}{4:\r\n:20:" + reference + "\r\n"
                + fields + "-}";
    }

    private PaymentBuilder mt103(String reference) {
        return PaymentBuilder.mt103()
                .sender(terminal)
                .number(1)
                .reference(reference)
                .valueDate(parties.today())
                .amount("AZN", 1_010)
                .issuer(customer(parties.own()))
                .beneficiary(customer(parties.other()))
                .remittanceInformation("CONFORMANCE");
    }

    private PaymentBuilder mt205(String reference) {
        return PaymentBuilder.mt205()
                .sender(terminal)
                .number(1)
                .reference(reference)
                .valueDate(parties.today())
                .amount("AZN", 1_010)
                .issuer(parties.own())
                .beneficiary(parties.other())
                .senderToReceiver("/BNF/CONFORMANCE");
    }

    private static Party customer(Party bank) {
        return bank.withCustomer("CONFORMANCE", Iban.of(bank.bic().substring(0, 4), CUSTOMER), "");
    }

    private static String refused(RejectReason reason) {
        return "900/" + reason.code();
    }

    private interface Written {
        String as(String reference);
    }

    private void add(String name, Written message, String expected) {
        cases.add(of(name, message, expected));
    }

    private ConformanceCase of(String name, Written message, String expected) {
        String reference = run + String.format(Locale.ROOT, "-%02d", ++references);
        return new ConformanceCase(name, reference, message.as(reference), expected);
    }
}
