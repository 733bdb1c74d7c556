package az.ecbar.stp.store;

/**
 * When the store is rewritten.
 *
 * @param rewriteAboveBytes a file shorter than this is not rewritten while the adapter runs
 * @param rewriteChunkBytes about how much goes into one frame of a rewritten file
 */
public record StoreLimits(long rewriteAboveBytes, int rewriteChunkBytes) {
    public static final StoreLimits DEFAULT = new StoreLimits(64L << 20, 1 << 20);
}
