package az.ecbar.ledger.reference;

import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.day.SystemPart;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.SystemId;

/**
 * Suspends the operation of AZIPS for a while and resumes it: the acceptance of payments, their settlement, or both. While
 * settlement is suspended whatever is accepted waits; after it is suspended or resumed the steps of a job look at all that
 * waits. Days open and close meanwhile, and a suspension outlasts them. After the genesis every participant is told.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 3.5
 * @rule 4.12.3
 */
public final class SystemControl {
    private final Days days;
    private final Jobs jobs;
    private final Announcements announcements;
    private final AzipsEvents events;
    private final NodeEvents nodeEvents;

    public SystemControl(Days days, Jobs jobs, Announcements announcements, AzipsEvents events, NodeEvents nodeEvents) {
        this.days = days;
        this.jobs = jobs;
        this.announcements = announcements;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /**
     * Suspends parts. Refused, in this order: SYSTEM_NOT_SUPPORTED, PART_ALREADY_SUSPENDED, DAY_NOT_CLOSED (what waits at the
     * end of the day is being annulled for the cause that held then), LIMIT_REACHED.
     *
     * @param parts bits of {@link SystemPart}
     */
    public RejectReason suspend(
            SystemId system, int parts, int decisionDate, Reference decisionNumber, long sequence, boolean isGenesis) {
        if (system != SystemId.AZIPS) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        int before = days.suspended(system);
        if (!areSome(parts) || (before & parts) != 0) {
            return RejectReason.PART_ALREADY_SUSPENDED;
        }
        return change(parts, before | parts, decisionDate, decisionNumber, sequence, isGenesis);
    }

    /**
     * Resumes parts. Refused, in this order: SYSTEM_NOT_SUPPORTED, PART_NOT_SUSPENDED, DAY_NOT_CLOSED, LIMIT_REACHED.
     *
     * @param parts bits of {@link SystemPart}
     */
    public RejectReason resume(
            SystemId system, int parts, int decisionDate, Reference decisionNumber, long sequence, boolean isGenesis) {
        if (system != SystemId.AZIPS) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        int before = days.suspended(system);
        if (!areSome(parts) || (before & parts) != parts) {
            return RejectReason.PART_NOT_SUSPENDED;
        }
        return change(parts, before & ~parts, decisionDate, decisionNumber, sequence, isGenesis);
    }

    private static boolean areSome(int parts) {
        return parts != 0 && (parts & ~SystemPart.ALL) == 0;
    }

    private RejectReason change(
            int parts, int suspended, int decisionDate, Reference decisionNumber, long sequence, boolean isGenesis) {
        if (days.state(SystemId.AZIPS) == DayState.CLOSING) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        boolean isOfSettlement = (parts & SystemPart.SETTLEMENT) != 0;
        if (!jobs.hasRoomFor((isOfSettlement ? 1 : 0) + (isGenesis ? 0 : 1))) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: these parts are suspended now.
        days.suspended(SystemId.AZIPS, suspended);
        events.systemStatusChanged(SystemId.AZIPS, suspended, decisionDate, decisionNumber);
        if (!isGenesis) {
            announcements.ofSystem(sequence, suspended, decisionDate, decisionNumber);
        }
        if (isOfSettlement) {
            jobs.add(JobKind.TELL_WAITING, 0);
            nodeEvents.jobStarted(JobKind.TELL_WAITING);
        }
        return RejectReason.NONE;
    }
}
