package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The bytes of a NAK: the input that proposed this message's number is not recorded.
 *
 * <pre>
 *  0               8              16                  48       50            52
 *  +---------------+--------------+-------------------+--------+-------------+------------------+
 *  | int64 number  | int64 time   | 32 bytes digest   | uint16 | uint16      | text, UTF-8,     |
 *  | expected next | UTC ns       | of the input or 0 | code   | text length | at most 200      |
 *  +---------------+--------------+-------------------+--------+-------------+------------------+
 * </pre>
 */
public final class NakPayload {
    static final int EXPECTED_OFFSET = 0;
    static final int TIME_OFFSET = 8;
    static final int DIGEST_OFFSET = 16;
    static final int CODE_OFFSET = 48;
    static final int TEXT_LENGTH_OFFSET = 50;
    static final int TEXT_OFFSET = 52;
    private static final int DIGEST_LENGTH = 32;
    private static final int MAX_TEXT_LENGTH = 200;

    /** The longest payload. */
    public static final int MAX_LENGTH = TEXT_OFFSET + MAX_TEXT_LENGTH;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    /** Returns the payload's length. */
    public static int encode(
            MutableDirectBuffer buffer,
            int offset,
            long expectedNumber,
            long timeNs,
            byte[] digest,
            CtnCode code,
            String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int textLength = Math.min(bytes.length, MAX_TEXT_LENGTH);
        buffer.putLong(offset + EXPECTED_OFFSET, expectedNumber, LITTLE_ENDIAN);
        buffer.putLong(offset + TIME_OFFSET, timeNs, LITTLE_ENDIAN);
        buffer.putBytes(offset + DIGEST_OFFSET, digest, 0, DIGEST_LENGTH);
        buffer.putShort(offset + CODE_OFFSET, (short) code.wireCode(), LITTLE_ENDIAN);
        buffer.putShort(offset + TEXT_LENGTH_OFFSET, (short) textLength, LITTLE_ENDIAN);
        buffer.putBytes(offset + TEXT_OFFSET, bytes, 0, textLength);
        return TEXT_OFFSET + textLength;
    }

    /** True if the bytes are a NAK and the accessors may be used. */
    public boolean wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        return length >= TEXT_OFFSET
                && length <= MAX_LENGTH
                && expectedNumber() >= 1
                && CtnCode.isKnown(buffer.getShort(offset + CODE_OFFSET, LITTLE_ENDIAN) & 0xFFFF)
                && textLength() == length - TEXT_OFFSET;
    }

    private int textLength() {
        return buffer.getShort(offset + TEXT_LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    /** The number that the centre takes next. */
    public long expectedNumber() {
        return buffer.getLong(offset + EXPECTED_OFFSET, LITTLE_ENDIAN);
    }

    public void copyDigest(byte[] target) {
        buffer.getBytes(offset + DIGEST_OFFSET, target, 0, DIGEST_LENGTH);
    }

    public CtnCode code() {
        return CtnCode.ofWireCode(buffer.getShort(offset + CODE_OFFSET, LITTLE_ENDIAN) & 0xFFFF);
    }

    public String text() {
        return buffer.getStringWithoutLengthUtf8(offset + TEXT_OFFSET, textLength());
    }
}
