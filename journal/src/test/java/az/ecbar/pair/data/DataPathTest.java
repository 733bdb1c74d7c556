package az.ecbar.pair.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.TestRecords;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.pair.memory.LinkFaults;
import az.ecbar.pair.memory.MemoryDataLinks;
import az.ecbar.port.JournalFolder;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An owner that appends all the while and forces now and then, a standby that begins empty and catches up, and a way
 * between them with every fault: at the end both journals are the same.
 */
class DataPathTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withMaxFileBytes(256 * 1024)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);
    private static final long TURN_NS = 50_000;

    @TempDir
    Path data = Path.of("");

    private final TestRecords records = new TestRecords();
    private int forcedThereFirst;

    private static Journal open(JournalFolder folder, JournalConfig config) {
        return Journal.open(folder, config, JournalProgress.SILENT);
    }

    /** Appends live on top of what is there until the end, and turns until the standby has everything. */
    private void run(
            DataPath path, MemoryDataLinks links, JournalOwnerLog log, Journal owner, long count, Chaos chaos) {
        path.connect();
        long turn = 0;
        while (owner.lastSequence() < count || !path.isEqual()) {
            turn++;
            assertTrue(turn < 1_000_000, "it does not come to its end");
            links.timeIs(turn * TURN_NS);
            if (owner.lastSequence() < count && turn % 3 == 0) {
                records.append(owner, Math.min(count, owner.lastSequence() + turn % 40));
            }
            if (turn % 5 == 0) {
                log.force();
            }
            path.send();
            path.receive();
            path.acknowledge();
            forcedThereFirst += path.acknowledged() > log.forcedSequence() ? 1 : 0;
            chaos.onTurn(turn);
            path.heal();
        }
    }

    /** What happens to the way between two turns. */
    @FunctionalInterface
    private interface Chaos {
        void onTurn(long turn);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theWayHasEveryFaultAndTheEndsAreEqual(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MemoryDataLinks links = new MemoryDataLinks(random.split(), LinkFaults.none());
        MemoryFolder here = new MemoryFolder();
        MemoryFolder there = new MemoryFolder();
        try (Journal owner = open(here, CONFIG);
                Journal standby = open(there, CONFIG.forReplica())) {
            records.append(owner, 3_000);
            owner.force();
            JournalOwnerLog log = new JournalOwnerLog(owner);
            DataPath path = new DataPath(
                    log,
                    standby,
                    links.first(),
                    links.second(),
                    new DataSealing(true, 4),
                    new SendWindow(200, 100_000));
            run(path, links, log, owner, 8_000, _ -> mishap(links, random));
            assertEquals(8_000, standby.durableSequence());
            assertTrue(path.starts() > 5, "starts: " + path.starts());
            assertTrue(forcedThereFirst > 10, "forced there before here: " + forcedThereFirst);
            assertTrue(
                    path.receiver().dropped() > 50,
                    "dropped: " + path.receiver().dropped());
        }
        assertSame(here, there);
    }

    private static void mishap(MemoryDataLinks links, SplittableRandom random) {
        switch (random.nextInt(100)) {
            case 0 -> links.lose();
            case 1 -> links.cut();
            case 2, 3, 4 -> links.mend();
            case 6 -> links.faults(LinkFaults.none().withAttack(0.3, 0, 0));
            case 7 -> links.faults(LinkFaults.none().withDelay(0.4, 0, 3 * TURN_NS));
            case 8 -> links.faults(LinkFaults.none().withAttack(0.05, 0.002, 0.002));
            case 9 -> links.faults(LinkFaults.none());
            default -> {}
        }
    }

    /** Somebody who adds to what is sent, and takes nothing away, does not even slow it down. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void everyForgedMessageIsDroppedAndCountedAndNothingElse(long seed) {
        MemoryDataLinks links = new MemoryDataLinks(
                new SplittableRandom(seed), LinkFaults.none().withAttack(0.5, 0, 0));
        MemoryFolder here = new MemoryFolder();
        MemoryFolder there = new MemoryFolder();
        try (Journal owner = open(here, CONFIG);
                Journal standby = open(there, CONFIG.forReplica())) {
            JournalOwnerLog log = new JournalOwnerLog(owner);
            DataPath path = new DataPath(log, standby, links.first(), links.second(), new DataSealing(true, 5));
            run(path, links, log, owner, 4_000, _ -> {});
            path.receive();
            assertEquals(1, path.starts());
            assertTrue(links.forged() > 1_500, "forged: " + links.forged());
            assertEquals(links.forged(), path.receiver().dropped());
            assertEquals(4_000, path.replica().appends());
        }
        assertSame(here, there);
    }

    @Test
    void betweenChronicleFilesToo() {
        MemoryDataLinks links =
                new MemoryDataLinks(new SplittableRandom(21), LinkFaults.none().withDelay(0.1, 0, 2 * TURN_NS));
        try (DataFolderLock one = DataFolderLock.acquire(data.resolve("1"));
                DataFolderLock two = DataFolderLock.acquire(data.resolve("2"))) {
            JournalFolder here = chronicle(one);
            JournalFolder there = chronicle(two);
            try (Journal owner = open(here, CONFIG);
                    Journal standby = open(there, CONFIG.forReplica())) {
                records.append(owner, 2_000);
                owner.force();
                JournalOwnerLog log = new JournalOwnerLog(owner);
                DataPath path = new DataPath(log, standby, links.first(), links.second(), DataSealing.sealed());
                run(path, links, log, owner, 4_000, turn -> {
                    if (turn == 50) {
                        links.lose();
                    }
                });
                assertEquals(2, path.starts());
            }
            assertSame(here, there);
        }
    }

    private static ChronicleFolder chronicle(DataFolderLock lock) {
        return new ChronicleFolder(lock, (what, cause) -> {
            throw new AssertionError(what, cause);
        });
    }

    private static void assertSame(JournalFolder here, JournalFolder there) {
        try (JournalReader one = JournalReader.offline(here, JournalProgress.SILENT);
                JournalReader other = JournalReader.offline(there, JournalProgress.SILENT)) {
            JournalComparison comparison = JournalComparison.of(one, other, JournalProgress.SILENT);
            assertTrue(comparison.isSame(), comparison::toString);
        }
    }
}
