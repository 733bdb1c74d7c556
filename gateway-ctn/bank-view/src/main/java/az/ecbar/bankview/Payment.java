package az.ecbar.bankview;

import java.time.LocalDate;

/** A payment that passed the checks of 4.8. */
final class Payment {
    /** What can be with a payment. */
    enum State {
        KEPT,
        WAITING,
        SETTLED,
        ANNULLED
    }

    /** The system's number of the input. */
    final long sequence;

    final Instruction.Payment content;

    /** The AZIPS day on which it was taken. */
    final LocalDate taken;

    final Register.Participant sender;
    final Account debit;
    final Account credit;
    final String uetr;

    /** Of a message that came in ISO 20022 what it is; else empty. */
    final String definition;

    int priority;
    State state = State.WAITING;

    /** Why it was annulled. */
    int endReason;

    /** The cause to wait that its sender was told last; 0: none yet. */
    int told;

    Payment(
            long sequence,
            Instruction.Payment content,
            LocalDate taken,
            Register.Participant sender,
            Account debit,
            Account credit,
            String uetr,
            String definition,
            int priority) {
        this.sequence = sequence;
        this.content = content;
        this.taken = taken;
        this.sender = sender;
        this.debit = debit;
        this.credit = credit;
        this.uetr = uetr;
        this.definition = definition;
        this.priority = priority;
    }

    boolean isPending() {
        return state == State.WAITING || state == State.KEPT;
    }

    /** AZIPS's reference of the input with this number. */
    static String ourReference(long sequence) {
        String digits = String.valueOf(sequence);
        return "A" + "0".repeat(15 - digits.length()) + digits;
    }

    @Override
    public String toString() {
        return content.reference() + " of " + sender.bic() + " (" + ourReference(sequence) + ", " + state + ")";
    }
}
