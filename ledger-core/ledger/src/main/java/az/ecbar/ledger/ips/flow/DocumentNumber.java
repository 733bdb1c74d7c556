package az.ecbar.ledger.ips.flow;

import az.ecbar.schema.IpsFlow;
import org.agrona.DirectBuffer;

/**
 * A document number, which is a text of at most 35 bytes (MsgId, TxId, RtrId), as the fingerprint that is remembered of
 * it. Re-used from command to command.
 *
 * <pre>
 *   key[0]  64 bits of the fingerprint
 *   key[1]  36 bits of the fingerprint | participant, 24 bits | kind of number, 4 bits
 * </pre>
 *
 * <p>Sender and kind stand in the key as they are, so that nobody's numbers can collide with another one's: of two numbers
 * of one sender the chance is 2^-100 (docs/adr/0062). Owned by the ledger's thread; no allocation.
 *
 * @rule 5-1.9.3
 */
public final class DocumentNumber {
    /** Length of the field in bytes. */
    public static final int LENGTH = 35;

    /** Longs of a key. */
    static final int KEY_LONGS = 2;

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long OTHER_MIX = 0xC2B2AE3D27D4EB4FL;
    private static final int KIND_BITS = 4;
    private static final int OWNER_BITS = 28;
    private static final int MESSAGE_ID = 0;

    private long first;
    private long second;
    private boolean isAbsent = true;

    /** Reads the 35 bytes at {@code offset}. */
    public DocumentNumber read(DirectBuffer buffer, int offset) {
        long all = 0;
        first = MIX;
        second = OTHER_MIX;
        for (int i = 0; i < 4; i++) {
            long word = buffer.getLong(offset + i * 8);
            all |= word;
            take(word);
        }
        long last = (buffer.getShort(offset + 32) & 0xFFFFL) | (buffer.getByte(offset + 34) & 0xFFL) << 16;
        take(last);
        isAbsent = (all | last) == 0;
        first = finish(first);
        second = finish(second ^ first);
        return this;
    }

    /** Whether there is no number: all bytes NUL. */
    public boolean isAbsent() {
        return isAbsent;
    }

    /** The key of this text as the MsgId of a participant's message. */
    long[] messageKey(int participantId, long[] key) {
        return key(participantId, MESSAGE_ID, key);
    }

    /** The key of this text as the number of a participant's payment or refund. */
    long[] numberKey(int participantId, IpsFlow flow, long[] key) {
        return key(participantId, flow.value(), key);
    }

    private long[] key(int participantId, int kind, long[] key) {
        key[0] = first;
        key[1] = second << OWNER_BITS | (long) participantId << KIND_BITS | kind;
        return key;
    }

    private void take(long word) {
        first = (first ^ word) * OTHER_MIX;
        first ^= first >>> 31;
        second = (Long.rotateLeft(second, 27) ^ word * MIX) * OTHER_MIX + MIX;
    }

    private static long finish(long of) {
        long mixed = (of ^ of >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
