package az.ecbar.ledger.participant;

/** Bits of the schema's StatusCauses set. */
public final class StatusCause {
    public static final int ORDER = 1;
    public static final int SEIZURE = 1 << 1;
    public static final int TECHNICAL = 1 << 2;
    public static final int REMOVED = 1 << 3;
    public static final int LEAVING = 1 << 4;

    /** Causes that end participation for good (7-10.4, 7-10.6). */
    public static final int GONE = REMOVED | LEAVING;

    private StatusCause() {}
}
