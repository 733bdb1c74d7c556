package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairMode;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a damaged journal means to a node of a pair, by its register; with commands of an empty ledger. */
class PairRecoveryTest {
    private static final Node.Settings SETTINGS = Surroundings.settings(64, 1_000);
    private static final int FIRST_FILE = 60;
    private static final int ALL = 120;

    private final Surroundings around = new Surroundings(1, new StillClock());
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private @Nullable MemoryFolder written;

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

    /** A data folder: a closed file of 60 records, and one of 60 that was open when the process ended. */
    private final class Machine {
        private MemoryFolder journal = new MemoryFolder();
        private MemoryFolder outbox = new MemoryFolder();
        private MemoryFolder register = new MemoryFolder();

        Machine(Register said) {
            new RegisterFile(register).force(said);
            MemoryFolder made = written;
            if (made == null) {
                write(FIRST_FILE, true);
                write(ALL, false);
                made = journal;
                written = made;
            }
            journal = made.afterKill();
        }

        private void write(int upTo, boolean isClosed) {
            Journal open = Journal.open(journal, SETTINGS.journal(), JournalProgress.SILENT);
            while (open.lastSequence() < upTo) {
                int body = open.lastSequence() == 0 ? begin() : tick();
                int length = RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + body;
                RecordHeader.write(record, 0, length, open.lastSequence() + 1, TestAuthority.NOW_NS, 3);
                open.append(record, 0, length);
                open.force();
            }
            if (isClosed) {
                open.close();
            } else {
                journal = journal.afterKill();
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

        String name(boolean isOpen) throws Exception {
            return journal.list().stream()
                    .filter(one -> one.endsWith(".cq4") && one.startsWith("open/") == isOpen)
                    .findFirst()
                    .orElseThrow();
        }

        /** A byte of the record of this sequence, in the file that was open, or the closed one. */
        void flip(boolean isOpen, double part) throws Exception {
            String name = name(isOpen);
            int written = 64 + FIRST_FILE * 84;
            journal.flip(name, (long) (written * part), 8);
        }

        Replica start() {
            return start(true);
        }

        Replica start(boolean isRepairTried) {
            Node.Folders folders = new Node.Folders(journal, new MemoryFolder(), outbox, new MemoryFolder());
            return new PairRecovery(
                            register, around.ports(folders), SETTINGS, PassedOver.in(register), JournalProgress.SILENT)
                    .atStart(isRepairTried);
        }

        boolean isNew() {
            Register said = new RegisterFile(register.afterKill()).read();
            return said != null && said.isNew();
        }

        long kept() throws Exception {
            return journal.list().stream()
                    .filter(name -> name.startsWith("torn/"))
                    .count();
        }

        void afterPowerLoss(Random dice) {
            journal = journal.afterPowerLoss(dice);
            register = register.afterPowerLoss(dice);
        }
    }

    private static final Identity FOLDER = new Identity(7, 7);

    private static Register owner() {
        return Register.ofFirstOwner(1, 3, Identity.NONE, FOLDER, Identity.NONE);
    }

    /** A standby that was counted in. */
    private static Register standby() {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[Register.LENGTH]);
        Register made = Register.ofNewFolder(2, FOLDER, Identity.NONE);
        return new Register(3, 0, made.mode(), 2, false, false, made.ledger(), made.folder(), Identity.read(bytes, 0));
    }

    private Machine sound(Register said) {
        return new Machine(said);
    }

    @Test
    void aSoundJournalComesUpAsItIs() throws Exception {
        for (Register said : List.of(owner(), standby(), standby().notCountedIn())) {
            Machine machine = sound(said);
            assertEquals(ALL, machine.start().lastSequence());
            assertEquals(said.isNew(), machine.isNew());
            assertEquals(0, machine.kept());
        }
    }

    /** What it committed alone lies here only, though its register says STANDBY since it granted. */
    @Test
    void whoGrantedWhileItWasAloneKnowsWhatIsCommittedAndHaltsOnDamage() throws Exception {
        Register granted =
                new Register(4, 3, PairMode.STANDBY, 1, false, false, true, Identity.NONE, FOLDER, Identity.NONE);
        assertEquals(ALL, sound(granted).start().committedSequence());
        assertTrue(sound(standby()).start().committedSequence() < ALL);
        Machine damaged = sound(granted);
        damaged.flip(true, 0.5);
        OwnerDamaged halted = assertThrows(OwnerDamaged.class, damaged::start);
        assertTrue(halted.toString().contains("lies here only"), halted::toString);
    }

    @Test
    void anOwnerWhoseOpenFileHasAGapHaltsAndChangesNothing() throws Exception {
        Machine machine = sound(owner());
        machine.flip(true, 0.5);
        long operations = machine.journal.operations();
        OwnerDamaged halted = assertThrows(OwnerDamaged.class, machine::start);
        assertEquals(JournalExitCode.DAMAGED, halted.exitCode());
        assertTrue(halted.toString().contains("lies here only"), halted::toString);
        assertEquals(operations, machine.journal.operations());
        assertFalse(machine.isNew());
    }

    @Test
    void aStandbyWhoseOpenFileHasAGapIsNotCountedInAndEndsBeforeIt() throws Exception {
        Machine machine = sound(standby());
        machine.flip(true, 0.5);
        Replica replica = machine.start();
        assertTrue(machine.isNew());
        assertTrue(replica.lastSequence() > FIRST_FILE + 20 && replica.lastSequence() < FIRST_FILE + 40);
        assertEquals(1, machine.kept(), "the damaged file");
        takesTheRest(replica);
    }

    @Test
    void aTornEndThatNobodyAcknowledgedIsTheRemainsOfACrash() throws Exception {
        Machine machine = sound(standby());
        Journal open = Journal.open(machine.journal, SETTINGS.journal(), JournalProgress.SILENT);
        for (int i = 0; i < 100; i++) {
            int length = RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + machine.tick();
            RecordHeader.write(record, 0, length, open.lastSequence() + 1, TestAuthority.NOW_NS, 3);
            open.append(record, 0, length);
        }
        machine.journal = machine.journal.afterPowerLoss(new Random(5));
        Replica replica = machine.start();
        assertFalse(machine.isNew());
        assertTrue(replica.lastSequence() >= ALL, "what was forced is there");
    }

    @Test
    void aClosedFileThatWasChangedEndsTheJournalOfAStandbyThereAndHaltsAnOwner() throws Exception {
        Machine machine = sound(standby());
        machine.flip(false, 0.5);
        Replica replica = machine.start();
        assertTrue(machine.isNew(), "found when it was replayed");
        assertTrue(replica.lastSequence() > 20 && replica.lastSequence() < 40);
        assertEquals(2, machine.kept(), "the closed file, and the one behind it");
        takesTheRest(replica);
        Machine owner = sound(owner());
        owner.flip(false, 0.999);
        assertThrows(OwnerDamaged.class, owner::start);
    }

    /** Its end is read by every start; whether its index is there makes no difference to a standby that was refused. */
    @Test
    void aClosedFileThatTheDiskDoesNotGiveIsWantedOfTheOtherNodeAndThenEndsTheJournalOfAStandby() throws Exception {
        for (boolean hasIndex : new boolean[] {true, false}) {
            Machine machine = sound(standby());
            Machine owner = sound(owner());
            for (Machine one : List.of(machine, owner)) {
                one.journal.rot(one.name(false), 64 + FIRST_FILE * 84 - 10);
            }
            RepairWanted wanted = assertThrows(RepairWanted.class, () -> machine.start(false));
            assertEquals(machine.name(false), wanted.file());
            assertThrows(RepairWanted.class, () -> owner.start(false));
            if (!hasIndex) {
                machine.journal.delete(machine.name(false).replace(".cq4", ".index"));
            }
            assertFalse(machine.isNew());
            Replica replica = machine.start(true);
            assertTrue(machine.isNew());
            assertEquals(0, replica.lastSequence());
            assertEquals(2, machine.kept(), "the closed file, and the one behind it");
            takesTheRest(replica);
            JournalFailure halted = assertThrows(JournalFailure.class, () -> owner.start(true));
            assertEquals(owner.name(false), halted.file());
            assertFalse(owner.isNew());
        }
    }

    @Test
    void aFileThatIsGoneEndsTheJournalOfAStandby() throws Exception {
        Machine machine = sound(standby());
        String closed = machine.journal.list().stream()
                .filter(name -> name.endsWith("1-20260302.cq4"))
                .findFirst()
                .orElseThrow();
        machine.journal.delete(closed);
        machine.journal.forceNames();
        Replica replica = machine.start();
        assertTrue(machine.isNew());
        assertEquals(0, replica.lastSequence());
        takesTheRest(replica);
    }

    @Test
    void whatTheJournalNotedKnowsMore() throws Exception {
        Machine longer = sound(standby());
        longer.start().close();
        Machine machine = sound(standby());
        try (var noted = longer.journal.open("position")) {
            UnsafeBuffer bytes = new UnsafeBuffer(new byte[(int) noted.sizeBytes()]);
            int length = noted.read(0, bytes, 0, bytes.capacity());
            machine.journal = shorter();
            if (machine.journal.exists("position")) {
                machine.journal.delete("position");
            }
            try (var copied = machine.journal.create("position")) {
                copied.write(bytes, 0, length);
                copied.force();
            }
        }
        assertEquals(FIRST_FILE, machine.start().lastSequence());
        assertTrue(machine.isNew());
    }

    private MemoryFolder shorter() throws Exception {
        Machine other = sound(standby());
        for (String name : other.journal.list()) {
            if (name.startsWith("open/")) {
                other.journal.delete(name);
            }
        }
        return other.journal;
    }

    /** The power goes at each operation, and again while the rest is done: nothing is cut before NEW is forced. */
    @Test
    void thePowerGoesAtEachOperation() throws Exception {
        for (boolean isOpenDamaged : new boolean[] {true, false}) {
            int operations = 0;
            boolean isDone = false;
            while (!isDone) {
                Machine machine = sound(standby());
                machine.flip(isOpenDamaged, 0.5);
                Random dice = new Random(operations);
                machine.register.powerGoesAfter(operations);
                machine.journal.powerGoesAfter(Math.max(0, operations - 3));
                isDone = !losesPower(machine);
                machine.afterPowerLoss(dice);
                assertTrue(machine.isNew() || machine.kept() == 0, "operation " + operations);
                machine.journal.powerGoesAfter(dice.nextInt(30));
                losesPower(machine);
                machine.afterPowerLoss(dice);
                Replica replica = machine.start();
                assertTrue(machine.isNew());
                assertTrue(replica.lastSequence() < ALL);
                takesTheRest(replica);
                operations++;
            }
            assertTrue(operations > 15, operations + " operations");
        }
    }

    private static boolean losesPower(Machine machine) {
        try {
            machine.start();
            return false;
        } catch (RuntimeException e) {
            assertTrue(PairEnds.isPowerLost(e), e::toString);
            return true;
        }
    }

    /** What the owner has behind the sound part goes on from it. */
    private void takesTheRest(Replica replica) {
        Machine owner = sound(owner());
        try (JournalReader reader = JournalReader.offline(owner.journal, JournalProgress.SILENT)) {
            for (long sequence = replica.lastSequence() + 1; sequence <= ALL; sequence++) {
                int length = reader.read(sequence, record, 0);
                assertEquals(RecordCheck.VALID, replica.append(record, 0, length));
            }
        }
        replica.committed(ALL);
        assertEquals(ALL, replica.force());
        while (replica.applyMore() > 0) {
            assertTrue(replica.appliedSequence() <= ALL);
        }
        assertEquals(ALL, replica.appliedSequence());
    }
}
