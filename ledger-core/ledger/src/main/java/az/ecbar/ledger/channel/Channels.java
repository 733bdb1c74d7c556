package az.ecbar.ledger.channel;

import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;

/**
 * The channel of each participant: CTN until two operators set SWIFT, on its notification, from a moment on. A change that
 * is to come stands here until a command bears that time or a later one; then it is in force before anything of that
 * command is looked at.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.3.2, 4.4
 */
public final class Channels {
    /** Changes that may lie ahead at once. */
    public static final int MAX_PENDING = 64;

    private final Participants participants;
    private final Terminals terminals;
    private final ReferenceEvents events;
    private final int[] who = new int[MAX_PENDING];
    private final boolean[] toSwift = new boolean[MAX_PENDING];
    private final long[] fromNs = new long[MAX_PENDING];
    private int pending;
    private long nextNs = Long.MAX_VALUE;

    public Channels(Participants participants, Terminals terminals, ReferenceEvents events) {
        this.participants = participants;
        this.terminals = terminals;
        this.events = events;
    }

    /**
     * Sets a participant's channel from a moment on; what was set for it and is not in force yet is replaced. Refused, in
     * this order: PARTICIPANT_UNKNOWN, CHANNEL_NOT_ALLOWED, LANGUAGE_NOT_OVER_SWIFT, DATE_MALFORMED (of the paper),
     * LIMIT_REACHED.
     */
    public RejectReason set(
            long bic, Channel channel, long effectiveNs, int paperDate, Reference paperNumber, long timeNs) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        int place = find(id);
        boolean isChannel = channel == Channel.CTN || channel == Channel.SWIFT;
        boolean isChange = place >= 0 || participants.channel(id) != channel;
        if (!hasChannel(participants.kind(id)) || !isChannel || !isChange) {
            return RejectReason.CHANNEL_NOT_ALLOWED;
        }
        if (channel == Channel.SWIFT && participants.language(id) != MessageLanguage.MT) {
            return RejectReason.LANGUAGE_NOT_OVER_SWIFT;
        }
        if (!BusinessDate.isValid(paperDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (place < 0 && pending == MAX_PENDING) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: set.
        if (place >= 0) {
            remove(place);
        }
        events.channelSet(id, channel, effectiveNs, paperDate, paperNumber);
        add(id, channel, effectiveNs);
        advance(timeNs);
        return RejectReason.NONE;
    }

    /** Puts in force what was set for a time that has come. */
    public void advance(long timeNs) {
        if (timeNs < nextNs) {
            return;
        }
        for (int i = 0; i < pending; ) {
            if (fromNs[i] > timeNs) {
                i++;
                continue;
            }
            int id = who[i];
            Channel channel = pendingChannel(i);
            remove(i);
            if (participants.channel(id) != channel) {
                putInForce(id, channel);
                events.channelChanged(id, channel);
            }
        }
    }

    /** Whether an input came over a channel that its sender does not use; of workstation and paper it never did. */
    public boolean isWrong(InputOrigin origin) {
        boolean isOfBank = origin.channel == Channel.CTN || origin.channel == Channel.SWIFT;
        return isOfBank && participants.channel(origin.participantId) != origin.channel;
    }

    /** The channel that is set for a time to come; NULL_VAL if none is. */
    public Channel next(int participantId) {
        int place = find(participantId);
        return place < 0 ? Channel.NULL_VAL : pendingChannel(place);
    }

    /** That time, UTC ns; 0 if there is none. */
    public long nextFromNs(int participantId) {
        int place = find(participantId);
        return place < 0 ? 0 : fromNs[place];
    }

    public int pending() {
        return pending;
    }

    public int pendingParticipant(int place) {
        return who[place];
    }

    public Channel pendingChannel(int place) {
        return toSwift[place] ? Channel.SWIFT : Channel.CTN;
    }

    /** From when on, UTC ns. */
    public long pendingFromNs(int place) {
        return fromNs[place];
    }

    /** Puts back what a snapshot holds: in force where {@code from} is 0. */
    public void restore(int participantId, Channel channel, long from) {
        if (from == 0) {
            putInForce(participantId, channel);
        } else {
            add(participantId, channel, from);
        }
    }

    private static boolean hasChannel(ParticipantKind kind) {
        return kind == ParticipantKind.BANK || kind == ParticipantKind.LEGAL_ENTITY;
    }

    private void putInForce(int participantId, Channel channel) {
        participants.channel(participantId, channel);
        if (channel == Channel.SWIFT) {
            terminals.ensure(participantId, SwiftTerminal.LETTER);
        }
    }

    private int find(int participantId) {
        for (int i = 0; i < pending; i++) {
            if (who[i] == participantId) {
                return i;
            }
        }
        return -1;
    }

    private void add(int participantId, Channel channel, long from) {
        who[pending] = participantId;
        toSwift[pending] = channel == Channel.SWIFT;
        // 0 is no moment, for in a snapshot it says that the channel is in force.
        fromNs[pending++] = Math.max(1, from);
        nextNs = Math.min(nextNs, fromNs[pending - 1]);
    }

    private void remove(int place) {
        pending--;
        for (int i = place; i < pending; i++) {
            who[i] = who[i + 1];
            toSwift[i] = toSwift[i + 1];
            fromNs[i] = fromNs[i + 1];
        }
        nextNs = Long.MAX_VALUE;
        for (int i = 0; i < pending; i++) {
            nextNs = Math.min(nextNs, fromNs[i]);
        }
    }
}
