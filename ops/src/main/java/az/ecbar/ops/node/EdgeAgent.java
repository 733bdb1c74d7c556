package az.ecbar.ops.node;

import az.ecbar.ctn.CtnCode;
import az.ecbar.gateway.session.SessionServer;
import az.ecbar.gateway.swift.SwiftChannel;
import az.ecbar.ops.view.EventTail;
import az.ecbar.port.Clock;
import az.ecbar.record.EventBatch;
import az.ecbar.ring.Admission;
import az.ecbar.ring.CoreAgent;
import az.ecbar.ring.EventGate;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The duty cycle of the edge: takes released events from the gate to directory, outbox and sessions, in this order, so
 * that what a session tells a bank is already kept; then lets the sessions, and the SWIFT channel if there is one, work.
 *
 * <p>Runs on one thread, which owns all of them.
 */
final class EdgeAgent implements Agent {
    private static final int MAX_COMMANDS = 256;
    private static final long HOUSEKEEPING_NS = 200_000_000L;

    private final EventGate gate;
    private final CoreAgent core;
    private final SessionServer sessions;
    private final BehindGate behind;
    private final EventTail tail;
    private final NodeLog log;
    private final Clock clock;
    private final @Nullable SwiftChannel swift;
    private final EventBatch.Handler onEvent = this::onEvent;
    private Admission admission = Admission.OPEN;
    private long housekeepingDueNs;
    private boolean isOpen;
    private boolean isOutputWaiting;
    private long toldNotTranslated;
    private long toldSequence;

    EdgeAgent(
            EventGate gate,
            CoreAgent core,
            SessionServer sessions,
            BehindGate behind,
            EventTail tail,
            NodeLog log,
            Clock clock,
            @Nullable SwiftChannel swift) {
        this.gate = gate;
        this.core = core;
        this.sessions = sessions;
        this.behind = behind;
        this.tail = tail;
        this.log = log;
        this.clock = clock;
        this.swift = swift;
    }

    @Override
    public String roleName() {
        return "edge";
    }

    @Override
    public int doWork() {
        int work = gate.poll(onEvent, MAX_COMMANDS);
        followAdmission();
        if (isOpen()) {
            work += sessions.doWork();
        }
        // What an earlier owner may have sent is told by now: the outbox knows it.
        if (swift != null && isOpen && toldSequence >= core.firstOfEpoch()) {
            work += swift.doWork(admission == Admission.OPEN);
        }
        long nowNs = clock.monotonicNs();
        if (nowNs - housekeepingDueNs >= 0) {
            housekeepingDueNs = nowNs + HOUSEKEEPING_NS;
            behind.outbox().flush();
            behind.proofs().force();
            int _ = behind.notices().discardOld();
            makeUp(nowNs);
            tellNotTranslated();
        }
        return work;
    }

    /** Outputs that wait for a record which cannot be read; operators hear when it begins and when it is over. */
    private void makeUp(long nowNs) {
        int _ = behind.notices().makeUp(nowNs);
        boolean isWaiting = behind.notices().waitingCount() > 0;
        if (isWaiting != isOutputWaiting) {
            isOutputWaiting = isWaiting;
            log.onOutputsWait(clock.utcNs(), isWaiting);
        }
    }

    /** Outputs that left in the other language: operators hear of the first, and whenever there are twice as many. */
    private void tellNotTranslated() {
        long count = behind.notices().notTranslatedCount();
        if (count > 0 && count >= 2 * toldNotTranslated) {
            toldNotTranslated = count;
            log.onNotTranslated(clock.utcNs(), count);
            tail.onAlarm(
                    clock.utcNs(),
                    "ALARM_NOT_TRANSLATED",
                    count + " outputs since the start left in MT though their receivers' language is ISO");
        }
    }

    @Override
    public void onClose() {
        sessions.stop();
        if (swift != null) {
            swift.withdraw();
        }
    }

    /** Nobody is served before the epoch's first record is committed. */
    private boolean isOpen() {
        long first = core.firstOfEpoch();
        isOpen = isOpen || (first > 0 && gate.committedSequence() >= first);
        return isOpen;
    }

    private void followAdmission() {
        Admission now = core.admission();
        if (now == admission) {
            return;
        }
        admission = now;
        log.onAdmission(clock.utcNs(), now);
        switch (now) {
            case OPEN -> sessions.resumeAdmission();
            case CLOCK_IN_DOUBT, SPACE_LOW, STANDBY_BEHIND, HANDING_OVER ->
                sessions.stopAdmission(CtnCode.ADMISSION_STOPPED);
        }
    }

    private void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        behind.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
        tail.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
        sessions.onEvent(buffer, offset, length);
        if (swift != null) {
            swift.onEvent(templateId, buffer, offset);
        }
        toldSequence = sequence;
    }
}
