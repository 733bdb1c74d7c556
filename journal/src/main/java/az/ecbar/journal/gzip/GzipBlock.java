package az.ecbar.journal.gzip;

import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One member of a compressed file, and how it is made and read. Owned by one thread.
 *
 * <pre>
 *  0 byte   0x1f 0x8b 8       gzip, deflated
 *  3 byte   4                 there is an extra field
 *  4 int32  0, 8 byte 0, 9 byte 255
 * 10 int16  12                length of the extra field
 * 12 byte   'E' 'C'
 * 14 int16  8
 * 16 int32  member            bytes of this member, header included
 * 20 int32  plain             bytes that it holds: the same in all but the last
 * 24 ...    deflated bytes
 *    int32  crc32 of the plain bytes, int32 plain
 * </pre>
 *
 * All numbers little endian.
 */
public final class GzipBlock implements AutoCloseable {
    /** Plain bytes of every member but the last. */
    public static final int PLAIN_LENGTH = 256 * 1024;

    /** No member is longer. */
    public static final int MAX_LENGTH = PLAIN_LENGTH + PLAIN_LENGTH / 8 + 1024;

    static final int HEADER_LENGTH = 24;
    private static final int TRAILER_LENGTH = 8;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int MAGIC_AND_FLAGS = 0x0408_8b1f;
    private static final int EXTRA_LENGTH = 12;
    private static final int MARK_AND_LENGTH = 0x0008_4345;
    private static final int UNKNOWN_SYSTEM = 0xFF;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] plain = new byte[PLAIN_LENGTH];
    private final byte[] packed = new byte[MAX_LENGTH];

    /** For a writer or a reader of one thread; to be closed, since it holds memory of the system's library. */
    public GzipBlock() {}

    /** Writes a member that holds the given bytes, and returns its length. */
    public int write(DirectBuffer source, int offset, int length, MutableDirectBuffer target) {
        source.getBytes(offset, plain, 0, length);
        deflater.reset();
        deflater.setInput(plain, 0, length);
        deflater.finish();
        int deflated = deflater.deflate(packed, 0, MAX_LENGTH - HEADER_LENGTH - TRAILER_LENGTH);
        if (!deflater.finished()) {
            throw new IllegalStateException(length + " bytes do not fit a member");
        }
        int member = HEADER_LENGTH + deflated + TRAILER_LENGTH;
        target.putInt(0, MAGIC_AND_FLAGS, ORDER);
        target.putInt(4, 0, ORDER);
        target.putByte(8, (byte) 0);
        target.putByte(9, (byte) UNKNOWN_SYSTEM);
        target.putShort(10, (short) EXTRA_LENGTH, ORDER);
        target.putInt(12, MARK_AND_LENGTH, ORDER);
        target.putInt(16, member, ORDER);
        target.putInt(20, length, ORDER);
        target.putBytes(HEADER_LENGTH, packed, 0, deflated);
        target.putInt(HEADER_LENGTH + deflated, crcOf(length), ORDER);
        target.putInt(HEADER_LENGTH + deflated + Integer.BYTES, length, ORDER);
        return member;
    }

    /** Whether a header of {@value #HEADER_LENGTH} bytes begins a member of this kind. */
    static boolean isHeader(DirectBuffer header) {
        return header.getInt(0, ORDER) == MAGIC_AND_FLAGS
                && header.getShort(10, ORDER) == EXTRA_LENGTH
                && header.getInt(12, ORDER) == MARK_AND_LENGTH
                && memberLength(header) > HEADER_LENGTH + TRAILER_LENGTH
                && memberLength(header) <= MAX_LENGTH
                && plainLength(header) > 0
                && plainLength(header) <= PLAIN_LENGTH;
    }

    static int memberLength(DirectBuffer header) {
        return header.getInt(16, ORDER);
    }

    static int plainLength(DirectBuffer header) {
        return header.getInt(20, ORDER);
    }

    /**
     * Unpacks a member whose header was found sound.
     *
     * @throws ZipException if it is not as it was written
     */
    void read(DirectBuffer member, UnsafeBuffer target) throws ZipException {
        int length = plainLength(member);
        int deflated = memberLength(member) - HEADER_LENGTH - TRAILER_LENGTH;
        member.getBytes(HEADER_LENGTH, packed, 0, deflated);
        inflater.reset();
        inflater.setInput(packed, 0, deflated);
        try {
            if (inflater.inflate(plain, 0, length) != length) {
                throw new ZipException("a member holds less than it says");
            }
        } catch (DataFormatException e) {
            throw new ZipException("a member cannot be unpacked: " + e.getMessage());
        }
        int trailer = HEADER_LENGTH + deflated;
        if (member.getInt(trailer, ORDER) != crcOf(length) || member.getInt(trailer + 4, ORDER) != length) {
            throw new ZipException("a member's checksum differs");
        }
        target.putBytes(0, plain, 0, length);
    }

    private int crcOf(int length) {
        crc.reset();
        crc.update(plain, 0, length);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
