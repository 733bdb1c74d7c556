package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import java.util.Random;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A standby that was away for long, while its owner went on alone, comes up by the owner's snapshot: its own log is set
 * aside until what lies between is filled in, and nothing relies on it meanwhile.
 */
class LateStandbyTest {
    private static final int PAYMENTS = 60;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Boolean.getBoolean("ecbar.long") ? 200 : 4);
    }

    private static PairedWorld worldWithHistory(long seed) throws Exception {
        PairedWorld world = new PairedWorld(seed, 64);
        world.joinLateBySnapshot();
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

    /** The standby, off; its owner was detached and has gone on. */
    private static PairMachine late(PairedWorld world) throws Exception {
        PairMachine owner = world.pairedOwner();
        assertNotNull(owner, world::toString);
        PairMachine standby = world.other(owner);
        standby.kill(3_600_000 * PairedWorld.MS);
        world.until("the owner is detached", () -> {
            world.operating.help();
            PairAgent agent = owner.agent();
            return agent != null && agent.status().register().mode() == PairMode.ALONE && owner.isLeading();
        });
        pay(world, 4 * PAYMENTS);
        return standby;
    }

    private static boolean isLogAside(PairMachine standby) {
        return standby.journal.names().stream().anyMatch(name -> name.startsWith("late/"));
    }

    private static void awaitAside(PairedWorld world, PairMachine standby) throws Exception {
        world.until("its log is set aside", () -> {
            world.operating.help();
            return standby.isOn() && standby.node().lateEnd() > 0;
        });
    }

    @Test
    void aStandbyThatIsFarBehindComesUpByTheSnapshotAndHasItsOwnLogAgainAtTheEnd() throws Exception {
        PairedWorld world = worldWithHistory(3);
        PairMachine standby = late(world);
        standby.goOn();
        awaitAside(world, standby);
        world.until("it says that it is not counted in", () -> registerIsNew(standby));
        world.until("it is counted in", () -> {
            world.operating.help();
            return world.pairedOwner() == world.other(standby);
        });
        assertTrue(standby.node().current().older().base() > 0, () -> "it is whole already\n" + world);
        assertFalse(registerIsNew(standby), world::toString);
        world.heal();
        world.closeDay();
        world.audit();
        assertEquals(0, standby.node().current().older().base());
        assertFalse(isLogAside(standby), () -> standby.journal.names().toString());
        assertTrue(standby.hasJoined(), world::toString);
    }

    private static boolean registerIsNew(PairMachine machine) {
        PairAgent agent = machine.agent();
        return agent != null && agent.status().register().isNew();
    }

    /** Neither the witness's word nor a certificate lets it lead: it holds nothing that anybody may rely on. */
    @Test
    void whileItsLogIsAsideNobodyCanPromoteIt() throws Exception {
        PairedWorld world = worldWithHistory(4);
        PairMachine standby = late(world);
        PairMachine owner = world.other(standby);
        standby.goOn();
        awaitAside(world, standby);
        world.until("it says that it is not counted in", () -> registerIsNew(standby));
        owner.kill(300 * PairedWorld.MS);
        UnsafeBuffer orders = new UnsafeBuffer(new byte[] {1, 2, 3});
        for (PairOrder.Kind kind :
                new PairOrder.Kind[] {PairOrder.Kind.LEAD_ALONE, PairOrder.Kind.LEAD_ALONE_CERTIFIED}) {
            Identity witness = kind == PairOrder.Kind.LEAD_ALONE ? Identity.NONE : new Identity(7, 7);
            assertTrue(standby.order(new PairOrder(kind, standby.promised(), orders, witness)));
            world.step();
            world.step();
            PairAgent agent = standby.agent();
            assertNotNull(agent);
            assertEquals(
                    kind + ": refused: this folder was never counted in",
                    agent.status().lastOrder());
        }
        world.heal();
        assertTrue(world.pairedOwner() == owner, () -> "the owner leads again\n" + world);
        world.closeDay();
        world.audit();
    }

    @Test
    void aStandbyThatLacksLittleGoesByItsOwnLog() throws Exception {
        PairedWorld world = worldWithHistory(5);
        PairMachine owner = world.pairedOwner();
        assertNotNull(owner);
        PairMachine standby = world.other(owner);
        standby.kill(50 * PairedWorld.MS);
        world.heal();
        world.closeDay();
        world.audit();
        assertFalse(standby.hasJoined(), world::toString);
    }

    /** Whose log is aside, and to whom no snapshot is offered any more, goes on from what it has. */
    @Test
    void withoutASnapshotItTakesItsOwnLogBack() throws Exception {
        PairedWorld world = worldWithHistory(6);
        PairMachine standby = late(world);
        PairMachine owner = world.other(standby);
        standby.goOn();
        awaitAside(world, standby);
        world.cutPair(true);
        for (String name : owner.snapshots().names()) {
            owner.snapshots().delete(name);
        }
        world.step();
        world.cutPair(false);
        world.heal();
        world.closeDay();
        world.audit();
        assertTrue(world.story.toString().contains("counts again"), world.story::toString);
        assertFalse(standby.hasJoined(), world::toString);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePowerMayGoAtAnyOperationOfIt(long seed) throws Exception {
        Random random = new Random(seed);
        PairedWorld world = worldWithHistory(seed);
        PairMachine standby = late(world);
        standby.goOn();
        for (int i = 0; i < 1_500; i++) {
            if (i % 40 == 0) {
                standby.someFolder().powerGoesAfter(random.nextInt(30));
            }
            if (i % 300 == 0) {
                world.breakPair();
            }
            if (i % 500 == 499) {
                world.other(standby).losePower(20 * PairedWorld.MS, world.random);
            }
            if (i % 10 == 0) {
                world.pay();
            }
            world.operating.help();
            world.step();
        }
        try {
            world.heal();
            world.closeDay();
            world.audit();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + world.story + world, e);
        }
        assertTrue(world.story.toString().contains("is set aside, and"), world.story::toString);
        assertEquals(0, standby.node().current().older().base());
        assertFalse(isLogAside(standby), () -> standby.journal.names().toString());
    }
}
