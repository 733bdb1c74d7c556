package az.ecbar.bankview;

import az.ecbar.bankview.Decision.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executes in the auditor's books what the banks were told was executed (4.10), if it may be. */
final class Settlement {
    private final Centre centre;
    private final Waiting waiting;
    private final Drafts drafts;
    private final Ears ears;
    private final Findings findings;

    Settlement(Centre centre, Waiting waiting, Drafts drafts, Ears ears, Findings findings) {
        this.centre = centre;
        this.waiting = waiting;
        this.drafts = drafts;
        this.ears = ears;
        this.findings = findings;
    }

    /** Takes one payment of which all sides were told next that it was executed; false: there is none. */
    boolean next(Moment moment) {
        for (Output output : moment.fronts()) {
            Payment payment = output.type.equals("900") ? centre.payments.get(output.meant()) : null;
            if (payment != null && payment.isPending() && isTold(moment, payment)) {
                execute(moment, payment);
                return true;
            }
        }
        return false;
    }

    /** What may have been told by a later command as well was told by this one, if it was allowed by then. */
    private boolean isTold(Moment moment, Payment payment) {
        Map<String, List<Draft>> told = new LinkedHashMap<>();
        for (Draft draft : all(payment)) {
            told.computeIfAbsent(draft.bic(), _ -> new ArrayList<>()).add(draft);
        }
        boolean isTold =
                told.entrySet().stream().allMatch(entry -> Ears.begins(moment, entry.getKey(), entry.getValue()));
        return isTold && (wrong(payment).isEmpty() || told.keySet().stream().noneMatch(bic -> isLoose(moment, bic)));
    }

    private static boolean isLoose(Moment moment, String bic) {
        Output front = moment.front(bic);
        return front != null && moment.isLoose(front);
    }

    private void execute(Moment moment, Payment payment) {
        requireAllowed(moment, payment);
        book(payment.debit, payment, false);
        book(payment.credit, payment, true);
        end(payment);
        all(payment).forEach(draft -> ears.require(moment, draft, "4.10.2, 4.19"));
    }

    /** It waits no more. */
    void end(Payment payment) {
        boolean _ = payment.debit.queue.remove(payment);
        payment.state = Payment.State.SETTLED;
    }

    /** Empty: it may be executed. */
    private String wrong(Payment payment) {
        if (!centre.isOpen || payment.state == Payment.State.KEPT) {
            return "outside of its day (3.7, 3.8)";
        }
        if (waiting.isStopped(payment)) {
            return "though it was stopped (4.12.1, 4.12.3)";
        }
        if (!payment.equals(waiting.head(payment.debit))) {
            return "before its turn (4.11)";
        }
        return payment.debit.balance.compareTo(payment.content.amount()) < 0
                ? "without funds (4.12.2): " + payment.debit.balance
                : "";
    }

    private void requireAllowed(Moment moment, Payment payment) {
        String wrong = wrong(payment);
        if (!wrong.isEmpty()) {
            findings.add(moment.sequence, "4.12", payment + " was executed " + wrong);
        }
    }

    /** All that is told of an execution, in the order in which it is told. */
    private List<Draft> all(Payment payment) {
        List<Draft> all = new ArrayList<>(issuerSide(payment));
        all.addAll(beneficiarySide(payment));
        all.addAll(byAuthority(payment, false));
        all.addAll(byAuthority(payment, true));
        return all;
    }

    List<Draft> issuerSide(Payment payment) {
        List<Draft> told = new ArrayList<>();
        told.add(Drafts.debited(payment, payment.debit.owner.bic()));
        if (centre.wantsExecutionNotice(payment.sender)) {
            told.add(drafts.executed(payment));
        }
        return told;
    }

    static List<Draft> beneficiarySide(Payment payment) {
        return List.of(Drafts.forwarded(payment), Drafts.credited(payment, payment.credit.owner.bic()));
    }

    List<Draft> byAuthority(Payment payment, boolean isCredit) {
        Account account = isCredit ? payment.credit : payment.debit;
        return centre.grantees(account, Scope.ADVICE).stream()
                .map(grantee ->
                        isCredit ? Drafts.credited(payment, grantee.bic()) : Drafts.debited(payment, grantee.bic()))
                .toList();
    }

    void book(Account account, Payment payment, boolean isCredit) {
        Instruction.Payment content = payment.content;
        String line = line(
                account,
                Money.date(content.valueDate()),
                isCredit,
                content.amount(),
                "S" + content.type() + content.reference(),
                payment.sequence);
        post(account, isCredit, content.amount(), line);
    }

    private String line(
            Account account, String valueDate, boolean isCredit, BigDecimal amount, String what, long sequence) {
        return ":61:" + valueDate + Money.date(centre.day).substring(2) + (isCredit ? "C" : "D")
                + Money.text(account.held.currency(), amount) + what + "//" + Payment.ourReference(sequence) + "\r\n";
    }

    private static void post(Account account, boolean isCredit, BigDecimal amount, String line) {
        account.balance = isCredit ? account.balance.add(amount) : account.balance.subtract(amount);
        account.entries.add(new Entry(isCredit, amount, line));
    }

    /** Money that the Central Bank issues to an account, or takes back. */
    void ofCentralBank(Moment moment, boolean isIssue, Account account, BigDecimal amount, String reference) {
        String line = line(account, Money.date(centre.day), isIssue, amount, "NMSC" + reference, moment.sequence);
        post(account, isIssue, amount, line);
        if (account.balance.signum() < 0) {
            findings.add(moment.sequence, "3.2.4", account + " is below zero: " + account.balance);
        }
        List<String> told = new ArrayList<>(List.of(account.owner.bic()));
        centre.grantees(account, Scope.ADVICE).forEach(grantee -> told.add(grantee.bic()));
        for (String bic : told) {
            Draft draft = drafts.ofCentralBank(moment.sequence, bic, isIssue, account, centre.day, amount, reference);
            ears.require(moment, draft, "4.19");
        }
    }
}
