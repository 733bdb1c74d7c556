package az.ecbar.ops.projection;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a console asks about past days, little endian (docs/protocol/console.md):
 *
 * <pre>
 *  0 uint8  version, 1
 *  1 uint8  what: 2 past days
 *  2 uint8  which: 1 how far the projection is, 2 MT950, 3 MT941, 4 MT942, 5 a payment by our reference,
 *           6 payments by the sender's reference, 7 what important participants owe, 8 shares of a year's value,
 * 9 entries of the register of continuity, 10 a day of a participant by the sites of its sessions
 *  3 uint8  0
 *  4 int32  the AZIPS day, yyyymmdd; of 7, 8 and 9 any day of the year; 0 where none is meant
 *  8 int64  number of the question, chosen by the console, so that each answer is told from those before it
 * 16 int32  page, from 1
 * 20        text: account number and currency, reference, or BIC; of 7 empty for all whose duties want attention
 * </pre>
 *
 * @param which one of the constants
 * @param date yyyymmdd, or 0
 * @param asked number of the question
 * @param page from 1
 * @param text ASCII, at most {@value #MAX_TEXT} characters
 */
public record PastQuestion(int which, int date, long asked, int page, String text) {
    public static final int STATUS = 1;
    public static final int STATEMENT = 2;
    public static final int BALANCE = 3;
    public static final int INTERIM = 4;
    public static final int PAYMENT = 5;
    public static final int PAYMENTS = 6;
    public static final int DUTIES = 7;
    public static final int SHARES = 8;
    public static final int ENTRIES = 9;
    public static final int WORKED = 10;

    /** Second byte of the question. */
    static final int WHAT = 2;

    private static final int VERSION = 1;
    private static final int TEXT_OFFSET = 20;
    private static final int MAX_TEXT = 44;

    public PastQuestion {
        if (which < STATUS || which > WORKED || page < 1 || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("no question: " + which + ", page " + page + ", '" + text + "'");
        }
    }

    /** The question's bytes. */
    public byte[] encode() {
        byte[] bytes = new byte[TEXT_OFFSET + text.length()];
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        buffer.putByte(0, (byte) VERSION);
        buffer.putByte(1, (byte) WHAT);
        buffer.putByte(2, (byte) which);
        buffer.putInt(4, date, LITTLE_ENDIAN);
        buffer.putLong(8, asked, LITTLE_ENDIAN);
        buffer.putInt(16, page, LITTLE_ENDIAN);
        buffer.putBytes(TEXT_OFFSET, text.getBytes(StandardCharsets.US_ASCII));
        return bytes;
    }

    /** The question that the bytes are, or null if they are none. */
    static @Nullable PastQuestion read(DirectBuffer buffer, int offset, int length) {
        if (length < TEXT_OFFSET
                || length > TEXT_OFFSET + MAX_TEXT
                || buffer.getByte(offset) != VERSION
                || buffer.getByte(offset + 1) != WHAT) {
            return null;
        }
        int which = buffer.getByte(offset + 2);
        int page = buffer.getInt(offset + 16, LITTLE_ENDIAN);
        return which < STATUS || which > WORKED || page < 1
                ? null
                : new PastQuestion(
                        which,
                        buffer.getInt(offset + 4, LITTLE_ENDIAN),
                        buffer.getLong(offset + 8, LITTLE_ENDIAN),
                        page,
                        buffer.getStringWithoutLengthAscii(offset + TEXT_OFFSET, length - TEXT_OFFSET));
    }
}
