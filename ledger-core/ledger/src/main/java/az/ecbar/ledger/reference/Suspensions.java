package az.ecbar.ledger.reference;

import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.participation.ParticipationNotices;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.SystemId;

/**
 * Suspends participants in AZIPS and resumes them: by order of an authority, by a decision to seize their accounts, for
 * technical reasons at their own request. Each cause is set and lifted by itself; while any is set, payments from and to
 * the participant wait. The steps of a job look at what waits again, after either.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.12.1
 * @rule 7-10.2.1
 * @rule 7-10.2.2
 * @rule 7-10.3
 */
public final class Suspensions {
    private final Participants participants;
    private final Days days;
    private final Jobs jobs;
    private final ParticipationNotices participationNotices;
    private final ReferenceEvents events;
    private final NodeEvents nodeEvents;

    public Suspensions(
            Participants participants,
            Days days,
            Jobs jobs,
            ParticipationNotices participationNotices,
            ReferenceEvents events,
            NodeEvents nodeEvents) {
        this.participants = participants;
        this.days = days;
        this.jobs = jobs;
        this.participationNotices = participationNotices;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /** Whether a cause is one that suspends, and one alone. */
    static boolean isOne(int cause) {
        return Integer.bitCount(cause) == 1 && (cause & StatusCause.SUSPENDS) != 0;
    }

    /**
     * Gives a participant of AZIPS, by its id, other causes. Refused, in this order: DAY_NOT_CLOSED (what waits at the end of
     * the day is being annulled for the cause that held then), LIMIT_REACHED. The participant is told of each cause that
     * suspends it, and when none is left (7-10.3).
     */
    RejectReason change(
            int id,
            int causes,
            int decisionDate,
            Reference decisionNumber,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        if (days.state(SystemId.AZIPS) == DayState.CLOSING) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        if (!jobs.hasRoomFor(1)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: the causes change.
        boolean isSuspended = (causes & ~participants.causes(id, SystemId.AZIPS)) != 0;
        participants.causes(id, SystemId.AZIPS, causes);
        events.participantStatusChanged(id, SystemId.AZIPS, causes, decisionDate, decisionNumber);
        jobs.add(JobKind.TELL_WAITING, 0);
        nodeEvents.jobStarted(JobKind.TELL_WAITING);
        boolean isNews = isSuspended || (causes & StatusCause.SUSPENDS) == 0;
        if (!isGenesis && isNews && !participants.isGone(id, SystemId.AZIPS)) {
            ParticipationNews news = isSuspended ? ParticipationNews.SUSPENDED : ParticipationNews.RESUMED;
            participationNotices.tellItself(news, id, decisionDate, decisionNumber, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    /** Gives a participant, by its id, other causes in IPS, where payments from and to it are rejected (AG10, AG11). */
    void changeInIps(int id, int causes, int decisionDate, Reference decisionNumber) {
        participants.causes(id, SystemId.IPS, causes);
        events.participantStatusChanged(id, SystemId.IPS, causes, decisionDate, decisionNumber);
    }

    /**
     * Lifts a cause. Refused, in this order: PARTICIPANT_UNKNOWN, SYSTEM_NOT_SUPPORTED, CAUSE_NOT_SET (also of more than
     * one cause, and of REMOVED and LEAVING, which are for good); in AZIPS DAY_NOT_CLOSED, LIMIT_REACHED.
     */
    public RejectReason resume(
            long bic,
            SystemId system,
            int cause,
            int decisionDate,
            Reference decisionNumber,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        int id = participants.find(bic);
        if (id == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (system != SystemId.AZIPS && system != SystemId.IPS) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        int before = participants.causes(id, system);
        if (!isOne(cause) || (before & cause) == 0) {
            return RejectReason.CAUSE_NOT_SET;
        }
        if (system == SystemId.IPS) {
            // Decided: lifted.
            changeInIps(id, before & ~cause, decisionDate, decisionNumber);
            return RejectReason.NONE;
        }
        return change(id, before & ~cause, decisionDate, decisionNumber, isGenesis, sequence, timeNs);
    }
}
