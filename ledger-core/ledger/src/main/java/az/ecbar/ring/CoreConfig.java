package az.ecbar.ring;

/**
 * How the core agent works.
 *
 * @param maxBatch commands after which a force is due at the latest
 * @param hashPointInterval commands between two hash points (design D16)
 * @param clockLimitNs how far the wall clock may move away from the monotonic one
 * @param maxUncommitted commands that may be sequenced and not committed before banks are told to wait (design D22)
 */
public record CoreConfig(int maxBatch, long hashPointInterval, long clockLimitNs, int maxUncommitted) {
    /** The defaults. */
    public static CoreConfig standard() {
        return new CoreConfig(1024, 10_000, 1_000_000_000L, 8_192);
    }
}
