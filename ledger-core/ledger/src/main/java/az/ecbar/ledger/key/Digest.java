package az.ecbar.ledger.key;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A SHA-256 as four longs, re-used from command to command.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class Digest {
    /** Longs of a digest. */
    public static final int LONGS = 4;

    private final long[] words = new long[LONGS];

    /** Reads the 32 bytes at {@code offset}. */
    public Digest read(DirectBuffer buffer, int offset) {
        for (int i = 0; i < LONGS; i++) {
            words[i] = buffer.getLong(offset + i * 8);
        }
        return this;
    }

    /** Takes four longs of an array. */
    public Digest set(long[] from, int at) {
        System.arraycopy(from, at, words, 0, LONGS);
        return this;
    }

    /** Makes all bytes NUL. */
    public Digest clear() {
        Arrays.fill(words, 0);
        return this;
    }

    /** Copies the four longs into an array. */
    public void copyTo(long[] target, int at) {
        System.arraycopy(words, 0, target, at, LONGS);
    }

    /** Whether four longs of an array are this digest. */
    public boolean isAt(long[] other, int at) {
        return Arrays.equals(words, 0, LONGS, other, at, at + LONGS);
    }

    /** The words themselves, for use as a key; not to be changed. */
    public long[] words() {
        return words;
    }

    /** Writes the 32 bytes. */
    public void write(MutableDirectBuffer buffer, int offset) {
        for (int i = 0; i < LONGS; i++) {
            buffer.putLong(offset + i * 8, words[i]);
        }
    }
}
