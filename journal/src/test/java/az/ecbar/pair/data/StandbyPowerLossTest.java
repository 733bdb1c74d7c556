package az.ecbar.pair.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.TestRecords;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.memory.LinkFaults;
import az.ecbar.pair.memory.MemoryDataLinks;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The standby's power goes at every single operation on its disk: what it acknowledged is there, and it catches up. */
class StandbyPowerLossTest {
    private static final int RECORDS = 150;
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withMaxFileBytes(64 * 1024)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);

    private final Journal owner = Journal.open(new MemoryFolder(), CONFIG, JournalProgress.SILENT);
    private final JournalOwnerLog log = new JournalOwnerLog(owner);
    private MemoryDataLinks links = new MemoryDataLinks(new SplittableRandom(0), LinkFaults.none());

    private static Journal open(MemoryFolder folder) {
        return Journal.open(folder, CONFIG.forReplica(), JournalProgress.SILENT);
    }

    /** Goes on until the standby has everything, or its power goes; returns whether it has everything. */
    private boolean live(DataPath path) {
        try {
            while (!path.isEqual()) {
                path.send();
                path.receive();
                path.acknowledge();
            }
            return true;
        } catch (JournalFailure powerLost) {
            return false;
        }
    }

    private DataPath pathTo(Journal standby, int seed) {
        links = new MemoryDataLinks(
                new SplittableRandom(seed), LinkFaults.none().withDelay(0.2, 0, 0));
        DataPath path = new DataPath(
                log, standby, links.first(), links.second(), new DataSealing(true, 6), new SendWindow(63, 100_000));
        path.connect();
        return path;
    }

    @Test
    void whatItAcknowledgedIsThereWhereverThePowerGoes() {
        new TestRecords(TestRecords.SECOND_NS / 5).append(owner, RECORDS);
        log.force();
        MemoryFolder whole = new MemoryFolder();
        assertTrue(live(pathTo(open(whole), 0)));
        assertTrue(whole.operations() > RECORDS, "operations: " + whole.operations());
        int withMoreThanAcknowledged = 0;
        for (int at = 0; at < whole.operations(); at++) {
            MemoryFolder folder = new MemoryFolder();
            Journal first = open(folder);
            folder.powerGoesAfter(at);
            DataPath path = pathTo(first, at);
            boolean isDone = live(path);
            MemoryFolder left = folder.afterPowerLoss(new SplittableRandom(at * 7919L));
            try (Journal again = open(left)) {
                int operation = at;
                assertTrue(
                        again.lastSequence() >= path.acknowledged(),
                        () -> "operation " + operation + ": " + again.lastSequence() + " left of "
                                + path.acknowledged());
                withMoreThanAcknowledged += again.lastSequence() > path.acknowledged() ? 1 : 0;
                assertTrue(isDone || again.lastSequence() < RECORDS || path.acknowledged() < RECORDS);
                path.standby(again);
                links.lose();
                path.connect();
                assertTrue(live(path));
                assertEquals(RECORDS, again.durableSequence());
            }
        }
        assertTrue(withMoreThanAcknowledged > 0, "some forced what they could not acknowledge any more");
    }
}
