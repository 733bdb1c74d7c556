package az.ecbar.ledger.channel;

import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * Outputs over SWIFT that two operators gave up, since FIN never acknowledges them: a message that it always refuses would
 * else keep the ledger from knowing what behind it is acknowledged. Only the first one without an acknowledgement can be
 * given up, so each is looked at by itself.
 *
 * <p>The newest {@value #CAPACITY} are kept, so that nobody is told that a participant has them. Of those that had to make
 * room the last number of each participant is kept: of what lies up to it nobody knows any more whether it was given up.
 * A question looks at what is kept only for a participant of which something was ever given up. Owned by the ledger's
 * thread; no allocation, but for the first one of a participant with a higher id than any before.
 *
 * @rule 4.3.2
 */
public final class GivenUpOutputs {
    /** So many are kept; then the oldest is forgotten. */
    public static final int CAPACITY = 1024;

    private final Participants participants;
    private final Terminals terminals;
    private final CtnEvents events;
    private final int[] who = new int[CAPACITY];
    private final long[] numbers = new long[CAPACITY];
    /** By participant, of those that were forgotten the last number; 0: none was. */
    private long[] forgottenUpTo = new long[256];

    /** By participant, how many are kept. */
    private int[] kept = new int[256];

    private int first;
    private int size;

    public GivenUpOutputs(Participants participants, Terminals terminals, CtnEvents events) {
        this.participants = participants;
        this.terminals = terminals;
        this.events = events;
    }

    /**
     * Gives up an output. Refused, in this order: PARTICIPANT_UNKNOWN, OUTPUT_UNKNOWN (over SWIFT it never had one of this
     * number), OUTPUT_ACKNOWLEDGED, OUTPUT_NOT_FIRST, WHY_MISSING.
     *
     * @param why holds the reason at {@code whyOffset}, a line of fixed length
     */
    public RejectReason giveUp(long bic, long outputNumber, DirectBuffer why, int whyOffset) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        int terminal = terminals.find(id, SwiftTerminal.LETTER);
        if (terminal == Terminals.UNKNOWN || outputNumber < 1 || outputNumber > terminals.lastOutput(terminal)) {
            return RejectReason.OUTPUT_UNKNOWN;
        }
        if (outputNumber <= terminals.acknowledged(terminal)) {
            return RejectReason.OUTPUT_ACKNOWLEDGED;
        }
        if (outputNumber != terminals.acknowledged(terminal) + 1) {
            return RejectReason.OUTPUT_NOT_FIRST;
        }
        if (why.getByte(whyOffset) <= ' ') {
            return RejectReason.WHY_MISSING;
        }
        // Decided: given up.
        add(id, outputNumber);
        terminals.acknowledge(terminal, outputNumber);
        events.outputGivenUp(id, outputNumber, why, whyOffset);
        events.outputsAcknowledged(id, SwiftTerminal.LETTER, outputNumber);
        return RejectReason.NONE;
    }

    /** Whether an output is one of those that are kept. */
    public boolean contains(int participantId, int letter, long outputNumber) {
        boolean hasAny = letter == SwiftTerminal.LETTER && participantId < kept.length && kept[participantId] > 0;
        for (int i = 0; hasAny && i < size; i++) {
            if (numbers[i] == outputNumber && who[i] == participantId) {
                return true;
            }
        }
        return false;
    }

    /** Whether an output may be one that was given up and is not kept any more: nobody knows. */
    public boolean isForgotten(int participantId, int letter, long outputNumber) {
        return letter == SwiftTerminal.LETTER && outputNumber <= forgottenUpTo(participantId);
    }

    /** Of those of a participant that are not kept any more the last number; 0: there is none. */
    public long forgottenUpTo(int participantId) {
        return participantId < forgottenUpTo.length ? forgottenUpTo[participantId] : 0;
    }

    /** One more than the highest id of a participant of which something may have been forgotten. */
    public int end() {
        return forgottenUpTo.length;
    }

    /** Number of outputs that are kept. */
    public int size() {
        return size;
    }

    /** Participant of the output at a place, the oldest being at 0. */
    public int participant(int place) {
        return who[(first + place) % CAPACITY];
    }

    /** Number of that output. */
    public long number(int place) {
        return numbers[(first + place) % CAPACITY];
    }

    /** Adds what was given up, or what a snapshot holds, in its order. */
    public void add(int participantId, long outputNumber) {
        int at = (first + size) % CAPACITY;
        if (size == CAPACITY) {
            forget(who[at], numbers[at]);
            kept[who[at]]--;
            first = (first + 1) % CAPACITY;
        } else {
            size++;
        }
        growTo(participantId);
        kept[participantId]++;
        who[at] = participantId;
        numbers[at] = outputNumber;
    }

    /** An output of a participant is not kept any more; those that are forgotten later have higher numbers. */
    public void forget(int participantId, long outputNumber) {
        growTo(participantId);
        forgottenUpTo[participantId] = outputNumber;
    }

    private void growTo(int participantId) {
        if (participantId >= kept.length) {
            int capacity = Math.max(2 * kept.length, participantId + 1);
            kept = Arrays.copyOf(kept, capacity);
            forgottenUpTo = Arrays.copyOf(forgottenUpTo, capacity);
        }
    }
}
