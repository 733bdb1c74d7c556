package az.ecbar.pair.data;

/**
 * How records are protected on their way.
 *
 * @param isSealed whether they are encrypted; may be false only where both ends are this host's own loopback
 * @param numbersPerKeyBits a key serves two to the power of this many messages
 */
public record DataSealing(boolean isSealed, int numbersPerKeyBits) {
    /** At 4 KiB 2^34 blocks under a key, within the limit that RFC 8446 (5.5) sets for AES-GCM. */
    public static final int MAX_NUMBERS_PER_KEY_BITS = 26;

    public DataSealing {
        if (numbersPerKeyBits < 0 || numbersPerKeyBits > MAX_NUMBERS_PER_KEY_BITS) {
            throw new IllegalArgumentException("a key serves 2^" + numbersPerKeyBits + " messages");
        }
    }

    /** AES-256-GCM, a new key every 2^26 messages. */
    public static DataSealing sealed() {
        return new DataSealing(true, MAX_NUMBERS_PER_KEY_BITS);
    }

    /** In clear: for loopback alone. */
    public static DataSealing inClear() {
        return new DataSealing(false, MAX_NUMBERS_PER_KEY_BITS);
    }
}
