package az.ecbar.pair;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The link of a record: who has one of the same sequence and link has all before it, too. */
public record Link(long first, long second, long third, long fourth) {
    /** Bytes of a link. */
    public static final int LENGTH = 32;

    /** That of sequence 0. */
    public static final Link ZERO = new Link(0, 0, 0, 0);

    /** Reads one. */
    public static Link read(DirectBuffer buffer, int offset) {
        return new Link(
                buffer.getLong(offset, LITTLE_ENDIAN),
                buffer.getLong(offset + 8, LITTLE_ENDIAN),
                buffer.getLong(offset + 16, LITTLE_ENDIAN),
                buffer.getLong(offset + 24, LITTLE_ENDIAN));
    }

    /** That of 32 bytes. */
    public static Link of(byte[] bytes) {
        return read(new UnsafeBuffer(bytes), 0);
    }

    /** Writes it. */
    public void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, first, LITTLE_ENDIAN);
        buffer.putLong(offset + 8, second, LITTLE_ENDIAN);
        buffer.putLong(offset + 16, third, LITTLE_ENDIAN);
        buffer.putLong(offset + 24, fourth, LITTLE_ENDIAN);
    }

    /** Its 32 bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[LENGTH];
        write(new UnsafeBuffer(bytes), 0);
        return bytes;
    }

    @Override
    public String toString() {
        return "%016x…".formatted(Long.reverseBytes(first));
    }
}
