package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * ENVELOPE: 1 to 64 messages under one signature, in either direction. Each message is a leaf of the tree
 * whose root the seal signs, in this order.
 *
 * <pre>
 *  16       18         20            24
 *  +--------+----------+-------------+-----------------------------+------+
 *  | uint16 | uint16   | int32       | count messages              | seal |
 *  | count  | 0        | their bytes |                             |      |
 *  +--------+----------+-------------+-----------------------------+------+
 *
 *  one message
 *  0              4       5          8          16             20        24
 *  +--------------+-------+----------+----------+--------------+---------+---------------+-------------+
 *  | int32 length | uint8 | 3 bytes  | int64    | int32 length | 4 bytes | the message's | the         |
 *  | of the bytes | kind  | 0        | number   | of attachment| 0       | bytes         | attachment  |
 *  +--------------+-------+----------+----------+--------------+---------+---------------+-------------+
 * </pre>
 *
 * <p>The leaf binds the message's bytes alone: an attachment (of an OUTPUT: the proof of the sender of a forwarded
 * payment) proves itself.
 *
 * <p>Reading goes: {@link #wrap} checks all, then {@link #next} moves to each message in turn.
 */
public final class EnvelopeFrame {
    public static final int MAX_MESSAGES = 64;
    static final int COUNT_OFFSET = 16;
    static final int RESERVED_OFFSET = 18;
    static final int MESSAGES_LENGTH_OFFSET = 20;

    /** Where the first message begins. */
    public static final int MESSAGES_OFFSET = 24;

    static final int MESSAGE_KIND_OFFSET = 4;
    static final int MESSAGE_RESERVED_OFFSET = 5;
    static final int MESSAGE_NUMBER_OFFSET = 8;
    static final int ATTACHMENT_LENGTH_OFFSET = 16;
    static final int ATTACHMENT_RESERVED_OFFSET = 20;

    /** What stands before a message's bytes. */
    public static final int MESSAGE_HEADER_LENGTH = 24;

    /** What an envelope of one message needs beside the message, with the longest signature. */
    public static final int OVERHEAD = MESSAGES_OFFSET + MESSAGE_HEADER_LENGTH + Seal.MAX_LENGTH;

    private final Seal seal = new Seal();
    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;
    private int count;
    private int index;
    private int messageOffset;
    private int nextOffset;

    /** Checks the whole frame; {@link CtnCode#NONE} if the messages may be read. Stands before the first one. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        count = 0;
        if (!FrameHeader.isFrame(buffer, offset, length, FrameType.ENVELOPE, MESSAGES_OFFSET)
                || FrameHeader.sessionId(buffer, offset) == 0) {
            return CtnCode.MALFORMED_FRAME;
        }
        int messages = buffer.getShort(offset + COUNT_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        int messagesLength = buffer.getInt(offset + MESSAGES_LENGTH_OFFSET, LITTLE_ENDIAN);
        if (messages < 1
                || messages > MAX_MESSAGES
                || buffer.getShort(offset + RESERVED_OFFSET, LITTLE_ENDIAN) != 0
                || messagesLength < 0
                || messagesLength > length - MESSAGES_OFFSET
                || !areMessagesSound(messages, messagesLength)) {
            return CtnCode.MALFORMED_FRAME;
        }
        int sealOffset = MESSAGES_OFFSET + messagesLength;
        if (!seal.wrap(buffer, offset + sealOffset, length - sealOffset)) {
            return CtnCode.MALFORMED_FRAME;
        }
        count = messages;
        rewind();
        return CtnCode.NONE;
    }

    private boolean areMessagesSound(int messages, int messagesLength) {
        int remaining = messagesLength;
        int at = offset + MESSAGES_OFFSET;
        for (int i = 0; i < messages; i++) {
            if (remaining < MESSAGE_HEADER_LENGTH) {
                return false;
            }
            int messageLength = buffer.getInt(at, LITTLE_ENDIAN);
            int attachmentLength = buffer.getInt(at + ATTACHMENT_LENGTH_OFFSET, LITTLE_ENDIAN);
            int room = remaining - MESSAGE_HEADER_LENGTH;
            if (messageLength < 0
                    || messageLength > room
                    || attachmentLength < 0
                    || attachmentLength > room - messageLength
                    || buffer.getInt(at + ATTACHMENT_RESERVED_OFFSET, LITTLE_ENDIAN) != 0
                    || !MessageKind.isKnown(buffer.getByte(at + MESSAGE_KIND_OFFSET))
                    || !FrameHeader.isZero(
                            buffer, at + MESSAGE_RESERVED_OFFSET, MESSAGE_NUMBER_OFFSET - MESSAGE_RESERVED_OFFSET)
                    || buffer.getLong(at + MESSAGE_NUMBER_OFFSET, LITTLE_ENDIAN) < 1) {
                return false;
            }
            int entryLength = MESSAGE_HEADER_LENGTH + messageLength + attachmentLength;
            at += entryLength;
            remaining -= entryLength;
        }
        return remaining == 0;
    }

    /** Stands before the first message again. */
    public void rewind() {
        index = -1;
        nextOffset = offset + MESSAGES_OFFSET;
    }

    /** Moves to the next message; false after the last. */
    public boolean next() {
        if (index + 1 >= count) {
            return false;
        }
        index++;
        messageOffset = nextOffset;
        nextOffset = messageOffset + MESSAGE_HEADER_LENGTH + messageLength() + attachmentLength();
        return true;
    }

    public int count() {
        return count;
    }

    /** Which message this is, from 0. */
    public int index() {
        return index;
    }

    public MessageKind kind() {
        return MessageKind.ofWireCode(buffer.getByte(messageOffset + MESSAGE_KIND_OFFSET));
    }

    public long number() {
        return buffer.getLong(messageOffset + MESSAGE_NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    public int messageLength() {
        return buffer.getInt(messageOffset, LITTLE_ENDIAN);
    }

    /** Where the message's bytes begin in {@link #buffer()}. */
    public int messageOffset() {
        return messageOffset + MESSAGE_HEADER_LENGTH;
    }

    public int attachmentLength() {
        return buffer.getInt(messageOffset + ATTACHMENT_LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    /** Where the attachment begins in {@link #buffer()}. */
    public int attachmentOffset() {
        return messageOffset() + messageLength();
    }

    public DirectBuffer buffer() {
        return buffer;
    }

    public Seal seal() {
        return seal;
    }

    /** Puts the head of a message; returns where its bytes go. */
    public static int encodeMessage(
            MutableDirectBuffer buffer, int at, MessageKind kind, long number, int length, int attachmentLength) {
        buffer.putInt(at, length, LITTLE_ENDIAN);
        buffer.putInt(at + MESSAGE_KIND_OFFSET, kind.wireCode(), LITTLE_ENDIAN);
        buffer.putLong(at + MESSAGE_NUMBER_OFFSET, number, LITTLE_ENDIAN);
        buffer.putLong(at + ATTACHMENT_LENGTH_OFFSET, attachmentLength, LITTLE_ENDIAN);
        return at + MESSAGE_HEADER_LENGTH;
    }

    /** Puts the head of the frame, once the messages are there and the seal's length is known. */
    public static void encodeHead(
            MutableDirectBuffer buffer, int offset, int length, long sessionId, int count, int messagesLength) {
        FrameHeader.encode(buffer, offset, length, FrameType.ENVELOPE, sessionId);
        buffer.putInt(offset + COUNT_OFFSET, count, LITTLE_ENDIAN);
        buffer.putInt(offset + MESSAGES_LENGTH_OFFSET, messagesLength, LITTLE_ENDIAN);
    }
}
