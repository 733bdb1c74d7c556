package az.ecbar.ledger.channel;

import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import org.agrona.DirectBuffer;

/**
 * Outputs over SWIFT that two operators gave up, since FIN never acknowledges them: a message that it always refuses would
 * else keep the ledger from knowing what behind it is acknowledged. Only the first one without an acknowledgement can be
 * given up, so each is looked at by itself.
 *
 * <p>The newest {@value #CAPACITY} are kept, so that nobody is told that a participant has them. Owned by the ledger's
 * thread; no allocation.
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
        for (int i = 0; letter == SwiftTerminal.LETTER && i < size; i++) {
            if (numbers[i] == outputNumber && who[i] == participantId) {
                return true;
            }
        }
        return false;
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
            first = (first + 1) % CAPACITY;
        } else {
            size++;
        }
        who[at] = participantId;
        numbers[at] = outputNumber;
    }
}
