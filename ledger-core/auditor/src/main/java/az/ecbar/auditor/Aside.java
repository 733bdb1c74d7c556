package az.ecbar.auditor;

import java.util.Optional;

/**
 * 4.12.1: a payment that only the other side stops lets later payments of its account pass. The ledger says which ones it
 * sets aside and takes up; when it does not go on looking, they must be those and no others.
 */
final class Aside {
    private static final String RULE = "4.12.1";

    private final State state;

    Aside(State state) {
        this.state = state;
    }

    /** Told by the ledger: the beneficiary must be suspended, or its account full. */
    void set(Event.PaymentSetAside told) {
        Optional<Payment> meant = waiting(told.paymentId()).filter(payment -> !payment.isAside);
        if (meant.isEmpty()) {
            return;
        }
        Payment payment = meant.get();
        if (!payment.isStoppedByOther()) {
            state.findings.add(RULE, payment + " to wait in its turn", told.toString());
        }
        payment.isAside = true;
        state.evidence.strike(told);
    }

    /** Told by the ledger: nothing on the other side stops it any more. */
    void end(Event.PaymentTakenUp told) {
        Optional<Payment> meant = waiting(told.paymentId()).filter(payment -> payment.isAside);
        if (meant.isEmpty()) {
            return;
        }
        Payment payment = meant.get();
        if (payment.isStoppedByOther()) {
            state.findings.add(RULE, payment + " to stand aside", told.toString());
        }
        payment.isAside = false;
        state.evidence.strike(told);
    }

    /**
     * After every command, unless the ledger said that it goes on looking: who is suspended holds up nobody but itself, who is
     * not holds up nobody aside.
     */
    void requireSorted() {
        // While settlement is suspended room is not looked for (4.12.3); all are looked at when it is resumed.
        if (state.jobs.isSorting() || !state.day.isOpen() || state.day.suspended.contains(SystemPart.SETTLEMENT)) {
            return;
        }
        for (Payment payment : state.payments.waiting()) {
            if (payment.isAside ? !payment.isStoppedByOther() : payment.isHeldByOther()) {
                state.findings.add(
                        RULE,
                        payment + (payment.isAside ? " to be taken up" : " to stand aside"),
                        "it does not though nobody goes on looking");
            }
        }
    }

    private Optional<Payment> waiting(long id) {
        return state.payments.find(id).filter(Payment::isWaiting);
    }
}
