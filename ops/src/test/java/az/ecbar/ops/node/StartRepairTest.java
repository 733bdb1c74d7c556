package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.PairConfig;
import az.ecbar.pair.memory.MemoryCable;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TickEncoder;
import az.ecbar.trust.testing.TestAuthority;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Two nodes that cannot come up without a closed file that the other one may hold; neither of them says hello. */
class StartRepairTest implements Clock {
    private static final Node.Settings SETTINGS = Surroundings.settings(64, 1_000);
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int FIRST_FILE = 5_000;
    private static final int ALL = 5_500;
    private static final int MIDDLE = 80_000;

    private final Surroundings around = new Surroundings(1, this);
    private final MemoryCable cable = new MemoryCable(this::monotonicNs, new SplittableRandom(1));
    private final MemoryFolder sound = new MemoryFolder();
    private final List<String> files;
    private long nowNs = 1;

    StartRepairTest() throws IOException {
        write(sound, FIRST_FILE, 3);
        write(sound, ALL, 3);
        files = sound.list().stream()
                .filter(name -> name.endsWith(".cq4"))
                .sorted()
                .toList();
    }

    @Override
    public long utcNs() {
        return TestAuthority.NOW_NS;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }

    private static void write(MemoryFolder folder, int upTo, int epoch) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        try (Journal open = Journal.open(folder, SETTINGS.journal(), JournalProgress.SILENT)) {
            while (open.lastSequence() < upTo) {
                int body = new TickEncoder()
                        .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, new MessageHeaderEncoder())
                        .encodedLength();
                int length = RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + body;
                RecordHeader.write(record, 0, length, open.lastSequence() + 1, TestAuthority.NOW_NS, epoch);
                open.append(record, 0, length);
            }
            open.force();
        }
    }

    /** The folder of a node whose file, the first or the second one, is damaged. */
    private MemoryFolder damaged(int file, int position) throws IOException {
        MemoryFolder folder = sound.afterKill();
        folder.flip(files.get(file), position, 1);
        return folder;
    }

    private StartRepair start(MemoryFolder journal, int file, ControlLink peer) {
        return start(journal, files.get(file), file == 0 ? 1 : FIRST_FILE + 1, peer);
    }

    private StartRepair start(MemoryFolder journal, String file, long first, ControlLink peer) {
        Node.Folders folders = new Node.Folders(journal, new MemoryFolder(), new MemoryFolder(), new MemoryFolder());
        RepairWanted wanted = new RepairWanted(file, first, new JournalFailure("damaged"));
        return StartRepair.of(
                wanted, around.ports(folders), SETTINGS, PairConfig.defaults(1), peer, new HeardHistory());
    }

    private void assertSound(MemoryFolder folder, int file) throws IOException {
        assertArrayEquals(bytes(sound, files.get(file)), bytes(folder, files.get(file)));
    }

    private static byte[] bytes(MemoryFolder folder, String file) throws IOException {
        try (var stored = folder.open(file)) {
            UnsafeBuffer bytes = new UnsafeBuffer(new byte[(int) stored.sizeBytes()]);
            stored.read(0, bytes, 0, bytes.capacity());
            return bytes.byteArray();
        }
    }

    @Test
    void eachHasTheFileThatTheOtherOneNeeds() throws IOException {
        MemoryFolder one = damaged(0, MIDDLE);
        MemoryFolder two = damaged(1, 10_000);
        StartRepair first = start(one, 0, cable.attachFirst());
        StartRepair second = start(two, 1, cable.attachSecond());
        for (int i = 0; i < 2_000 && !(first.isOver() && second.isOver()); i++) {
            int _ = first.doWork() + second.doWork();
            nowNs += MINUTE_NS / 6_000;
        }
        assertTrue(first.isRepaired());
        assertTrue(second.isRepaired());
        assertSound(one, 0);
        assertSound(two, 1);
    }

    /** Four minutes from one answer to the next. */
    @Test
    void aFileThatTakesLongerThanTenMinutesIsRepaired() throws IOException {
        MemoryFolder one = damaged(0, MIDDLE);
        StartRepair first = start(one, 0, cable.attachFirst());
        StartRepair second = start(damaged(1, 10_000), 1, cable.attachSecond());
        int answers = 0;
        while (!first.isOver()) {
            for (int i = 0; i < 4; i++) {
                int _ = first.doWork() + second.doWork();
            }
            nowNs += 4 * MINUTE_NS;
            answers++;
        }
        assertTrue(first.isRepaired());
        assertTrue(answers > 4, answers + " answers");
        assertSound(one, 0);
    }

    /** An owner that was replaced meanwhile: what it wrote last nobody else holds, and it need not wait for it. */
    @Test
    void aFileThatEndsOtherwiseThanTheOtherNodesIsRefused() throws IOException {
        MemoryFolder replaced = new MemoryFolder();
        write(replaced, FIRST_FILE - 10, 3);
        write(replaced, FIRST_FILE, 4);
        String file = replaced.list().stream()
                .filter(name -> name.endsWith(".cq4"))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        replaced.flip(file, 100, 1);
        StartRepair first = start(replaced, file, FIRST_FILE - 9, cable.attachFirst());
        StartRepair second = start(damaged(1, 10_000), 1, cable.attachSecond());
        while (!first.isOver() && nowNs < MINUTE_NS) {
            int _ = first.doWork() + second.doWork();
            nowNs += MINUTE_NS / 6_000;
        }
        assertTrue(first.isRefused());
    }

    /** The records before the damage come again with each attempt; that is no reason to wait any longer. */
    @Test
    void whatIsDamagedAtBothIsGivenUpAfterTenMinutes() throws IOException {
        StartRepair first = start(damaged(0, MIDDLE), 0, cable.attachFirst());
        StartRepair second = start(damaged(0, MIDDLE), 0, cable.attachSecond());
        while (!first.isOver() && nowNs < 20 * MINUTE_NS) {
            int _ = first.doWork() + second.doWork();
            nowNs += MINUTE_NS / 600;
        }
        assertTrue(first.isOver());
        assertFalse(first.isRepaired());
        assertFalse(first.isRefused());
        assertTrue(nowNs > 10 * MINUTE_NS && nowNs < 12 * MINUTE_NS, nowNs / MINUTE_NS + " minutes");
    }
}
