package az.ecbar.ring;

/**
 * How the core agent works.
 *
 * @param maxBatch commands after which a force is due at the latest
 * @param hashPointInterval commands between two hash points (design D16)
 * @param clockLimitNs how far the wall clock may move away from the monotonic one
 * @param epoch epoch under which this node sequences
 */
public record CoreConfig(int maxBatch, long hashPointInterval, long clockLimitNs, int epoch) {
    /** The defaults, for an epoch. */
    public static CoreConfig standard(int epoch) {
        return new CoreConfig(1024, 10_000, 1_000_000_000L, epoch);
    }
}
