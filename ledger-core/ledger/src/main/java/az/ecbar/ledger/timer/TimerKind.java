package az.ecbar.ledger.timer;

import az.ecbar.ledger.violation.InvariantViolation;

/** What a deadline is about; the number is part of the snapshot. */
public enum TimerKind {
    /** A transfer in parts stands still; subject is the sequence of its first part. */
    TRANSFER_EXPIRY(1),
    /** A proposal was not approved; subject is its id. */
    PROPOSAL_EXPIRY(2),
    /** It is time to look for a gridlock; subject is the date of the AZIPS day. */
    GRIDLOCK(40),
    /** It is time to adjust accounts by what went through IPS; subject is the date of the AZIPS day. */
    IPS_ADJUSTMENT(90);

    private final int code;

    TimerKind(int code) {
        this.code = code;
    }

    /** Number in the snapshot. */
    public int code() {
        return code;
    }

    /** The kind with this number in a snapshot. */
    public static TimerKind of(int code) {
        return switch (code) {
            case 1 -> TRANSFER_EXPIRY;
            case 2 -> PROPOSAL_EXPIRY;
            case 40 -> GRIDLOCK;
            case 90 -> IPS_ADJUSTMENT;
            default -> throw new InvariantViolation("timer of unknown kind " + code);
        };
    }
}
