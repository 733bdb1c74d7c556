package az.ecbar.ledger.participant;

/** Bits of the schema's StatusCauses set. */
public final class StatusCause {
    public static final int ORDER = 1;
    public static final int SEIZURE = 1 << 1;
    public static final int TECHNICAL = 1 << 2;
    public static final int REMOVED = 1 << 3;
    public static final int LEAVING = 1 << 4;

    /** Registered after the genesis, and not admitted yet (7-10.1). */
    public static final int JOINING = 1 << 5;

    /** Causes that end participation for good (7-10.4, 7-10.6). */
    public static final int GONE = REMOVED | LEAVING;

    /** Causes that suspend until they are lifted (7-10.2, 7-10.3): payments from and to it wait (4.12.1). */
    public static final int SUSPENDS = ORDER | SEIZURE | TECHNICAL;

    private StatusCause() {}
}
