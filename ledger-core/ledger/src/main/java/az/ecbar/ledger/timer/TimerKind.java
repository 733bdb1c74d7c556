package az.ecbar.ledger.timer;

/** What a deadline is about; the number is part of the snapshot. */
public enum TimerKind {
    /** A transfer in parts stands still; subject is the sequence of its first part. */
    TRANSFER_EXPIRY(1),
    /** A proposal was not approved; subject is its id. */
    PROPOSAL_EXPIRY(2);

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
        return code == 1 ? TRANSFER_EXPIRY : PROPOSAL_EXPIRY;
    }
}
