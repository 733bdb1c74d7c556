package az.ecbar.pair;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.port.Randomness;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Sixteen bytes that tell a ledger, a data folder or a witness from all others; all zeros while there is none. */
public record Identity(long low, long high) {
    /** Bytes of an identity. */
    public static final int LENGTH = 16;

    /** No ledger, folder or witness. */
    public static final Identity NONE = new Identity(0, 0);

    /** Reads one. */
    public static Identity read(DirectBuffer buffer, int offset) {
        return new Identity(buffer.getLong(offset, LITTLE_ENDIAN), buffer.getLong(offset + 8, LITTLE_ENDIAN));
    }

    /** That of the first 16 bytes. */
    public static Identity of(byte[] bytes) {
        return read(new UnsafeBuffer(bytes), 0);
    }

    /** Makes a new one. */
    public static Identity random(Randomness randomness) {
        byte[] bytes = new byte[LENGTH];
        randomness.fill(bytes);
        return of(bytes);
    }

    /** Writes it. */
    public void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, low, LITTLE_ENDIAN);
        buffer.putLong(offset + 8, high, LITTLE_ENDIAN);
    }

    /** Its 16 bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[LENGTH];
        write(new UnsafeBuffer(bytes), 0);
        return bytes;
    }

    /** Whether it stands for nothing. */
    public boolean isNone() {
        return low == 0 && high == 0;
    }

    /** Whether both are the same, or one of them is not known yet. */
    public boolean fits(Identity other) {
        return isNone() || other.isNone() || equals(other);
    }

    @Override
    public String toString() {
        return "%016x%016x".formatted(Long.reverseBytes(low), Long.reverseBytes(high));
    }
}
