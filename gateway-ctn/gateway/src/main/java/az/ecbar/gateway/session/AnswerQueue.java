package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.frame.NakPayload;
import az.ecbar.trust.Digest;
import java.util.Arrays;

/**
 * Answers that wait to be signed, in order. Bounded: every unanswered input has its slot, and refusals are
 * limited by their own rate. Allocates nothing after construction.
 */
final class AnswerQueue {
    /** One answer. */
    private static final class Answer {
        private final byte[] digest = new byte[Digest.LENGTH];
        private boolean isAck;
        private long number;
        private long sequenceOrExpected;
        private long timeNs;
        private boolean isRepeated;
        private CtnCode code = CtnCode.NONE;
        private String text = "";
    }

    private final Answer[] slots;
    private long head;
    private long tail;

    /** @param capacity a power of two */
    AnswerQueue(int capacity) {
        slots = new Answer[capacity];
        Arrays.setAll(slots, _ -> new Answer());
    }

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return (int) (tail - head);
    }

    boolean isFull() {
        return size() == slots.length;
    }

    /** The digest array of the new answer is filled by the caller. */
    byte[] addAck(long number, long sequence, long timeNs, boolean isRepeated) {
        Answer answer = add(number, sequence, timeNs);
        answer.isAck = true;
        answer.isRepeated = isRepeated;
        return answer.digest;
    }

    /** The digest array of the new answer is filled by the caller; it may stay zero. */
    byte[] addNak(long number, long expected, long timeNs, CtnCode code, String text) {
        Answer answer = add(number, expected, timeNs);
        answer.isAck = false;
        answer.code = code;
        answer.text = text;
        Arrays.fill(answer.digest, (byte) 0);
        return answer.digest;
    }

    private Answer add(long number, long sequenceOrExpected, long timeNs) {
        if (isFull()) {
            throw new IllegalStateException("more answers than inputs");
        }
        Answer answer = slots[(int) (tail & (slots.length - 1))];
        tail++;
        answer.number = number;
        answer.sequenceOrExpected = sequenceOrExpected;
        answer.timeNs = timeNs;
        return answer;
    }

    /** Moves what fits into the envelope and counts it. */
    void drainTo(EnvelopeBuilder envelope, SessionCounters counters) {
        while (!isEmpty() && envelope.hasRoomFor(NakPayload.MAX_LENGTH)) {
            Answer answer = slots[(int) (head & (slots.length - 1))];
            head++;
            if (answer.isAck) {
                envelope.appendAck(
                        answer.number, answer.sequenceOrExpected, answer.timeNs, answer.digest, answer.isRepeated);
                counters.acks++;
            } else {
                envelope.appendNak(
                        answer.number,
                        answer.sequenceOrExpected,
                        answer.timeNs,
                        answer.digest,
                        answer.code,
                        answer.text);
                counters.naks++;
            }
        }
    }
}
