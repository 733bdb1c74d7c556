package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A standby's journal takes the records that the primary has sealed, as they are, and nothing else. */
class ReplicaTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);

    private final TestRecords records = new TestRecords();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);

    /** The sealed records of a primary that forces every few of them. */
    private List<UnsafeBuffer> sealed(MemoryFolder folder, int count, int batch) {
        List<UnsafeBuffer> all = new ArrayList<>();
        try (Journal primary = Journal.open(folder, CONFIG, JournalProgress.SILENT);
                JournalReader reader = primary.newReader()) {
            for (int i = batch; i <= count; i += batch) {
                records.append(primary, i);
                primary.force();
            }
            reader.seek(1);
            for (int i = 0; i < count; i++) {
                int length = reader.next(count, buffer, 0);
                byte[] bytes = new byte[length];
                buffer.getBytes(0, bytes);
                all.add(new UnsafeBuffer(bytes));
            }
        }
        return all;
    }

    @Test
    void theCopyHoldsTheSameBytes() {
        List<UnsafeBuffer> all = sealed(new MemoryFolder(), 2_000, 20);
        MemoryFolder folder = new MemoryFolder();
        try (Journal standby = Journal.open(folder, CONFIG.forReplica(), JournalProgress.SILENT)) {
            for (UnsafeBuffer record : all) {
                assertEquals(RecordCheck.VALID, standby.appendSealed(record, 0, record.capacity()));
            }
            assertEquals(2_000, standby.force());
        }
        try (JournalReader reader = JournalReader.offline(folder, JournalProgress.SILENT)) {
            reader.seek(1);
            for (UnsafeBuffer record : all) {
                int length = reader.next(2_000, buffer, 0);
                assertEquals(record, new UnsafeBuffer(buffer, 0, length));
            }
        }
    }

    @Test
    void whatIsNotTheNextRecordIsRefusedAndChangesNothing() {
        List<UnsafeBuffer> all = sealed(new MemoryFolder(), 100, 20);
        List<UnsafeBuffer> otherHistory = sealed(new MemoryFolder(), 100, 10);
        try (Journal standby = Journal.open(new MemoryFolder(), CONFIG.forReplica(), JournalProgress.SILENT)) {
            for (UnsafeBuffer record : all.subList(0, 50)) {
                assertEquals(RecordCheck.VALID, standby.appendSealed(record, 0, record.capacity()));
            }
            UnsafeBuffer next = all.get(50);
            assertEquals(RecordCheck.BAD_SEQUENCE, check(standby, all.get(49)));
            assertEquals(RecordCheck.BAD_SEQUENCE, check(standby, all.get(51)));
            assertEquals(RecordCheck.BAD_LINK, check(standby, otherHistory.get(50)));
            assertEquals(RecordCheck.BAD_LENGTH, standby.appendSealed(next, 0, next.capacity() - 1));
            byte[] flipped = next.byteArray().clone();
            flipped[flipped.length - 1] ^= 1;
            assertEquals(RecordCheck.BAD_CRC, check(standby, new UnsafeBuffer(flipped)));
            assertEquals(50, standby.lastSequence());
            assertEquals(RecordCheck.VALID, check(standby, next));
        }
    }

    private static RecordCheck check(Journal standby, UnsafeBuffer record) {
        return standby.appendSealed(record, 0, record.capacity());
    }

    /**
     * A primary that goes ahead alone knows records to be durable long before a standby that catches up has forced them:
     * a torn end is then the remains of a crash, and what the standby forced is still there.
     */
    @Test
    void aPowerLossWhileCatchingUpCostsTheUnforcedTailAlone() {
        List<UnsafeBuffer> all = sealed(new MemoryFolder(), 400, 1);
        boolean isStrictRefused = false;
        for (int seed = 0; seed < 200; seed++) {
            MemoryFolder folder = new MemoryFolder();
            Journal standby = Journal.open(folder, CONFIG.forReplica(), JournalProgress.SILENT);
            all.subList(0, 200).forEach(record -> check(standby, record));
            standby.force();
            all.subList(200, 400).forEach(record -> check(standby, record));
            MemoryFolder left = folder.afterPowerLoss(new Random(seed));
            try {
                Journal.open(folder.afterPowerLoss(new Random(seed)), CONFIG, JournalProgress.SILENT)
                        .close();
            } catch (JournalDamaged e) {
                isStrictRefused = true;
            }
            try (Journal again = Journal.open(left, CONFIG.forReplica(), JournalProgress.SILENT)) {
                assertTrue(again.lastSequence() >= 200, "seed " + seed + ": " + again.lastSequence());
                for (UnsafeBuffer record : all.subList((int) again.lastSequence(), 400)) {
                    assertEquals(RecordCheck.VALID, check(again, record));
                }
            }
        }
        assertTrue(isStrictRefused, "as its own journal one of these would be damage");
    }
}
