package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Disks of a whole pair that lose what was forced. */
class PairDamageTest {
    private final PairedWorld world;

    PairDamageTest() throws Exception {
        world = new PairedWorld(11, 64);
        world.openDay();
        work(400);
    }

    private void work(int steps) throws Exception {
        for (int i = 0; i < steps; i++) {
            if (i % 5 == 0) {
                world.pay();
            }
            world.step();
        }
    }

    private PairMachine owner() {
        PairMachine owner = world.pairedOwner();
        assertNotNull(owner, world::toString);
        return owner;
    }

    private static PairAgent agent(PairMachine machine) {
        PairAgent agent = machine.agent();
        assertNotNull(agent);
        return agent;
    }

    /** Starts a machine that is off, alone. */
    private static void start(PairMachine machine) throws Exception {
        machine.goOn();
        machine.step();
    }

    static String fileOf(MemoryFolder journal, boolean isOpen) throws Exception {
        return journal.list().stream()
                .filter(name ->
                        name.endsWith(".cq4") && !name.startsWith("torn/") && name.startsWith("open/") == isOpen)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private void goesOn() throws Exception {
        work(300);
        world.closeDay();
        world.audit();
    }

    @Test
    void aStandbyThatLostWhatItAcknowledgedIsFilledAgainAndCountedInWhileTheOwnerGoesOn() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        int epoch = owner.promised();
        standby.kill(10_000 * MS);
        standby.journal.flip(fileOf(standby.journal, true), 6_000, 1);
        start(standby);
        assertTrue(agent(standby).status().register().isNew());
        assertTrue(agent(standby).status().appended() < agent(owner).status().appended());
        assertFalse(agent(standby).status().objection().isEmpty(), "not to be promoted");
        world.until(
                "counted in again", () -> !agent(standby).status().register().isNew());
        assertEquals(epoch, owner.promised(), "nobody had to detach");
        assertEquals(PairMode.PAIR, agent(owner).status().register().mode());
        goesOn();
    }

    @Test
    void anOutboxThatKnowsMoreThanTheJournal() throws Exception {
        PairMachine standby = world.other(owner());
        MemoryFolder before = standby.journal.afterKill();
        work(200);
        standby.kill(10_000 * MS);
        standby.journal = before;
        start(standby);
        assertTrue(agent(standby).status().register().isNew());
        world.until(
                "counted in again", () -> !agent(standby).status().register().isNew());
        goesOn();
    }

    @Test
    void aDamagedEndOfAClosedFile() throws Exception {
        PairMachine standby = world.other(owner());
        standby.kill(0);
        world.until("started again", () -> world.pairedOwner() != null);
        standby.kill(10_000 * MS);
        String file = fileOf(standby.journal, false);
        try (var stored = standby.journal.open(file)) {
            standby.journal.flip(file, stored.sizeBytes() - 10, 1);
        }
        byte[] damaged = bytes(standby.journal, file);
        start(standby);
        assertFalse(standby.isOn(), "it has not come up");
        assertTrue(world.story.toString().contains("this node has not come up"), world.story::toString);
        world.until("together", () -> world.pairedOwner() != null);
        assertTrue(standby.heard.lines.contains("repaired " + file), standby.heard.lines::toString);
        assertFalse(Arrays.equals(damaged, bytes(standby.journal, file)));
        goesOn();
    }

    /** Whoever owned needs the certificates in the first file for each start; the last one ends otherwise than it did. */
    @Test
    void severalClosedFilesOfAnOwnerAreRepairedOneAfterTheOtherBeforeItComesUp() throws Exception {
        PairMachine owner = owner();
        for (int i = 0; i < 2; i++) {
            owner.kill(0);
            world.heal();
            work(200);
        }
        PairMachine last = owner();
        last.kill(10_000 * MS);
        List<String> files = closed(last.journal);
        assertTrue(files.size() >= 2, files::toString);
        last.journal.rot(files.getFirst(), 2_000);
        last.journal.flip(files.getLast(), bytes(last.journal, files.getLast()).length - 10, 1);
        start(last);
        assertFalse(last.isOn(), "it has not come up");
        world.until("together", () -> world.pairedOwner() != null);
        assertTrue(last.heard.lines.contains("repaired " + files.getFirst()), last.heard.lines::toString);
        assertTrue(last.heard.lines.contains("repaired " + files.getLast()), last.heard.lines::toString);
        goesOn();
    }

    private static List<String> closed(MemoryFolder journal) throws Exception {
        return journal.list().stream()
                .filter(name -> name.endsWith(".cq4") && Character.isDigit(name.charAt(0)))
                .toList();
    }

    @Test
    void anOwnerHaltsAndTheOtherNodeHoldsAll() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        owner.kill(10_000 * MS);
        owner.journal.flip(fileOf(owner.journal, true), 6_000, 1);
        OwnerDamaged halted = assertThrows(OwnerDamaged.class, () -> start(owner));
        assertTrue(halted.toString().contains("console promote there"), halted::toString);
        owner.kill(10_000 * MS);
        assertTrue(standby.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, standby.promised())));
        world.until("promoted", standby::isLeading);
        owner.loseDisk(0);
        world.until("together", () -> world.pairedOwner() == standby);
        goesOn();
    }

    /** Found by the background reader of either node, and repaired by the other one's records while payments go on. */
    @Test
    void aClosedFileIsRepairedFromTheOtherNode() throws Exception {
        for (boolean isOwners : new boolean[] {false, true}) {
            PairMachine machine = isOwners ? owner() : world.other(owner());
            machine.kill(0);
            world.heal();
            work(300);
            String file = fileOf(machine.journal, false);
            byte[] before = bytes(machine.journal, file);
            // A snapshot was taken behind it, so no start replays it; the reader begins anew at a start.
            machine.kill(10_000 * MS);
            machine.journal.flip(file, 5_000, 1);
            start(machine);
            world.until("repaired", () -> machine.heard.lines.contains("repaired " + file));
            assertTrue(machine.heard.lines.contains("damaged " + file));
            assertArrayEquals(before, bytes(machine.journal, file));
            world.heal();
        }
        goesOn();
    }

    /** Nobody has what it lacks: payments go on without it until the file is put back. */
    @Test
    void anOwnerLeadsOnWhileItsOldFileCannotBeReadForALateStandby() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        standby.kill(1_000_000 * MS);
        assertTrue(owner.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, owner.promised())));
        world.until("detached", () -> agent(owner).status().register().mode() == PairMode.ALONE);
        work(300);
        owner.kill(0);
        world.until("leads again", owner::isLeading);
        work(300);
        PairNode leading = owner.node();
        String file = fileOf(owner.journal, false);
        int nearItsEnd = bytes(owner.journal, file).length - 3_000;
        owner.journal.flip(file, nearItsEnd, 1);
        standby.goOn();
        work(2_000);
        assertSame(leading, owner.node());
        assertTrue(owner.isLeading());
        assertTrue(agent(standby).status().isFollowing());
        assertNull(world.pairedOwner());
        assertTrue(world.story.toString().contains("which cannot be read here"), world.story::toString);
        assertTrue(world.story.toString().contains("This node leads on"), world.story::toString);
        owner.journal.flip(file, nearItsEnd, 1);
        world.until("attached", () -> world.pairedOwner() == owner);
        goesOn();
    }

    /** The first record names the ledger; nothing else of so old a file is wanted by a start. */
    @Test
    void whereTheFirstRecordCannotBeReadTheRegisterSaysWhichLedgerItIs() throws Exception {
        PairMachine owner = owner();
        owner.kill(0);
        world.heal();
        work(300);
        for (PairMachine machine : List.of(world.other(owner), owner)) {
            machine.kill(10_000 * MS);
            String first = machine.journal.list().stream()
                    .filter(name -> name.endsWith(".cq4"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            machine.journal.flip(first, 100, 1);
            start(machine);
            assertEquals(0, machine.node().readForRepair(1, new UnsafeBuffer(new byte[1 << 16]), 0), "not readable");
            world.heal();
        }
        goesOn();
    }

    private static byte[] bytes(MemoryFolder journal, String file) throws Exception {
        try (var stored = journal.open(file)) {
            UnsafeBuffer bytes = new UnsafeBuffer(new byte[(int) stored.sizeBytes()]);
            stored.read(0, bytes, 0, bytes.capacity());
            return bytes.byteArray();
        }
    }

    /** A standby that is damaged and then left alone is no next owner, whatever operators order. */
    @Test
    void whatIsNotFilledAgainIsNotPromoted() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        standby.kill(10_000 * MS);
        owner.kill(60_000 * MS);
        standby.journal.flip(fileOf(standby.journal, true), 6_000, 1);
        start(standby);
        assertTrue(standby.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, standby.promised())));
        for (int i = 0; i < 3_000; i++) {
            world.step();
        }
        assertFalse(standby.isLeading());
        owner.goOn();
        world.heal();
        goesOn();
    }
}
