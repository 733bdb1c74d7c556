package az.ecbar.ops.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.auditor.Auditor;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.JobFinishedDecoder;
import az.ecbar.schema.JobStartedDecoder;
import az.ecbar.schema.NoticeReportedDecoder;
import az.ecbar.schema.PaymentMatchedDecoder;
import az.ecbar.schema.PaymentReportedDecoder;
import az.ecbar.schema.PaymentSetAsideDecoder;
import az.ecbar.schema.PaymentSettledDecoder;
import az.ecbar.schema.PaymentStoryReportedDecoder;
import az.ecbar.schema.PaymentTakenUpDecoder;
import az.ecbar.schema.ProposalExpiredDecoder;
import az.ecbar.schema.TransferDroppedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random days of a bare ledger under the auditor, and what the auditor is worth: no event can be left out or told twice. */
class RandomDaysTest {
    private static final int SEEDS = Boolean.getBoolean("ecbar.long") ? 2_000 : 60;
    private static final int STEPS = 1_000;

    /** When the ledger gets to these is its own affair, so that one which is missing may still come. */
    private static final Set<Integer> AT_ITS_OWN_PACE = Set.of(
            JobStartedDecoder.TEMPLATE_ID,
            JobFinishedDecoder.TEMPLATE_ID,
            PaymentSetAsideDecoder.TEMPLATE_ID,
            PaymentTakenUpDecoder.TEMPLATE_ID,
            ProposalExpiredDecoder.TEMPLATE_ID,
            TransferDroppedDecoder.TEMPLATE_ID);

    /** Rows about a payment: those that tell its story are not judged. */
    private static final Set<Integer> OF_A_STORY = Set.of(
            PaymentReportedDecoder.TEMPLATE_ID,
            PaymentStoryReportedDecoder.TEMPLATE_ID,
            NoticeReportedDecoder.TEMPLATE_ID,
            PaymentMatchedDecoder.TEMPLATE_ID);

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLedgerDoesWhatTheRegulationSays(long seed) {
        RandomCentre random = new RandomCentre(seed);
        random.run(STEPS);
        assertEquals(List.of(), random.centre.ledger.findings());
        long settling = random.centre.ledger.steps.stream()
                .filter(step -> split(step.batch()).stream()
                        .anyMatch(event -> templateId(event) == PaymentSettledDecoder.TEMPLATE_ID))
                .count();
        assertTrue(settling > 0, "a run in which no payment settles shows nothing");
    }

    /** Three short runs that have almost every kind of event between them. */
    @ParameterizedTest
    @ValueSource(longs = {3, 5, 11})
    void eachEventThatIsLeftOutOrToldTwiceIsFound(long seed) {
        RandomCentre random = new RandomCentre(seed);
        random.run(70);
        List<AuditedLedger.Step> steps = random.centre.ledger.steps;
        int before = random.centre.ledger.findings().size();
        int changes = 0;
        for (AuditedLedger.Step step : steps) {
            List<UnsafeBuffer> events = split(step.batch());
            for (int i = 0; i < events.size(); i++) {
                UnsafeBuffer event = events.get(i);
                if (OF_A_STORY.contains(templateId(event))) {
                    continue;
                }
                List<UnsafeBuffer> twice = new ArrayList<>(events);
                twice.add(i, event);
                List<UnsafeBuffer> without = new ArrayList<>(events);
                without.remove(i);
                String what = "event " + i + " of " + step.sequence() + ", template " + templateId(event);
                assertTrue(findings(steps, step, twice) > before, what + ", told twice");
                if (!AT_ITS_OWN_PACE.contains(templateId(event))) {
                    assertTrue(findings(steps, step, without) > before, what + ", left out");
                }
                changes++;
            }
        }
        assertTrue(changes > 200, changes + " events");
    }

    private static int findings(List<AuditedLedger.Step> steps, AuditedLedger.Step changed, List<UnsafeBuffer> events) {
        Auditor auditor = new Auditor();
        for (AuditedLedger.Step step : steps) {
            AuditedLedger.Step told = step.sequence() == changed.sequence()
                    ? new AuditedLedger.Step(step.sequence(), step.timeNs(), step.command(), batch(step, events))
                    : step;
            told.auditBy(auditor);
        }
        return auditor.findings().size();
    }

    private static int templateId(UnsafeBuffer event) {
        return event.getShort(2) & 0xFFFF;
    }

    private static List<UnsafeBuffer> split(UnsafeBuffer batch) {
        List<UnsafeBuffer> events = new ArrayList<>();
        EventBatch.forEach(batch, 0, (_, _, _, _, buffer, offset, length) -> {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            events.add(new UnsafeBuffer(bytes));
        });
        return events;
    }

    private static UnsafeBuffer batch(AuditedLedger.Step step, List<UnsafeBuffer> events) {
        int length = EventBatch.HEAD_LENGTH
                + events.stream()
                        .mapToInt(event -> EventBatch.framedLength(event.capacity()))
                        .sum();
        UnsafeBuffer batch = new UnsafeBuffer(new byte[length]);
        EventBatch.head(batch, 0, step.sequence(), step.timeNs(), events.size(), length);
        int at = EventBatch.HEAD_LENGTH;
        for (UnsafeBuffer event : events) {
            batch.putInt(at, event.capacity());
            batch.putBytes(at + EventBatch.EVENT_HEAD_LENGTH, event, 0, event.capacity());
            at += EventBatch.framedLength(event.capacity());
        }
        return batch;
    }
}
