package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import az.ecbar.journal.memory.MemoryFolder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The power goes at every single operation of a journal's life, and of its recovery. */
class PowerLossInMemoryTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withMaxFileBytes(64 * 1024)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);
    private static final int BATCHES = 16;

    private final TestRecords records = new TestRecords(TestRecords.SECOND_NS / 5);

    @Test
    void nothingForcedIsLostWhereverThePowerGoes() {
        long operations = live(new MemoryFolder(), 1, new Acknowledged());
        assertTrue(operations > 300, () -> "too few operations to try: " + operations);
        for (long at = 0; at < operations; at++) {
            for (int seed = 0; seed < 4; seed++) {
                MemoryFolder folder = new MemoryFolder();
                folder.powerGoesAfter(at);
                Acknowledged acknowledged = new Acknowledged();
                live(folder, 1, acknowledged);
                String story = "power goes after operation " + at + ", seed " + seed;
                recoverAndCheck(
                        folder.afterPowerLoss(new SplittableRandom(at * 31 + seed)), acknowledged.sequence, story);
            }
        }
    }

    @Test
    void nothingForcedIsLostWhenThePowerGoesAgainDuringRecovery() {
        SplittableRandom seeds = new SplittableRandom(7);
        int recoveriesWithCopy = 0;
        for (int round = 0; round < 40; round++) {
            MemoryFolder folder = new MemoryFolder();
            folder.powerGoesAfter(100 + seeds.nextInt(300));
            Acknowledged acknowledged = new Acknowledged();
            live(folder, round, acknowledged);
            MemoryFolder lost = folder.afterPowerLoss(seeds.split());
            for (int again = 0; ; again++) {
                MemoryFolder retried = lost.afterKill();
                retried.powerGoesAfter(again);
                try (Journal journal = open(retried)) {
                    recoveriesWithCopy += journal.recovery().setAsideAs().isEmpty() ? 0 : 1;
                    break;
                } catch (JournalFailure powerLost) {
                    String story = "round " + round + ", power goes again after operation " + again;
                    recoverAndCheck(retried.afterPowerLoss(seeds.split()), acknowledged.sequence, story);
                }
            }
        }
        assertTrue(recoveriesWithCopy > 5, "too few torn files to be a test: " + recoveriesWithCopy);
    }

    @Test
    void everyForceMadeToFailReleasesNothing() {
        MemoryFolder counted = new MemoryFolder();
        live(counted, 3, new Acknowledged());
        for (long at = 0; at < counted.forces(); at++) {
            MemoryFolder folder = new MemoryFolder();
            folder.forceFailsAfter(at);
            Acknowledged acknowledged = new Acknowledged();
            live(folder, 3, acknowledged);
            assertTrue(acknowledged.hasFailed, "force " + at + " failed, and nobody was told");
            recoverAndCheck(
                    folder.afterPowerLoss(new SplittableRandom(at)), acknowledged.sequence, "force " + at + " failed");
        }
    }

    /** The system takes for written what it dropped, so that a start reads it: a power loss after that still shows the truth. */
    @Test
    void aStartAfterAForceThatFailedBelievesNothingThatWasNotWritten() {
        MemoryFolder counted = new MemoryFolder();
        live(counted, 3, new Acknowledged());
        for (long at = 0; at < counted.forces(); at++) {
            MemoryFolder folder = new MemoryFolder();
            folder.forceFailsAfter(at);
            live(folder, 3, new Acknowledged());
            MemoryFolder restarted = folder.afterKill();
            long believed;
            try (Journal journal = open(restarted)) {
                believed = journal.durableSequence();
            }
            recoverAndCheck(
                    restarted.afterPowerLoss(new SplittableRandom(at)),
                    believed,
                    "start after force " + at + " failed");
        }
    }

    @Test
    void thePowerMayGoAtEachStepOfAStartAfterAForceThatFailed() {
        MemoryFolder counted = new MemoryFolder();
        live(counted, 3, new Acknowledged());
        for (long at = 0; at < counted.forces(); at += 3) {
            for (int operations = 0; operations < 24; operations++) {
                MemoryFolder folder = new MemoryFolder();
                folder.forceFailsAfter(at);
                Acknowledged acknowledged = new Acknowledged();
                live(folder, 3, acknowledged);
                MemoryFolder restarted = folder.afterKill();
                restarted.powerGoesAfter(operations);
                try (Journal journal = open(restarted)) {
                    assertTrue(journal.lastSequence() >= acknowledged.sequence);
                } catch (JournalException e) {
                    assertTrue(acknowledged.hasFailed, e::toString);
                }
                recoverAndCheck(
                        restarted.afterPowerLoss(new SplittableRandom(at * 100 + operations)),
                        acknowledged.sequence,
                        "force " + at + " failed, then the power after operation " + operations);
            }
        }
    }

    /** What the world was told. */
    private static final class Acknowledged {
        private long sequence;
        private boolean hasFailed;
    }

    /** Appends, forces, rolls, restarts, until the end or the failure; returns the operations done. */
    private long live(MemoryFolder folder, long seed, Acknowledged acknowledged) {
        SplittableRandom random = new SplittableRandom(seed);
        try {
            Journal journal = open(folder);
            for (int batch = 0; batch < BATCHES; batch++) {
                records.append(journal, journal.lastSequence() + 1 + random.nextInt(40));
                acknowledged.sequence = journal.force();
                if (batch == BATCHES / 2) {
                    journal.close();
                    journal = open(folder);
                }
            }
            journal.close();
        } catch (JournalFailure failure) {
            acknowledged.hasFailed = true;
        }
        return folder.operations();
    }

    private void recoverAndCheck(MemoryFolder folder, long acknowledged, String story) {
        try (Journal journal = open(folder)) {
            assertTrue(
                    journal.lastSequence() >= acknowledged,
                    () -> story + ": " + journal.lastSequence() + " recovered of " + acknowledged);
            long more = journal.lastSequence() + 50;
            records.append(journal, more);
            assertEquals(more, journal.force());
            assertEquals(more, records.checkAll(journal.newReader()), story);
        } catch (JournalException e) {
            fail(story, e);
        }
        try (Journal again = open(folder)) {
            assertEquals(again.lastSequence(), records.checkAll(again.newReader()), story);
        }
    }

    private static Journal open(MemoryFolder folder) {
        return Journal.open(folder, CONFIG, JournalProgress.SILENT);
    }
}
