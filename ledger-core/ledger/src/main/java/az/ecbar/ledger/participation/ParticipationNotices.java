package az.ecbar.ledger.participation;

import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.ParticipationEvents;
import az.ecbar.ledger.event.ParticipationNotice;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.ParticipationNews;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is told what about a participant's part in AZIPS, each once, at its main terminal:
 *
 * <pre>
 *   JOINED, REMOVED, LEAVING   every other participant of AZIPS (7-10.1, 7-10.5), in the steps of a job
 *   WORKSTATION, RESTORED      the same (4.27, 6.1)
 *   SUSPENDED, RESUMED         the participant itself, at once (7-10.2, 7-10.3)
 * </pre>
 *
 * Participants of AZIPS are banks and other legal entities that have joined and are not gone when their turn comes; the
 * Central Bank, which tells, is none.
 *
 * <p>Owned by the ledger's thread; allocates for what waits to be told. One step tells at most
 * {@value #MAX_TOLD_OF_STEP} participants.
 *
 * @rule 7-10.1
 * @rule 7-10.3
 * @rule 7-10.5
 */
public final class ParticipationNotices {
    /** Outputs of one step. */
    public static final int MAX_TOLD_OF_STEP = 32;

    /** Participants that one step looks at. */
    public static final int MAX_LOOKED_AT = 1024;

    private final Participants participants;
    private final Terminals terminals;
    private final Jobs jobs;
    private final ParticipationEvents events;
    private final NodeEvents nodeEvents;
    private final ParticipationNotice toItself = new ParticipationNotice();
    /** To others, the oldest first; as many as there are jobs that tell them. */
    private final List<ParticipationNotice> pending = new ArrayList<>();

    public ParticipationNotices(
            Participants participants,
            Terminals terminals,
            Jobs jobs,
            ParticipationEvents events,
            NodeEvents nodeEvents) {
        this.participants = participants;
        this.terminals = terminals;
        this.jobs = jobs;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /** Tells a participant of itself, now. */
    public void tellItself(
            ParticipationNews news, int id, int decisionDate, Reference decision, long sequence, long timeNs) {
        fill(toItself, news, id, decisionDate, decision, sequence, timeNs);
        tell(id, toItself);
    }

    /** Lets a job tell the others, behind the jobs that there are; the caller saw to its room. */
    public void tellOthers(
            ParticipationNews news, int aboutId, int decisionDate, Reference decision, long sequence, long timeNs) {
        ParticipationNotice added = new ParticipationNotice();
        fill(added, news, aboutId, decisionDate, decision, sequence, timeNs);
        pending.add(added);
        jobs.add(JobKind.TELL_OF_PARTICIPANT, aboutId);
        nodeEvents.jobStarted(JobKind.TELL_OF_PARTICIPANT);
    }

    /** One step of telling the oldest to the others; tells whether it is done. */
    public boolean tellSome() {
        ParticipationNotice oldest = pending.getFirst();
        int id = (int) jobs.cursor();
        int end = Math.min(participants.size(), id + MAX_LOOKED_AT);
        for (int told = 0; id < end && told < MAX_TOLD_OF_STEP; id++) {
            if (id != oldest.aboutId && takesPart(id)) {
                tell(id, oldest);
                told++;
            }
        }
        jobs.advance(id);
        if (id < participants.size()) {
            return false;
        }
        pending.removeFirst();
        return true;
    }

    public int size() {
        return pending.size();
    }

    /** The {@code i}-th that is not wholly told, the oldest first. */
    public ParticipationNotice get(int i) {
        return pending.get(i);
    }

    /** Puts back what a snapshot holds, behind the others. */
    public void restore(ParticipationNotice held) {
        pending.add(held);
    }

    /** Whether it is a participant of AZIPS, and not gone. */
    public boolean takesPart(int id) {
        boolean isOfAzips = switch (participants.kind(id)) {
            case BANK, LEGAL_ENTITY -> true;
            case CENTRAL_BANK, IPS_PARTICIPANT, INTERMEDIARY, NULL_VAL -> false;
        };
        return isOfAzips && !participants.isGone(id, SystemId.AZIPS) && !participants.isJoining(id);
    }

    private void fill(
            ParticipationNotice into,
            ParticipationNews news,
            int aboutId,
            int decisionDate,
            Reference decision,
            long sequence,
            long timeNs) {
        into.news = news;
        into.aboutId = aboutId;
        into.system = SystemId.AZIPS;
        into.causes = participants.causes(aboutId, SystemId.AZIPS);
        into.decidedSequence = sequence;
        into.timeNs = timeNs;
        into.decisionDate = decisionDate;
        into.decision.set(decision.first(), decision.second());
    }

    private void tell(int id, ParticipationNotice told) {
        int terminal = participants.terminal(id);
        long number = terminals.nextOutput(terminals.ensure(id, terminal));
        events.participantToldDue(id, terminal, number, told);
    }
}
