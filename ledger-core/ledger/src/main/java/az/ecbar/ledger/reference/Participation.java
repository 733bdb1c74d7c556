package az.ecbar.ledger.reference;

import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.participation.ParticipationNotices;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.SystemId;

/**
 * Causes for which a participant is not active in a system. Some suspend it until they are lifted: {@link Suspensions}. Two
 * end its part for good, it is removed or leaves: what waits from and to it is annulled in the steps of a job, and the
 * others are told in those of another (7-10.5). Of one that never joined nobody was told, and nobody is.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 7-10.4
 * @rule 7-10.5
 * @rule 7-10.6
 */
public final class Participation {
    private final Participants participants;
    private final Jobs jobs;
    private final Suspensions suspensions;
    private final ParticipationNotices participationNotices;
    private final ReferenceEvents events;
    private final NodeEvents nodeEvents;

    public Participation(
            Participants participants,
            Jobs jobs,
            Suspensions suspensions,
            ParticipationNotices participationNotices,
            ReferenceEvents events,
            NodeEvents nodeEvents) {
        this.participants = participants;
        this.jobs = jobs;
        this.suspensions = suspensions;
        this.participationNotices = participationNotices;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /**
     * Refused, in this order: PARTICIPANT_UNKNOWN, SYSTEM_NOT_SUPPORTED (LVPCSS, or all), CAUSE_NOT_SUPPORTED, KIND_NOT_ALLOWED (the
     * Central Bank is neither suspended nor removed, nor does it leave), CAUSE_ALREADY_SET; in AZIPS DAY_NOT_CLOSED of a
     * suspension, LIMIT_REACHED.
     *
     * @param isGenesis whether the genesis is not complete yet: then nobody is told
     */
    public RejectReason addCause(
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
        boolean isForGood = cause == StatusCause.REMOVED || cause == StatusCause.LEAVING;
        if (!isForGood && !Suspensions.isOne(cause)) {
            return RejectReason.CAUSE_NOT_SUPPORTED;
        }
        if (participants.kind(id) == ParticipantKind.CENTRAL_BANK) {
            return RejectReason.KIND_NOT_ALLOWED;
        }
        int before = participants.causes(id, system);
        if ((before & cause) != 0) {
            return RejectReason.CAUSE_ALREADY_SET;
        }
        if (system == SystemId.IPS) {
            // Decided: the cause holds, and stops its payments there from now on; nothing waits.
            suspensions.changeInIps(id, before | cause, decisionDate, decisionNumber);
            return RejectReason.NONE;
        }
        if (!isForGood) {
            return suspensions.change(id, before | cause, decisionDate, decisionNumber, isGenesis, sequence, timeNs);
        }
        if (!jobs.hasRoomFor(2)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: the cause holds.
        participants.causes(id, system, before | cause);
        events.participantStatusChanged(id, system, before | cause, decisionDate, decisionNumber);
        jobs.add(JobKind.ANNUL_OF_PARTICIPANT, id);
        nodeEvents.jobStarted(JobKind.ANNUL_OF_PARTICIPANT);
        if (!isGenesis && !participants.isJoining(id)) {
            ParticipationNews news =
                    cause == StatusCause.REMOVED ? ParticipationNews.REMOVED : ParticipationNews.LEAVING;
            participationNotices.tellOthers(news, id, decisionDate, decisionNumber, sequence, timeNs);
        }
        return RejectReason.NONE;
    }
}
