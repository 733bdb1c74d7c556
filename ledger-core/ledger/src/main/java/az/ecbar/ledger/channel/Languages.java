package az.ecbar.ledger.channel;

import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.Channel;
import az.ecbar.schema.DayState;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;

/**
 * The language in which each participant is told what it is told: MT until two operators set ISO. It is that of each output
 * when the output is numbered, and stands in the output's event: what was numbered is never told otherwise.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class Languages {
    private final Participants participants;
    private final Channels channels;
    private final Days days;
    private final ReferenceEvents events;

    public Languages(Participants participants, Channels channels, Days days, ReferenceEvents events) {
        this.participants = participants;
        this.channels = channels;
        this.days = days;
        this.events = events;
    }

    /**
     * Sets a participant's language from this command on. Refused, in this order: DAY_NOT_CLOSED (while the statements of a
     * day go out, page by page, none changes its language), PARTICIPANT_UNKNOWN, LANGUAGE_NOT_ALLOWED,
     * LANGUAGE_NOT_OVER_SWIFT (it uses SWIFT, or will).
     */
    public RejectReason set(long bic, MessageLanguage language) {
        if (days.state(SystemId.AZIPS) == DayState.CLOSING) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (!hasLanguage(participants.kind(id))
                || language == MessageLanguage.NULL_VAL
                || participants.language(id) == language) {
            return RejectReason.LANGUAGE_NOT_ALLOWED;
        }
        boolean isOverSwift = participants.channel(id) == Channel.SWIFT || channels.next(id) == Channel.SWIFT;
        if (language == MessageLanguage.ISO && isOverSwift) {
            return RejectReason.LANGUAGE_NOT_OVER_SWIFT;
        }
        // Decided: set.
        participants.language(id, language);
        events.languageSet(id, language);
        return RejectReason.NONE;
    }

    private static boolean hasLanguage(ParticipantKind kind) {
        return kind == ParticipantKind.BANK || kind == ParticipantKind.LEGAL_ENTITY;
    }
}
