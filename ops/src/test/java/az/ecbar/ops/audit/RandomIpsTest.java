package az.ecbar.ops.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.auditor.Auditor;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.IpsAcceptedDecoder;
import az.ecbar.schema.IpsAskedDecoder;
import az.ecbar.schema.IpsEndedDecoder;
import az.ecbar.schema.IpsOutputDueDecoder;
import az.ecbar.schema.IpsRefusedDecoder;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.PostedDecoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random days of IPS under the auditor, and what the auditor is worth: no event can be left out or told twice. */
class RandomIpsTest {
    private static final int SEEDS = Boolean.getBoolean("ecbar.long") ? 500 : 15;
    private static final int STEPS = 1_000;
    private static final Set<Integer> JUDGED = Set.of(
            IpsAcceptedDecoder.TEMPLATE_ID,
            IpsRefusedDecoder.TEMPLATE_ID,
            IpsAskedDecoder.TEMPLATE_ID,
            IpsEndedDecoder.TEMPLATE_ID,
            IpsOutputDueDecoder.TEMPLATE_ID,
            PostedDecoder.TEMPLATE_ID);

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLedgerDoesWhatTheRegulationSays(long seed) {
        RandomIps random = new RandomIps(seed);
        random.run(STEPS);
        assertEquals(List.of(), random.ledger.findings());
        random.ledger.ledger.checkInvariants();
        Map<IpsState, Integer> ends = new EnumMap<>(IpsState.class);
        for (AuditedLedger.Step step : random.ledger.steps) {
            for (UnsafeBuffer event : split(step.batch())) {
                if (templateId(event) == IpsEndedDecoder.TEMPLATE_ID) {
                    var ended = new IpsEndedDecoder().wrapAndApplyHeader(event, 0, new MessageHeaderDecoder());
                    ends.merge(ended.state(), 1, Integer::sum);
                }
            }
        }
        assertTrue(ends.getOrDefault(IpsState.SETTLED, 0) > 30, ends::toString);
        assertTrue(ends.getOrDefault(IpsState.REJECTED, 0) > 30, ends::toString);
    }

    @Test
    void eachEventThatIsLeftOutOrToldTwiceIsFound() {
        RandomIps random = new RandomIps(7);
        random.run(120);
        List<AuditedLedger.Step> steps = random.ledger.steps;
        assertEquals(List.of(), random.ledger.findings());
        int changes = 0;
        for (AuditedLedger.Step step : steps) {
            List<UnsafeBuffer> events = split(step.batch());
            for (int i = 0; i < events.size(); i++) {
                UnsafeBuffer event = events.get(i);
                if (!JUDGED.contains(templateId(event))) {
                    continue;
                }
                List<UnsafeBuffer> twice = new ArrayList<>(events);
                twice.add(i, event);
                List<UnsafeBuffer> without = new ArrayList<>(events);
                without.remove(i);
                String what = "event " + i + " of " + step.sequence() + ", template " + templateId(event);
                assertTrue(hasFindings(steps, step, twice), what + ", told twice");
                assertTrue(hasFindings(steps, step, without), what + ", left out");
                changes++;
            }
        }
        assertTrue(changes > 150, changes + " events");
    }

    private static boolean hasFindings(
            List<AuditedLedger.Step> steps, AuditedLedger.Step changed, List<UnsafeBuffer> events) {
        Auditor auditor = new Auditor();
        for (AuditedLedger.Step step : steps) {
            AuditedLedger.Step told = step.sequence() == changed.sequence()
                    ? new AuditedLedger.Step(step.sequence(), step.timeNs(), step.command(), batch(step, events))
                    : step;
            told.auditBy(auditor);
            if (!auditor.findings().isEmpty()) {
                return true;
            }
        }
        return false;
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
