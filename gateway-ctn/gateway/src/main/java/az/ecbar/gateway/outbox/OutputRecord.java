package az.ecbar.gateway.outbox;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One output as it lies in a segment, and a view of it. Little endian. The first eight bytes are the frame of
 * {@link SegmentLog}.
 *
 * <pre>
 *   0 int32   length            of the whole record
 *   4 int32   crc32c            over the bytes [8, length)
 *   8 int64   sequence          of the command
 *  16 int32   eventIndex        of the event within the command, from 0
 *  20 int32   participantId
 *  24 int64   number            the output's, per participant and terminal
 *  32 int64   subject           payment id, or sequence of the input
 *  40 int64   timeNs            of the command
 *  48 uint8   terminal
 *  49 uint8   kind              NoticeKind
 *  50 uint16  reserved          0
 *  52 int32   messageLength
 *  56 int32   attachmentLength
 *  60 int32   flags             bit 0: a gap; the message are the events of which the output is to be made, each an
 *                               int32 length and so many bytes, and it waits in {@link OutputGaps}
 *  64 byte32  digest            SHA-256 of the message's bytes
 *  96 ...     message, attachment
 * </pre>
 *
 * <p>A record is a pure function of event, stored bytes and directory, so a record that is made again must be equal in
 * every byte. Owned by one thread; does not allocate.
 */
final class OutputRecord implements OutputReader.StoredOutput {
    static final int HEAD_LENGTH = 96;
    static final int DIGEST_LENGTH = 32;
    private static final int SEQUENCE = 8;
    private static final int EVENT_INDEX = 16;
    private static final int PARTICIPANT = 20;
    private static final int NUMBER = 24;
    private static final int SUBJECT = 32;
    private static final int TIME_NS = 40;
    private static final int TERMINAL = 48;
    private static final int KIND = 49;
    private static final int RESERVED_16 = 50;
    private static final int MESSAGE_LENGTH = 52;
    private static final int ATTACHMENT_LENGTH = 56;
    private static final int FLAGS = 60;
    private static final int GAP = 1;
    private static final int DIGEST = 64;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);

    /** Shows the record in a buffer. */
    OutputRecord wrap(DirectBuffer buffer, int offset, int length) {
        view.wrap(buffer, offset, length);
        return this;
    }

    /** Whether lengths agree: what the checksum cannot tell of a record of another version. */
    boolean isWellFormed() {
        return view.capacity() >= HEAD_LENGTH
                && messageLength() >= 0
                && attachmentLength() >= 0
                && (long) HEAD_LENGTH + messageLength() + attachmentLength() == view.capacity();
    }

    /** Whether it has the same bytes. */
    boolean isEqual(UnsafeBuffer other, int length) {
        if (view.capacity() != length) {
            return false;
        }
        int whole = length & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            if (view.getLong(i) != other.getLong(i)) {
                return false;
            }
        }
        for (int i = whole; i < length; i++) {
            if (view.getByte(i) != other.getByte(i)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the head of a record whose message begins at {@code HEAD_LENGTH}; frame and digest are written by others. */
    void head(
            long sequence,
            int eventIndex,
            int participantId,
            byte terminal,
            long number,
            short kind,
            long subject,
            long timeNs,
            int messageLength,
            int attachmentLength) {
        view.putLong(SEQUENCE, sequence, ORDER);
        view.putInt(EVENT_INDEX, eventIndex, ORDER);
        view.putInt(PARTICIPANT, participantId, ORDER);
        view.putLong(NUMBER, number, ORDER);
        view.putLong(SUBJECT, subject, ORDER);
        view.putLong(TIME_NS, timeNs, ORDER);
        view.putByte(TERMINAL, terminal);
        view.putByte(KIND, (byte) kind);
        view.putShort(RESERVED_16, (short) 0, ORDER);
        view.putInt(MESSAGE_LENGTH, messageLength, ORDER);
        view.putInt(ATTACHMENT_LENGTH, attachmentLength, ORDER);
        view.putInt(FLAGS, 0, ORDER);
    }

    /** What it holds is not the output, but what it is to be made of. */
    void markGap() {
        view.putInt(FLAGS, GAP, ORDER);
    }

    boolean isGap() {
        return view.getInt(FLAGS, ORDER) == GAP;
    }

    /** Whether it comes before (negative), at or behind the event, in the row of all outputs. */
    int compareTo(long sequence, int eventIndex) {
        int order = Long.compare(sequence(), sequence);
        return order != 0 ? order : Integer.compare(eventIndex(), eventIndex);
    }

    /** Length of the whole record, as its frame says. */
    int lengthBytes() {
        return view.getInt(0, ORDER);
    }

    /** The checksum of its frame. */
    int crc() {
        return view.getInt(Integer.BYTES, ORDER);
    }

    int eventIndex() {
        return view.getInt(EVENT_INDEX, ORDER);
    }

    int participantId() {
        return view.getInt(PARTICIPANT, ORDER);
    }

    byte terminal() {
        return view.getByte(TERMINAL);
    }

    @Override
    public long sequence() {
        return view.getLong(SEQUENCE, ORDER);
    }

    @Override
    public long number() {
        return view.getLong(NUMBER, ORDER);
    }

    @Override
    public short kind() {
        return (short) (view.getByte(KIND) & 0xFF);
    }

    @Override
    public long subject() {
        return view.getLong(SUBJECT, ORDER);
    }

    @Override
    public long timeNs() {
        return view.getLong(TIME_NS, ORDER);
    }

    @Override
    public DirectBuffer buffer() {
        return view;
    }

    @Override
    public int messageOffset() {
        return HEAD_LENGTH;
    }

    @Override
    public int messageLength() {
        return view.getInt(MESSAGE_LENGTH, ORDER);
    }

    @Override
    public int attachmentOffset() {
        return HEAD_LENGTH + messageLength();
    }

    @Override
    public int attachmentLength() {
        return view.getInt(ATTACHMENT_LENGTH, ORDER);
    }

    @Override
    public int digestOffset() {
        return DIGEST;
    }

    /** A terminal as one key of a map. */
    static long terminalKey(int participantId, byte terminal) {
        return ((long) participantId << 8) | (terminal & 0xFF);
    }
}
