package az.ecbar.port;

/**
 * Source of random bytes for nonces, ids and back-off; never used by the ledger.
 *
 * <p>Called from the thread of the duty cycle that owns it.
 */
public interface Randomness {
    /** Fills the whole array. */
    void fill(byte[] target);
}
