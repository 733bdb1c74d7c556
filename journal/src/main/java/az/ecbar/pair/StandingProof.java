package az.ecbar.pair;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands among the orders of an epoch's first record when its owner is alone by a standing order: where in the same
 * journal the two operators signed it, since when the owner is alone, and for how long it may be.
 *
 * <pre>
 *  0          8          16         24        32        40
 *  +----------+----------+----------+---------+---------+
 *  | STANDING | int64    | int64    | int64   | int64   |
 *  |          | proposal | approval | since   | longest |
 *  +----------+----------+----------+---------+---------+
 * </pre>
 *
 * Little endian; since in UTC nanoseconds, longest in nanoseconds. An owner that starts again, or whose standby promised
 * more, says the same in its next epoch: so nothing but a word of operators, or a standby that is counted in, ends it.
 */
record StandingProof(long proposalId, long approvalSequence, long sinceNs, long longestNs) {
    private static final long MAGIC = 0x474E49444E415453L;
    private static final int LENGTH = 40;

    static StandingProof of(StandingOrder.Terms terms, long sinceNs) {
        return new StandingProof(terms.proposalId(), terms.approvalSequence(), sinceNs, terms.longestNs());
    }

    /** Null if these are other orders, or none. */
    static @Nullable StandingProof read(DirectBuffer orders) {
        if (orders.capacity() != LENGTH || orders.getLong(0, LITTLE_ENDIAN) != MAGIC) {
            return null;
        }
        return new StandingProof(
                orders.getLong(8, LITTLE_ENDIAN),
                orders.getLong(16, LITTLE_ENDIAN),
                orders.getLong(24, LITTLE_ENDIAN),
                orders.getLong(32, LITTLE_ENDIAN));
    }

    DirectBuffer write() {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[LENGTH]);
        bytes.putLong(0, MAGIC, LITTLE_ENDIAN);
        bytes.putLong(8, proposalId, LITTLE_ENDIAN);
        bytes.putLong(16, approvalSequence, LITTLE_ENDIAN);
        bytes.putLong(24, sinceNs, LITTLE_ENDIAN);
        bytes.putLong(32, longestNs, LITTLE_ENDIAN);
        return bytes;
    }
}
