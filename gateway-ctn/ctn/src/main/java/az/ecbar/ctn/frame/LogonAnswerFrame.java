package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * LOGON_ANSWER: where the centre stands, and the limits. The seal covers the bytes before it, from offset 4 on.
 *
 * <pre>
 *  16         48           56             88            96             104
 *  +----------+------------+--------------+-------------+--------------+---------------+
 *  | 32 bytes | int64 last | 32 bytes its | int64 last  | int64 last   | int64 time of |
 *  | nonce of | input      | digest, 0 if | output      | output       | the centre,   |
 *  | the logon| taken      | none         | number      | acknowledged | UTC ns        |
 *  +----------+------------+--------------+-------------+--------------+---------------+
 *  112      116        120        124       128          132       136        140           144
 *  +--------+----------+----------+---------+------------+---------+----------+-------------+-------------+------+
 *  | int32  | int32    | int32    | int32   | int32      | int32   | int32    | int32       | certificate | seal |
 *  | credit | max      | max      | output  | heartbeat  | idle    | rate per | length of   | of the      |      |
 *  |        | message  | frame    | window  | ms         | ms      | second   | certificate | centre, DER |      |
 *  +--------+----------+----------+---------+------------+---------+----------+-------------+-------------+------+
 * </pre>
 */
public final class LogonAnswerFrame {
    static final int NONCE_OFFSET = 16;
    static final int LAST_INPUT_OFFSET = 48;
    static final int DIGEST_OFFSET = 56;
    static final int LAST_OUTPUT_OFFSET = 88;
    static final int ACKNOWLEDGED_OFFSET = 96;
    static final int TIME_OFFSET = 104;
    static final int CREDIT_OFFSET = 112;
    static final int MAX_MESSAGE_OFFSET = 116;
    static final int MAX_FRAME_OFFSET = 120;
    static final int WINDOW_OFFSET = 124;
    static final int HEARTBEAT_OFFSET = 128;
    static final int IDLE_OFFSET = 132;
    static final int RATE_OFFSET = 136;
    static final int CERTIFICATE_LENGTH_OFFSET = 140;
    static final int CERTIFICATE_OFFSET = 144;
    private static final int DIGEST_LENGTH = 32;
    private static final int MAX_CERTIFICATE_LENGTH =
            FrameHeader.MAX_LOGON_LENGTH - CERTIFICATE_OFFSET - Seal.MAX_LENGTH;

    private final Seal seal = new Seal();
    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;
    private SessionLimits limits = SessionLimits.usual();

    /** How many bytes the seal covers. */
    public static int sealedLength(int certificateLength) {
        return CERTIFICATE_OFFSET + certificateLength;
    }

    /** Writes all but the length and the seal. */
    public static void encode(
            MutableDirectBuffer buffer,
            int offset,
            long sessionId,
            byte[] nonce,
            long lastInput,
            byte[] lastInputDigest,
            long lastOutput,
            long outputAcknowledged,
            long timeNs,
            SessionLimits limits,
            byte[] certificate) {
        if (certificate.length > MAX_CERTIFICATE_LENGTH) {
            throw new IllegalArgumentException("certificate of " + certificate.length + " bytes");
        }
        FrameHeader.encode(buffer, offset, 0, FrameType.LOGON_ANSWER, sessionId);
        buffer.putBytes(offset + NONCE_OFFSET, nonce, 0, LogonFrame.NONCE_LENGTH);
        buffer.putLong(offset + LAST_INPUT_OFFSET, lastInput, LITTLE_ENDIAN);
        buffer.putBytes(offset + DIGEST_OFFSET, lastInputDigest, 0, DIGEST_LENGTH);
        buffer.putLong(offset + LAST_OUTPUT_OFFSET, lastOutput, LITTLE_ENDIAN);
        buffer.putLong(offset + ACKNOWLEDGED_OFFSET, outputAcknowledged, LITTLE_ENDIAN);
        buffer.putLong(offset + TIME_OFFSET, timeNs, LITTLE_ENDIAN);
        buffer.putInt(offset + CREDIT_OFFSET, limits.credit(), LITTLE_ENDIAN);
        buffer.putInt(offset + MAX_MESSAGE_OFFSET, limits.maxMessageBytes(), LITTLE_ENDIAN);
        buffer.putInt(offset + MAX_FRAME_OFFSET, limits.maxFrameBytes(), LITTLE_ENDIAN);
        buffer.putInt(offset + WINDOW_OFFSET, limits.outputWindow(), LITTLE_ENDIAN);
        buffer.putInt(offset + HEARTBEAT_OFFSET, limits.heartbeatMs(), LITTLE_ENDIAN);
        buffer.putInt(offset + IDLE_OFFSET, limits.idleMs(), LITTLE_ENDIAN);
        buffer.putInt(offset + RATE_OFFSET, limits.ratePerSecond(), LITTLE_ENDIAN);
        buffer.putInt(offset + CERTIFICATE_LENGTH_OFFSET, certificate.length, LITTLE_ENDIAN);
        buffer.putBytes(offset + CERTIFICATE_OFFSET, certificate);
    }

    /** Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        if (!FrameHeader.isFrame(buffer, offset, length, FrameType.LOGON_ANSWER, CERTIFICATE_OFFSET)
                || length > FrameHeader.MAX_LOGON_LENGTH
                || FrameHeader.sessionId(buffer, offset) == 0
                || lastInput() < 0
                || lastOutput() < 0
                || outputAcknowledged() < 0
                || outputAcknowledged() > lastOutput()
                || certificateLength() < 0
                || certificateLength() > length - CERTIFICATE_OFFSET
                || !seal.wrap(
                        buffer,
                        offset + sealedLength(certificateLength()),
                        length - sealedLength(certificateLength()))) {
            return CtnCode.MALFORMED_FRAME;
        }
        return readLimits() ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    private boolean readLimits() {
        try {
            limits = new SessionLimits(
                    intAt(CREDIT_OFFSET),
                    intAt(MAX_MESSAGE_OFFSET),
                    intAt(MAX_FRAME_OFFSET),
                    intAt(WINDOW_OFFSET),
                    intAt(HEARTBEAT_OFFSET),
                    intAt(IDLE_OFFSET),
                    intAt(RATE_OFFSET));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private int intAt(int field) {
        return buffer.getInt(offset + field, LITTLE_ENDIAN);
    }

    private int certificateLength() {
        return intAt(CERTIFICATE_LENGTH_OFFSET);
    }

    public long sessionId() {
        return FrameHeader.sessionId(buffer, offset);
    }

    public void copyNonce(byte[] target) {
        buffer.getBytes(offset + NONCE_OFFSET, target, 0, LogonFrame.NONCE_LENGTH);
    }

    public long lastInput() {
        return buffer.getLong(offset + LAST_INPUT_OFFSET, LITTLE_ENDIAN);
    }

    public void copyLastInputDigest(byte[] target) {
        buffer.getBytes(offset + DIGEST_OFFSET, target, 0, DIGEST_LENGTH);
    }

    public long lastOutput() {
        return buffer.getLong(offset + LAST_OUTPUT_OFFSET, LITTLE_ENDIAN);
    }

    public long outputAcknowledged() {
        return buffer.getLong(offset + ACKNOWLEDGED_OFFSET, LITTLE_ENDIAN);
    }

    public long timeNs() {
        return buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN);
    }

    public SessionLimits limits() {
        return limits;
    }

    /** A copy of the certificate's DER. */
    public byte[] certificate() {
        byte[] der = new byte[certificateLength()];
        buffer.getBytes(offset + CERTIFICATE_OFFSET, der);
        return der;
    }

    /** How many bytes the seal covers in this frame. */
    public int sealedLength() {
        return sealedLength(certificateLength());
    }

    public Seal seal() {
        return seal;
    }
}
