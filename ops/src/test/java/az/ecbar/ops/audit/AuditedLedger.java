package az.ecbar.ops.audit;

import az.ecbar.auditor.Auditor;
import az.ecbar.auditor.Finding;
import az.ecbar.auditor.testing.CommandBytes;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.record.EventBatch;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A bare ledger with the auditor beside it: every command goes through both, and all that was said is kept. */
final class AuditedLedger {
    /** A command and the batch of events that the ledger gave for it. */
    record Step(long sequence, long timeNs, UnsafeBuffer command, UnsafeBuffer batch) {
        void auditBy(Auditor auditor) {
            auditor.audit(command, 0, sequence, timeNs, batch, 0);
        }
    }

    final Ledger ledger = new Ledger(LedgerCapacity.small());
    final List<Step> steps = new ArrayList<>();
    private final Auditor auditor = new Auditor();
    private final byte[] jobStep = new CommandBytes().jobStep();
    long timeNs;

    AuditedLedger(long timeNs) {
        this.timeNs = timeNs;
    }

    /** Applies a command; gives its sequence. */
    long apply(byte[] command) {
        UnsafeBuffer bytes = new UnsafeBuffer(command);
        long sequence = steps.size() + 1L;
        ledger.apply(bytes, 0, sequence, timeNs);
        byte[] batch = new byte[ledger.eventsLength()];
        ledger.events().getBytes(0, batch);
        Step step = new Step(sequence, timeNs, bytes, new UnsafeBuffer(batch));
        steps.add(step);
        step.auditBy(auditor);
        return sequence;
    }

    /** Goes on until no job runs. */
    void finishJobs() {
        while (ledger.hasJob()) {
            apply(jobStep);
        }
    }

    /** One step of the job that runs. */
    void stepJob() {
        apply(jobStep);
    }

    /** Whether an event of this kind follows from the last command. */
    boolean hasSaid(int templateId) {
        boolean[] isThere = {false};
        EventBatch.forEach(steps.getLast().batch(), 0, (_, _, _, id, _, _, _) -> isThere[0] |= id == templateId);
        return isThere[0];
    }

    List<Finding> findings() {
        return auditor.findings();
    }
}
