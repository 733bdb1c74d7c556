package az.ecbar.ledger.event;

import org.agrona.DirectBuffer;

/**
 * The running hash over all events (design D16): it shows that two ledgers said the same, not that nobody forged it;
 * against forgery stands the chain of the journal. Four independent lanes of 64 bits, so that a batch costs little.
 *
 * <p>Owned by the ledger's thread; no allocation. Input lengths are multiples of 8.
 */
final class EventHash {
    private static final long PRIME_A = 0x9E3779B185EBCA87L;
    private static final long PRIME_B = 0xC2B2AE3D27D4EB4FL;
    private static final int LANE_BYTES = 32;

    private EventHash() {}

    /** The hash that follows {@code previous} after these bytes. */
    static long next(long previous, DirectBuffer buffer, int offset, int lengthBytes) {
        long a = previous ^ PRIME_A;
        long b = previous + PRIME_B;
        long c = Long.rotateLeft(previous, 17);
        long d = ~previous;
        int at = offset;
        int end = offset + lengthBytes;
        for (; at + LANE_BYTES <= end; at += LANE_BYTES) {
            a = round(a, buffer.getLong(at));
            b = round(b, buffer.getLong(at + 8));
            c = round(c, buffer.getLong(at + 16));
            d = round(d, buffer.getLong(at + 24));
        }
        for (; at < end; at += 8) {
            a = round(a, buffer.getLong(at));
        }
        long hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
        return finish(hash ^ lengthBytes);
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * PRIME_B, 31) * PRIME_A;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * PRIME_B;
        mixed = (mixed ^ (mixed >>> 29)) * PRIME_A;
        return mixed ^ (mixed >>> 32);
    }
}
