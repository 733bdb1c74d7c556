package az.ecbar.port;

/**
 * Tells the time to the duty cycles. The ledger never sees it: time reaches the ledger as data of a record.
 *
 * <p>Implementations may be called from any thread, do not allocate and do not fail.
 */
public interface Clock {
    /** UTC, nanoseconds since 1970; may jump when somebody sets the machine's clock. */
    long utcNs();

    /** Nanoseconds since an arbitrary point; never goes back. */
    long monotonicNs();
}
