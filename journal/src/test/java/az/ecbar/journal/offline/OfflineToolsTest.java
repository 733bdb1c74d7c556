package az.ecbar.journal.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalDamaged;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalComparison.Part;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OfflineToolsTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);

    @Test
    void aSoundJournalIsSummedUp() {
        MemoryFolder folder = journal(200, 0);
        List<String> heard = new ArrayList<>();
        JournalSummary summary = new JournalVerifier(reader(folder), (task, done, total) -> heard.add(task)).verify();
        assertEquals(200, summary.records());
        assertEquals(200 * 100, summary.bytes());
        assertEquals(SECOND_NS, summary.firstTimeNs());
        assertEquals(200 * SECOND_NS, summary.lastTimeNs());
        assertEquals(179, summary.knownDurable());
        try (Journal again = Journal.open(folder, CONFIG, JournalProgress.SILENT)) {
            byte[] link = new byte[32];
            again.copyLink(link);
            assertEquals(HexFormat.of().formatHex(link), summary.link());
        }
        assertEquals(
                0,
                new JournalVerifier(reader(new MemoryFolder()), JournalProgress.SILENT)
                        .verify()
                        .records());
    }

    @Test
    void aDamagedOneIsNamedByFileSequenceAndPosition() {
        MemoryFolder folder = journal(200, 0);
        String file = "0000000000000000001-19700101-0000.cq4";
        folder.flip(file, 64 + 10 * 104 + 50, 1);
        JournalReader reader = reader(folder);
        JournalDamaged damaged =
                assertThrows(JournalDamaged.class, () -> new JournalVerifier(reader, JournalProgress.SILENT).verify());
        assertEquals(file, damaged.file());
        assertEquals(11, damaged.sequence());
        assertEquals(64 + 10 * 104, damaged.position());
    }

    @Test
    void aDumpIsReadable() {
        List<String> lines = new ArrayList<>();
        new JournalDump(reader(journal(200, 0)), PayloadDecoder::headerOnly).dump(70, 71, lines::add);
        assertEquals(5, lines.size());
        assertTrue(
                lines.get(0).startsWith("70  1970-01-01T00:01:10Z  epoch 0  durable 59  100 bytes  link "),
                () -> lines.get(0));
        assertEquals("    template 0 version 0, 28 bytes", lines.get(1));
        assertTrue(lines.get(4).matches("ends at sequence 71, link [0-9a-f]{64}"), () -> lines.get(4));
        List<String> none = new ArrayList<>();
        new JournalDump(reader(journal(200, 0)), PayloadDecoder::headerOnly).dump(201, 300, none::add);
        assertEquals(List.of("no records"), none);
    }

    @Test
    void twoJournalsAreComparedUpToTheirFirstDifference() {
        assertTrue(compare(journal(120, 0), journal(120, 0)).isSame());
        JournalComparison longer = compare(journal(120, 0), journal(200, 0));
        assertFalse(longer.isSame());
        assertTrue(longer.isContinuation());
        assertEquals(120, longer.sameUpTo());
        JournalComparison different = compare(journal(120, 0), journal(200, 100));
        assertFalse(different.isContinuation());
        assertEquals(new JournalComparison(99, 120, 200, List.of(Part.PAYLOAD), 0, 0), different);
    }

    @Test
    void hashPointsAreComparedBehindTheFirstDifferenceToo() {
        long[] other = {0};
        MemoryFolder one = journal(200, 0, sequence -> sequence % 50 == 0 ? sequence : 0);
        MemoryFolder two =
                journal(200, 30, sequence -> sequence % 50 == 0 ? sequence + (sequence > other[0] ? 1 : 0) : 0);
        assertEquals(new JournalComparison(29, 200, 200, List.of(Part.PAYLOAD), 0, 50), compare(one, two));
        other[0] = 100;
        two = journal(200, 30, sequence -> sequence % 50 == 0 ? sequence + (sequence > other[0] ? 1 : 0) : 0);
        assertEquals(new JournalComparison(29, 200, 200, List.of(Part.PAYLOAD), 100, 150), compare(one, two));
        assertEquals(
                new JournalComparison(200, 200, 200, List.of(), 200, 0),
                compare(one, journal(200, 0, sequence -> sequence % 50 == 0 ? sequence : 0)));
    }

    private static JournalComparison compare(MemoryFolder first, MemoryFolder second) {
        return JournalComparison.of(reader(first), reader(second), JournalProgress.SILENT);
    }

    private static JournalReader reader(MemoryFolder folder) {
        return JournalReader.offline(folder, JournalProgress.SILENT);
    }

    /** A journal that differs from others at the given sequence. */
    private static MemoryFolder journal(long records, long differentAt) {
        return journal(records, differentAt, sequence -> 0);
    }

    /** As above, with hash points: where the hash is not 0, it is one. */
    private static MemoryFolder journal(long records, long differentAt, LongUnaryOperator hashes) {
        MemoryFolder folder = new MemoryFolder();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[100]);
        try (Journal journal = Journal.open(folder, CONFIG, JournalProgress.SILENT)) {
            for (long sequence = 1; sequence <= records; sequence++) {
                RecordHeader.write(buffer, 0, 100, sequence, sequence * SECOND_NS, 0);
                buffer.setMemory(RecordHeader.HEADER_LENGTH, 28, (byte) (sequence == differentAt ? 1 : 0));
                long hash = hashes.applyAsLong(sequence);
                if (hash != 0) {
                    new HashPointEncoder()
                            .wrapAndApplyHeader(buffer, RecordHeader.HEADER_LENGTH, new MessageHeaderEncoder())
                            .eventHash(hash);
                }
                journal.append(buffer, 0, 100);
                if (sequence % 50 == 0) {
                    journal.force();
                }
            }
        }
        return folder;
    }
}
