package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalBase;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalFill;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.pair.Identity;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterFile;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.BeginEpochEncoder;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TickEncoder;
import az.ecbar.trust.testing.TestAuthority;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * A node that joined by a snapshot at the middle of a day, whose journal is filled in to the beginning of that day: what it
 * comes up from when something is lost then. Of its outbox nothing is left but what it was filled with, which is nothing.
 */
class JoinedNodeTest {
    private static final Node.Settings SETTINGS = Surroundings.settings(64, 50);
    private static final long OF_DAY = 100;
    private static final long BASE = 200;
    private static final long JOINED = 250;
    private static final long LAST = 400;

    private final Surroundings around = new Surroundings(1, new StillClock());
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private MemoryFolder journal = new MemoryFolder();
    private MemoryFolder snapshots = new MemoryFolder();
    private final MemoryFolder outbox = new MemoryFolder();
    private MemoryFolder register = new MemoryFolder();

    private record StillClock() implements Clock {
        @Override
        public long utcNs() {
            return TestAuthority.NOW_NS;
        }

        @Override
        public long monotonicNs() {
            return 0;
        }
    }

    JoinedNodeTest() {
        UnsafeBuffer witness = new UnsafeBuffer(new byte[Register.LENGTH]);
        Register made = Register.ofNewFolder(2, new Identity(7, 7), Identity.NONE);
        new RegisterFile(register)
                .force(new Register(
                        3, 0, made.mode(), 2, false, false, made.ledger(), made.folder(), Identity.read(witness, 0)));
        MemoryFolder owners = new MemoryFolder();
        write(owners, JOINED);
        try (Replica replica = open(new Node.Folders(owners, snapshots, new MemoryFolder(), new MemoryFolder()))) {
            replica.commitAll(JournalProgress.SILENT);
            takeSnapshots(replica);
        }
        SnapshotStore store = new SnapshotStore(snapshots);
        store.list().stream().skip(1).forEach(store::delete);
        write(owners, LAST);
        try (JournalReader reader = JournalReader.offline(owners, JournalProgress.SILENT)) {
            join(reader);
        }
    }

    private void write(MemoryFolder folder, long upTo) {
        try (Journal open = Journal.open(folder, SETTINGS.journal(), JournalProgress.SILENT)) {
            while (open.lastSequence() < upTo) {
                long sequence = open.lastSequence() + 1;
                int length = RecordHeader.HEADER_LENGTH
                        + MessageHeaderEncoder.ENCODED_LENGTH
                        + (sequence == 1 ? begin() : tick());
                long day = (sequence - 1) / OF_DAY;
                RecordHeader.write(record, 0, length, sequence, TestAuthority.NOW_NS + day * JournalConfig.DAY_NS, 3);
                open.append(record, 0, length);
                open.force();
            }
        }
    }

    private int begin() {
        return new BeginEpochEncoder()
                .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                .epoch(3)
                .owner((short) 1)
                .mode(EpochMode.PAIR)
                .grantedBy(GrantedBy.PEER)
                .putOrders(new byte[0], 0, 0)
                .encodedLength();
    }

    private int tick() {
        return new TickEncoder()
                .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                .encodedLength();
    }

    private void join(JournalReader owners) {
        JoinedOutbox.begin(outbox).close();
        JoinedOutbox.filledUpTo(outbox, JOINED);
        try (JournalBase base = JournalBase.begin(journal)) {
            for (long sequence : new long[] {1, JOINED}) {
                assertTrue(base.add(record, 0, owners.read(sequence, record, 0)));
            }
            base.finish();
        }
        JoinedOutbox.counts(outbox);
        try (Replica replica = open(folders())) {
            assertEquals(JOINED, replica.appliedSequence());
            for (long sequence = JOINED + 1; sequence <= LAST; sequence++) {
                int length = owners.read(sequence, record, 0);
                assertEquals(RecordCheck.VALID, replica.append(record, 0, length));
            }
            replica.commitAll(JournalProgress.SILENT);
            JournalFill fill = replica.older();
            while (fill.base() == JOINED) {
                assertTrue(fill.add(record, 0, owners.read(fill.next(), record, 0)));
            }
            assertEquals(BASE, fill.base());
            takeSnapshots(replica);
        }
    }

    private static void takeSnapshots(Replica replica) {
        replica.snapshotter().onStart();
        int work = 1;
        while (work > 0) {
            work = replica.snapshotter().doWork();
        }
        replica.snapshotter().onClose();
    }

    private Node.Folders folders() {
        return new Node.Folders(journal, snapshots, outbox, new MemoryFolder());
    }

    private Replica open(Node.Folders folders) {
        return Replica.open(folders, around.ports(folders).checker(), SETTINGS, JournalProgress.SILENT);
    }

    private Replica start() {
        return new PairRecovery(
                        register, around.ports(folders()), SETTINGS, PassedOver.in(register), JournalProgress.SILENT)
                .atStart(true);
    }

    private boolean isNew() {
        Register said = new RegisterFile(register).read();
        return said != null && said.isNew();
    }

    private List<Long> snapshotSequences() {
        return new SnapshotStore(snapshots)
                .list().stream().map(SnapshotInfo::sequence).toList();
    }

    @Test
    void itComesUpFromTheSnapshotBehindWhichItsOutboxIsItsOwn() {
        assertEquals(List.of(LAST, LAST - 50, JOINED), snapshotSequences());
        try (Replica replica = start()) {
            assertEquals(LAST, replica.lastSequence());
            assertTrue(replica.appliedSequence() >= JOINED, () -> "at " + replica.appliedSequence());
            assertEquals(BASE, replica.older().base());
        }
    }

    @Test
    void aSnapshotThatIsBeingGivenToAnotherNodeIsKept() {
        MemoryFolder own = new MemoryFolder();
        MemoryFolder taken = new MemoryFolder();
        write(own, LAST);
        try (Replica replica = open(new Node.Folders(own, taken, new MemoryFolder(), new MemoryFolder()))) {
            replica.commitAll(JournalProgress.SILENT);
            replica.snapshots().lend(BASE);
            takeSnapshots(replica);
        }
        SnapshotStore store = new SnapshotStore(taken);
        assertEquals(
                List.of(LAST, LAST - 50, BASE),
                store.list().stream().map(SnapshotInfo::sequence).toList());
    }

    private void damageFileBeforeSnapshot() throws Exception {
        String filled = journal.list().stream()
                .filter(name -> name.startsWith("0000000000000000201-") && name.endsWith(".cq4"))
                .findFirst()
                .orElseThrow();
        journal.delete(filled.replace(".cq4", ".index"));
        journal.flip(filled, journal.sizeBytes(filled) / 2, 4);
    }

    @Test
    void aJournalThatWasCutBeforeAllSnapshotsIsEmptiedAndTheNodeJoinsAnew() throws Exception {
        damageFileBeforeSnapshot();
        for (int i = 0; i < 2; i++) {
            try (Replica replica = start()) {
                assertEquals(0, replica.lastSequence());
                assertEquals(0, replica.older().base());
            }
            assertTrue(isNew());
            assertEquals(List.of(), snapshotSequences());
        }
    }

    @Test
    void thePowerMayGoAtEachOperationOfThat() throws Exception {
        damageFileBeforeSnapshot();
        MemoryFolder damaged = journal;
        MemoryFolder taken = snapshots;
        MemoryFolder countedIn = register;
        int operations = 0;
        boolean isDone = false;
        while (!isDone) {
            journal = damaged.afterKill();
            snapshots = taken.afterKill();
            register = countedIn.afterKill();
            journal.powerGoesAfter(operations);
            isDone = comesUp();
            journal = journal.afterPowerLoss(new Random(operations));
            try (Replica replica = start()) {
                assertEquals(0, replica.lastSequence(), "after operation " + operations);
            }
            assertTrue(isNew());
            operations++;
        }
        int all = operations;
        assertTrue(all > 10, () -> all + " operations");
    }

    private boolean comesUp() {
        try {
            // It is not closed: the process ends.
            return start().lastSequence() == 0;
        } catch (JournalException e) {
            return false;
        }
    }
}
