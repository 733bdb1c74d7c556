package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.outbox.OutboxFailure;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.PairAgent;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A standby whose disk was replaced comes up by the owner's snapshot, and its journal is filled in behind that. */
class SnapshotJoinTest {
    private static final int PAYMENTS = 60;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Boolean.getBoolean("ecbar.long") ? 200 : 4);
    }

    private static PairedWorld worldWithHistory(long seed) throws Exception {
        PairedWorld world = new PairedWorld(seed, 64);
        world.openDay();
        pay(world, PAYMENTS);
        return world;
    }

    private static void pay(PairedWorld world, int payments) throws Exception {
        for (int i = 0; i < 5 * payments; i++) {
            if (i % 5 == 0) {
                world.pay();
            }
            world.operating.help();
            world.step();
        }
    }

    private static PairMachine replaceDisk(PairedWorld world) {
        PairMachine owner = world.pairedOwner();
        if (owner == null) {
            throw new AssertionError("no pair\n" + world);
        }
        PairMachine standby = world.other(owner);
        standby.loseDisk(20);
        return standby;
    }

    @Test
    void aNewStandbyComesUpByTheSnapshotAndIsWholeAtTheEnd() throws Exception {
        PairedWorld world = worldWithHistory(3);
        PairMachine standby = replaceDisk(world);
        pay(world, PAYMENTS);
        world.heal();
        assertTrue(standby.hasJoined(), () -> "it took the log from the first record on\n" + world);
        world.closeDay();
        world.audit();
        PairAgent agent = standby.agent();
        assertTrue(agent != null && agent.status().progress().isEmpty(), () -> "it is whole\n" + world);
    }

    @Test
    void itMayBePromotedBeforeItsJournalIsWhole() throws Exception {
        PairedWorld world = worldWithHistory(4);
        world.slowFill();
        PairMachine standby = replaceDisk(world);
        world.until("it is counted in", () -> {
            world.operating.help();
            return world.pairedOwner() == world.other(standby) && standby.hasJoined();
        });
        assertTrue(standby.node().current().older().base() > 0, () -> "it is whole already\n" + world);
        world.other(standby).kill(200_000 * PairedWorld.MS);
        world.until("it leads", () -> {
            world.operating.help();
            return standby.isLeading();
        });
        pay(world, PAYMENTS);
        world.heal();
        world.closeDay();
        world.audit();
    }

    @Test
    void anOwnerThatCannotReadAnOldRecordGoesOnAndTheNewStandbyWaitsForIt() throws Exception {
        PairedWorld world = worldWithHistory(5);
        world.slowFill();
        PairMachine standby = replaceDisk(world);
        PairMachine owner = world.other(standby);
        String first = owner.journal.list().stream()
                .filter(name -> name.startsWith("0000000000000000001-") && !name.endsWith(".index"))
                .findFirst()
                .orElseThrow();
        owner.journal.flip(first, 100, 4);
        world.until("the standby waits for record 1", () -> {
            world.operating.help();
            return progress(standby).endsWith("the owner does not give record 1");
        });
        pay(world, PAYMENTS);
        assertTrue(owner.isLeading(), world::toString);
        owner.journal.flip(first, 100, 4);
        world.heal();
        assertTrue(standby.hasJoined(), () -> "it took the log from the first record on\n" + world);
        world.closeDay();
        world.audit();
    }

    @Test
    void onANewConnectionItGoesOnWithTheSnapshotThatItHas() throws Exception {
        PairedWorld world = worldWithHistory(6);
        world.slowFill();
        PairMachine standby = replaceDisk(world);
        PairMachine owner = world.other(standby);
        world.until("it has the file", () -> {
            world.operating.help();
            return progress(standby).contains(": whole");
        });
        String whole = progress(standby);
        long taken = Long.parseLong(whole.substring("snapshot ".length(), whole.indexOf(':')));
        world.cutPair(true);
        world.until("two newer ones are taken", () -> {
            world.pay();
            world.operating.help();
            Node leading = owner.leading();
            return leading != null && leading.lastSnapshot() >= taken + 100;
        });
        world.cutPair(false);
        world.until("it has joined", () -> {
            world.operating.help();
            return standby.isOn() && standby.node().current().older().base() > 0;
        });
        assertEquals(taken, standby.node().current().older().base());
        world.heal();
        world.closeDay();
        world.audit();
    }

    /** Its journal is of the owner's epoch from this moment on: so is its register, or it would not start again. */
    @Test
    void itMayBeKilledAsSoonAsItHasJoined() throws Exception {
        PairedWorld world = worldWithHistory(5);
        PairMachine standby = replaceDisk(world);
        world.until("it has joined", () -> {
            world.operating.help();
            return standby.isOn() && standby.node().current().older().base() > 0;
        });
        standby.kill(50 * PairedWorld.MS);
        world.closeDay();
        world.audit();
    }

    /** The copied part of its outbox is proven complete as any other, though nothing of it is made again. */
    @Test
    void anOutboxThatWasCopiedAndLacksSomethingStopsTheNode() throws Exception {
        PairedWorld world = worldWithHistory(7);
        PairMachine owner = world.pairedOwner();
        assertNotNull(owner);
        world.around.network(owner.number() - 1).isToClientsStalled(true);
        pay(world, PAYMENTS);
        PairMachine standby = replaceDisk(world);
        world.until("its journal is whole", () -> {
            world.operating.help();
            return world.pairedOwner() == owner
                    && standby.hasJoined()
                    && standby.node().current().older().base() == 0;
        });
        standby.kill(200_000 * PairedWorld.MS);
        MemoryFolder outbox = standby.outbox();
        assertTrue(outbox.names().stream().anyMatch(name -> name.startsWith("joined-")), outbox.names()::toString);
        outbox.delete("0000000001.outputs");
        outbox.delete("0000000001.index");
        standby.goOn();
        assertEquals(NodeExitCode.OUTBOX, FailStop.exitCode(assertThrows(OutboxFailure.class, standby::start)));
    }

    /** No later start may come up by it. */
    @Test
    void aSnapshotThatIsNotSoundDoesNotStay() throws Exception {
        PairedWorld world = worldWithHistory(8);
        PairMachine standby = replaceDisk(world);
        MemoryFolder there = world.other(standby).snapshots();
        List<String> damaged =
                there.names().stream().filter(name -> !name.endsWith(".new")).toList();
        for (String name : damaged) {
            there.flip(name, 200, 4);
        }
        world.until("it takes the log", () -> {
            world.operating.help();
            return standby.isOn() && standby.node().current().lastSequence() > 0;
        });
        assertFalse(standby.hasJoined(), world::toString);
        assertTrue(
                standby.snapshots().names().stream().noneMatch(damaged::contains),
                standby.snapshots().names()::toString);
        for (String name : damaged) {
            there.flip(name, 200, 4);
        }
        world.heal();
        world.closeDay();
        world.audit();
    }

    private static String progress(PairMachine machine) {
        PairAgent agent = machine.agent();
        return agent == null ? "" : agent.status().progress();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePowerMayGoAtAnyOperationOfIt(long seed) throws Exception {
        Random random = new Random(seed);
        PairedWorld world = worldWithHistory(seed);
        PairMachine standby = replaceDisk(world);
        for (int i = 0; i < 1_500; i++) {
            if (i % 40 == 0) {
                standby.someFolder().powerGoesAfter(random.nextInt(30));
            }
            if (i % 300 == 0) {
                world.breakPair();
            }
            if (i % 10 == 0) {
                world.pay();
            }
            world.operating.help();
            world.step();
        }
        world.heal();
        world.closeDay();
        world.audit();
        assertEquals(0, standby.node().current().older().base());
    }
}
