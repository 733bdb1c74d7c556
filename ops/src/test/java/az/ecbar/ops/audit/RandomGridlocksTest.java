package az.ecbar.ops.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.auditor.Auditor;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.GridlockResolvedDecoder;
import az.ecbar.schema.GridlockResolvedEncoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Gridlocks drawn by lot, in which the auditor, by a search of its own, finds the same largest set as the ledger. */
class RandomGridlocksTest {
    private static final int SEEDS = 60;
    private static final int BANKS = 5;
    private static final int RESOLUTIONS = 4;
    private static final long OPENING_MINOR = 100;

    private final List<GridlockResolvedDecoder> told = new ArrayList<>();

    @Test
    @Rule({"4.11", "4.12.2"})
    void theAuditorFindsTheSameSet() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Centre centre = new Centre(BANKS, OPENING_MINOR);
            centre.openDay(Centre.MONDAY);
            for (int i = 0; i < RESOLUTIONS; i++) {
                int waiting = 3 + random.nextInt(20);
                for (int n = 0; n < waiting; n++) {
                    pay(centre, random, i + "-" + n);
                }
                if (random.nextInt(3) == 0) {
                    long _ = centre.decide(random.nextBoolean() ? removal(centre, random) : grant(centre, random));
                }
                long _ = centre.decide(centre.actions.resolveGridlock(SystemId.AZIPS));
                hear(centre.ledger.steps.getLast());
                centre.ledger.finishJobs();
            }
            centre.closeDay();
            assertEquals(List.of(), centre.ledger.findings(), "seed " + seed);
        }
        assertTrue(count(one -> one.settled() > one.settledInPairs()) > SEEDS / 2, "several together");
        assertTrue(count(one -> one.pairs() > 0) > SEEDS / 4, "pairs");
        assertTrue(count(one -> one.settled() > 0 && one.settled() < one.lookedAt()) > SEEDS / 2, "some, not all");
    }

    private long count(Predicate<GridlockResolvedDecoder> fits) {
        return told.stream().filter(fits).count();
    }

    private static void pay(Centre centre, SplittableRandom random, String reference) {
        int from = random.nextInt(BANKS);
        int to = (from + 1 + random.nextInt(BANKS - 1)) % BANKS;
        var instruction = Centre.instruction(
                centre.banks.get(from),
                centre.banks.get(to),
                "G-" + reference,
                1 + random.nextLong(3 * OPENING_MINOR),
                Centre.MONDAY);
        instruction.priority = 30 + random.nextInt(3);
        long _ = centre.pay(centre.banks.get(from), instruction);
    }

    private static byte[] removal(Centre centre, SplittableRandom random) {
        return centre.actions.removeParticipant(
                centre.banks.get(random.nextInt(BANKS)).bic(), Centre.MONDAY, "7");
    }

    private static byte[] grant(Centre centre, SplittableRandom random) {
        int grantor = random.nextInt(BANKS);
        Centre.Terminal bank = centre.banks.get(grantor);
        return centre.actions.grantAuthority(
                bank.bic(),
                centre.banks.get((grantor + 1) % BANKS).bic(),
                bank.bank().account(),
                "AZN",
                AuthorityScope.ADVICE,
                Centre.MONDAY,
                0,
                Centre.MONDAY,
                "P-1");
    }

    private void hear(AuditedLedger.Step step) {
        EventBatch.forEach(step.batch(), 0, (_, _, _, templateId, buffer, offset, length) -> {
            if (templateId == GridlockResolvedDecoder.TEMPLATE_ID) {
                UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                copy.putBytes(0, buffer, offset, length);
                told.add(new GridlockResolvedDecoder().wrapAndApplyHeader(copy, 0, new MessageHeaderDecoder()));
            }
        });
    }

    /** A ledger that looks, and settles less than it could, or nothing, is found. */
    @Test
    void aSetThatIsNotTheLargestIsFound() {
        Centre centre = new Centre(3, OPENING_MINOR);
        centre.openDay(Centre.MONDAY);
        for (int from = 0; from < 3; from++) {
            Centre.Terminal bank = centre.banks.get(from);
            long _ = centre.pay(
                    bank,
                    Centre.instruction(
                            bank, centre.banks.get((from + 1) % 3), "R-" + from, 2 * OPENING_MINOR, Centre.MONDAY));
        }
        long _ = centre.decide(centre.actions.resolveGridlock(SystemId.AZIPS));
        assertEquals(List.of(), centre.ledger.findings());
        List<AuditedLedger.Step> steps = centre.ledger.steps;
        Auditor auditor = new Auditor();
        steps.subList(0, steps.size() - 1).forEach(step -> step.auditBy(auditor));
        assertEquals(List.of(), auditor.findings());
        AuditedLedger.Step last = steps.getLast();
        new AuditedLedger.Step(last.sequence(), last.timeNs(), last.command(), settlesNothing(last)).auditBy(auditor);
        assertFalse(auditor.findings().isEmpty());
        assertTrue(auditor.findings().toString().contains("to be settled together"), auditor.findings()::toString);
    }

    private static UnsafeBuffer settlesNothing(AuditedLedger.Step step) {
        UnsafeBuffer batch = new UnsafeBuffer(new byte[1024]);
        int[] at = {EventBatch.HEAD_LENGTH, 0};
        EventBatch.forEach(step.batch(), 0, (_, _, _, templateId, buffer, offset, length) -> {
            boolean isResolution = templateId == GridlockResolvedDecoder.TEMPLATE_ID;
            if (isResolution
                    || templateId == InputTakenDecoder.TEMPLATE_ID
                    || templateId == ActionApprovedDecoder.TEMPLATE_ID) {
                batch.putInt(at[0], length);
                int message = at[0] + EventBatch.EVENT_HEAD_LENGTH;
                batch.putBytes(message, buffer, offset, length);
                if (isResolution) {
                    new GridlockResolvedEncoder()
                            .wrap(batch, message + MessageHeaderDecoder.ENCODED_LENGTH)
                            .settled(0);
                }
                at[0] += EventBatch.framedLength(length);
                at[1]++;
            }
        });
        EventBatch.head(batch, 0, step.sequence(), step.timeNs(), at[1], at[0]);
        return batch;
    }
}
