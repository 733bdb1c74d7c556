package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.OutputTarget;
import az.ecbar.schema.NoticeKind;
import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes what the renderer makes for the projection: pages of statements alone, in MT, which is what paper shows. Notices count as stored, so that they are
 * not made at all. Owned by the projection's thread.
 */
final class StatementPages implements OutputTarget {
    private static final int MAX_MESSAGE = 1 << 20;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_MESSAGE]);
    private int lengthBytes;

    /** The last message that was made. */
    String last() {
        byte[] bytes = new byte[lengthBytes];
        buffer.getBytes(0, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public MutableDirectBuffer messageBuffer() {
        return buffer;
    }

    @Override
    public int messageOffset() {
        return 0;
    }

    @Override
    public boolean isInMt() {
        return true;
    }

    @Override
    public int maxMessageLength() {
        return MAX_MESSAGE;
    }

    @Override
    public void put(
            long sequence,
            int eventIndex,
            int participantId,
            byte terminal,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            int messageLength,
            int attachmentLength) {
        lengthBytes = messageLength;
    }

    @Override
    public void putGap(
            long sequence,
            int eventIndex,
            int participantId,
            byte terminal,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            int length) {
        // Pages are made of events alone.
    }

    @Override
    public boolean isStored(long sequence, int participantId, byte terminal, long number) {
        return true;
    }

    @Override
    public void acknowledge(int participantId, byte terminal, long upTo) {
        // Nothing is kept for it.
    }

    @Override
    public void restore(int participantId, byte terminal, long lastNumber, long acknowledged) {
        // Nothing is kept for it.
    }

    @Override
    public void checkComplete(int participantId, byte terminal, long lastNumber, long acknowledged) {
        // Nothing is kept that could be missing.
    }

    @Override
    public int discardOld(long nowNs) {
        return 0;
    }
}
