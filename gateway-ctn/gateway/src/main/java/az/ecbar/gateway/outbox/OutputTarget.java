package az.ecbar.gateway.outbox;

import az.ecbar.schema.NoticeKind;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Who takes rendered outputs, in the order of the events that caused them: the outbox, or who proves what it holds.
 *
 * <p>An output is written in two steps: the renderer puts message and attachment behind each other into
 * {@link #messageBuffer()}, then calls {@link #put}. For one thread.
 */
public interface OutputTarget {
    /** Where the renderer puts the message and, right behind it, the attachment: from {@link #messageOffset()} on. */
    MutableDirectBuffer messageBuffer();

    int messageOffset();

    /** Whether answers and statements are wanted in MT, whatever the language of their receiver. */
    default boolean isInMt() {
        return false;
    }

    /** The most bytes of message and attachment together. */
    int maxMessageLength();

    /**
     * Takes the output that lies in {@link #messageBuffer()}.
     *
     * @param eventIndex of the event within its command: with the sequence it is the output's place for ever
     * @param subject payment id, or sequence of the input where no payment came of it
     * @throws OutboxFailure when it differs from what is stored, or its number does not follow the last one
     */
    void put(
            long sequence,
            int eventIndex,
            int participantId,
            byte terminal,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            int messageLength,
            int attachmentLength);

    /**
     * As {@link #put}, of an output that cannot be made at present: what lies in {@link #messageBuffer()} are the events of
     * which it is to be made. Those behind it of the same terminal wait for it.
     */
    void putGap(
            long sequence,
            int eventIndex,
            int participantId,
            byte terminal,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            int length);

    /** How many outputs wait to be made. */
    default int gapCount() {
        return 0;
    }

    /** The output that is to be tried next, with its events as message; valid until the next call; null if none waits. */
    default OutputReader.@Nullable StoredOutput gap() {
        return null;
    }

    /** The output that {@link #gap} gave lies in {@link #messageBuffer()} now. */
    default void fillGap(int messageLength, int attachmentLength) {
        throw new IllegalStateException("no output waits");
    }

    /** The output that {@link #gap} gave cannot be made yet. */
    default void postponeGap() {
        throw new IllegalStateException("no output waits");
    }

    /**
     * Tells whether an output before the last stored one is held, so that it need not be made again; false where it must
     * be {@link #put}.
     *
     * @throws OutboxFailure when it should be held, and is not
     */
    boolean isStored(long sequence, int participantId, byte terminal, long number);

    /** The terminal has all outputs up to a number. */
    void acknowledge(int participantId, byte terminal, long upTo);

    /**
     * What a snapshot says of a terminal, told before the events that follow it.
     *
     * @param lastNumber the highest output number that the terminal had at the snapshot
     */
    void restore(int participantId, byte terminal, long lastNumber, long acknowledged);

    /**
     * Checks after a replay that all that the ledger says is not acknowledged can be served.
     *
     * @throws OutboxFailure when an output is missing
     */
    void checkComplete(int participantId, byte terminal, long lastNumber, long acknowledged);

    /**
     * Removes the oldest segments that nobody needs any more.
     *
     * @param nowNs time of the last released command
     * @return how many were removed
     */
    int discardOld(long nowNs);
}
