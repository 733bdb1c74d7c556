package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Site;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * LOGON: who speaks, from where, and what it holds. The seal covers the bytes before it, from offset 4 on.
 *
 * <pre>
 *  16          27         28     29         32                40               48            80         112
 *  +-----------+----------+------+----------+-----------------+----------------+-------------+----------+------+
 *  | 11 chars  | char     | u8   | 3 bytes  | int64 highest   | int64 highest  | 32 bytes    | 32 bytes | seal |
 *  | BIC11     | terminal | site | 0        | output held     | receipt held   | fingerprint | nonce    |      |
 *  +-----------+----------+------+----------+-----------------+----------------+-------------+----------+------+
 * </pre>
 */
public final class LogonFrame {
    public static final int NONCE_LENGTH = 32;
    public static final int SEALED_LENGTH = 112;
    static final int BIC_OFFSET = 16;
    static final int TERMINAL_OFFSET = 27;
    static final int SITE_OFFSET = 28;
    static final int RESERVED_OFFSET = 29;
    static final int OUTPUT_OFFSET = 32;
    static final int RECEIPT_OFFSET = 40;
    static final int FINGERPRINT_OFFSET = 48;
    static final int NONCE_OFFSET = 80;
    private static final int BIC_LENGTH = 11;

    private final Seal seal = new Seal();
    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    /** Writes all but the length and the seal. */
    public static void encode(
            MutableDirectBuffer buffer,
            int offset,
            String bic,
            char terminal,
            Site site,
            long outputHeld,
            long receiptHeld,
            byte[] fingerprint,
            byte[] nonce) {
        FrameHeader.encode(buffer, offset, 0, FrameType.LOGON, 0);
        buffer.putBytes(offset + BIC_OFFSET, bic.getBytes(StandardCharsets.US_ASCII), 0, BIC_LENGTH);
        buffer.putByte(offset + TERMINAL_OFFSET, (byte) terminal);
        buffer.putByte(offset + SITE_OFFSET, (byte) site.wireCode());
        buffer.setMemory(offset + RESERVED_OFFSET, OUTPUT_OFFSET - RESERVED_OFFSET, (byte) 0);
        buffer.putLong(offset + OUTPUT_OFFSET, outputHeld, LITTLE_ENDIAN);
        buffer.putLong(offset + RECEIPT_OFFSET, receiptHeld, LITTLE_ENDIAN);
        buffer.putBytes(offset + FINGERPRINT_OFFSET, fingerprint, 0, Seal.FINGERPRINT_LENGTH);
        buffer.putBytes(offset + NONCE_OFFSET, nonce, 0, NONCE_LENGTH);
    }

    /** Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        if (!FrameHeader.isFrame(buffer, offset, length, FrameType.LOGON, SEALED_LENGTH)
                || FrameHeader.sessionId(buffer, offset) != 0
                || !isBic(buffer, offset + BIC_OFFSET)
                || terminal() < 'A'
                || terminal() > 'Z'
                || !Site.isKnown(buffer.getByte(offset + SITE_OFFSET))
                || !FrameHeader.isZero(buffer, offset + RESERVED_OFFSET, OUTPUT_OFFSET - RESERVED_OFFSET)
                || outputHeld() < 0
                || receiptHeld() < 0
                || !seal.wrap(buffer, offset + SEALED_LENGTH, length - SEALED_LENGTH)) {
            return CtnCode.MALFORMED_FRAME;
        }
        return CtnCode.NONE;
    }

    private static boolean isBic(DirectBuffer buffer, int offset) {
        for (int i = 0; i < BIC_LENGTH; i++) {
            byte c = buffer.getByte(offset + i);
            boolean letter = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && (!digit || i < 6)) {
                return false;
            }
        }
        return true;
    }

    public String bic() {
        return buffer.getStringWithoutLengthAscii(offset + BIC_OFFSET, BIC_LENGTH);
    }

    public char terminal() {
        return (char) buffer.getByte(offset + TERMINAL_OFFSET);
    }

    public Site site() {
        return Site.ofWireCode(buffer.getByte(offset + SITE_OFFSET));
    }

    public long outputHeld() {
        return buffer.getLong(offset + OUTPUT_OFFSET, LITTLE_ENDIAN);
    }

    public long receiptHeld() {
        return buffer.getLong(offset + RECEIPT_OFFSET, LITTLE_ENDIAN);
    }

    public void copyFingerprint(byte[] target) {
        buffer.getBytes(offset + FINGERPRINT_OFFSET, target, 0, Seal.FINGERPRINT_LENGTH);
    }

    public void copyNonce(byte[] target) {
        buffer.getBytes(offset + NONCE_OFFSET, target, 0, NONCE_LENGTH);
    }

    public Seal seal() {
        return seal;
    }
}
