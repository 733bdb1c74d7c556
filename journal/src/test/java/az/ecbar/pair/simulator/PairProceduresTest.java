package az.ecbar.pair.simulator;

import static az.ecbar.pair.simulator.PairWorld.MS;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.Identity;
import az.ecbar.pair.Link;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.PairState;
import az.ecbar.pair.PairStatus;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterDamaged;
import az.ecbar.pair.RegisterFile;
import az.ecbar.pair.RegisterNotForced;
import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.PairFrames;
import az.ecbar.pair.witness.WitnessState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The procedures of docs/replication.md one by one, with nothing else going wrong. */
class PairProceduresTest {
    private final PairWorld world = new PairWorld(new SplittableRandom(1), true, false);
    private final SimNode first = world.node(1);
    private final SimNode second = world.node(2);

    private static void until(PairWorld world, BooleanSupplier condition) {
        long endNs = world.nowNs() + 20_000 * MS;
        while (!condition.getAsBoolean()) {
            assertTrue(world.nowNs() < endNs, world::toString);
            world.step(5 * MS);
        }
    }

    private void until(BooleanSupplier condition) {
        until(world, condition);
    }

    private void setUpAndCountedIn() {
        PairRun.setUp(world);
        until(() -> world.witness().register().state() == WitnessState.PAIRED);
        until(() -> status(first).objection().isEmpty());
    }

    private static PairStatus status(SimNode node) {
        return requireNonNull(node.agent()).status();
    }

    private static SimHost host(SimNode node) {
        return requireNonNull(node.host());
    }

    private static void order(SimNode node, PairOrder.Kind kind) {
        assertTrue(node.order(PairOrder.of(kind, node.promised())));
    }

    @Test
    void theRolesAreChangedWithoutANewWordOfTheWitness() {
        setUpAndCountedIn();
        int epoch = world.witness().register().epoch();
        order(first, PairOrder.Kind.SWITCH_OVER);
        until(() -> world.pairedOwner() == second);
        assertEquals(epoch, world.witness().register().epoch());
        assertEquals(PairMode.STANDBY, first.mode());
        until(() -> status(second).objection().isEmpty());
        order(second, PairOrder.Kind.SWITCH_OVER);
        until(() -> world.pairedOwner() == first);
    }

    @Test
    void aStandbyIsPromotedWhileTheOwnerIsCutOffAndTheOldOwnerComesBackAsItsStandby() {
        setUpAndCountedIn();
        world.cutPair(true);
        world.witnessCable(1).cut();
        order(second, PairOrder.Kind.LEAD_ALONE);
        until(() -> second.isLeading() && second.mode() == PairMode.ALONE);
        assertTrue(first.isLeading(), "the old owner does not know yet, and releases nothing more");
        world.cutPair(false);
        until(() -> world.pairedOwner() == second);
        assertFalse(first.isLeading());
        until(() -> world.witness().register().state() == WitnessState.PAIRED);
        assertEquals(2, world.witness().register().owner());
    }

    @Test
    void anOwnerThatHearsFromTheWitnessThatItWasReplacedLeavesTheBanksToTheOther() {
        setUpAndCountedIn();
        world.cutPair(true);
        order(second, PairOrder.Kind.LEAD_ALONE);
        until(() -> second.isLeading() && second.mode() == PairMode.ALONE);
        until(() -> !first.isLeading());
        world.cutPair(false);
        until(() -> world.pairedOwner() == second);
        assertEquals(PairMode.STANDBY, first.mode());
    }

    @Test
    void aNodeThatHasAWitnessIsNotLedByACertificateThatPutsNoneInItsPlace() {
        setUpAndCountedIn();
        world.cutPair(true);
        order(second, PairOrder.Kind.LEAD_ALONE_CERTIFIED);
        until(() -> status(second).lastOrder().contains("this pair has a witness"));
        assertEquals(PairState.WAITING, status(second).state());
        order(first, PairOrder.Kind.LEAD_ALONE_CERTIFIED);
        until(() -> status(first).lastOrder().contains("this pair has a witness"));
        assertEquals(PairMode.PAIR, first.mode());
    }

    /** What an order has come to is told when it is known, so that who gave it can wait for it. */
    @Test
    void anOrderIsTold() {
        setUpAndCountedIn();
        world.cutPair(true);
        order(first, PairOrder.Kind.LEAD_ALONE);
        until(() -> first.isLeading() && first.mode() == PairMode.ALONE);
        int epoch = first.promised();
        assertEquals(
                "LEAD_ALONE: leads epoch " + epoch + " alone", status(first).lastOrder());
        order(second, PairOrder.Kind.LEAD_ALONE);
        until(() -> status(second).lastOrder().startsWith("LEAD_ALONE: refused: by the witness's register"));
        assertEquals(
                "LEAD_ALONE: refused: by the witness's register node 1 owns alone since epoch " + epoch
                        + ", and nobody else may lead",
                status(second).lastOrder());
        world.cutPair(false);
        until(() -> world.pairedOwner() == first);
        order(first, PairOrder.Kind.SWITCH_OVER);
        until(() -> world.pairedOwner() == second);
        assertTrue(status(first).lastOrder().startsWith("SWITCH_OVER: handed over after epoch "));
    }

    @Test
    void anOrderIsVoidOnceTheNodeHasPromisedMore() {
        setUpAndCountedIn();
        int written = second.promised();
        order(first, PairOrder.Kind.LEAD_ALONE);
        until(() -> world.pairedOwner() == first && second.promised() > written);
        assertTrue(second.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, written)));
        until(() -> status(second).lastOrder().contains("was promised since it was written"));
        assertEquals(PairState.WAITING, status(second).state());
        assertTrue(first.isLeading());
    }

    @Test
    void aNewFolderIsNotPromotedAndIsCountedInAfterADetachment() {
        setUpAndCountedIn();
        second.losePower();
        second.replaceDisk(new SimDisk(world.newIdentity()));
        until(() -> second.isOn() && status(second).isFollowing());
        long released = host(first).released();
        order(second, PairOrder.Kind.LEAD_ALONE);
        until(() -> status(second).lastOrder().contains("never counted in"));
        assertEquals("the standby is not counted in", status(first).objection());
        assertEquals(released, host(first).released(), "what the new folder acknowledges does not count");
        order(first, PairOrder.Kind.LEAD_ALONE);
        until(() -> world.pairedOwner() == first && !second.isNew());
        until(() -> host(first).released() > released);
    }

    @Test
    void aStandbyWhoseLedgerDifferedGoesOnAcknowledgingButIsNotPromoted() {
        setUpAndCountedIn();
        host(second).differAt(1);
        until(() -> status(first).objection().equals("the standby's ledger differed"));
        long released = host(first).released();
        until(() -> host(first).released() > released);
        order(first, PairOrder.Kind.SWITCH_OVER);
        until(() -> status(first).lastOrder().contains("refused: the standby's ledger differed"));
        second.kill();
        until(() -> second.isOn() && status(second).isFollowing());
        order(second, PairOrder.Kind.LEAD_ALONE);
        until(() -> status(second).lastOrder().contains("differed"));
        assertTrue(status(second).register().differs());
    }

    /** It acknowledges all, but could not lead: who hands over to it leaves nobody. */
    @Test
    void theRolesAreNotChangedWithAStandbyWhoseLedgerWaitsForADamagedFile() {
        setUpAndCountedIn();
        host(second).waitFor(status(second).appended() + 1);
        until(() -> status(second).objection().contains("waits for record"));
        order(first, PairOrder.Kind.SWITCH_OVER);
        until(() -> status(first).lastOrder().contains("refused: not all was"));
        assertTrue(first.isLeading());
        assertFalse(host(first).isDraining(), "it admits again");
        host(second).waitFor(0);
        order(first, PairOrder.Kind.SWITCH_OVER);
        until(() -> world.pairedOwner() == second);
    }

    private static PairWorld aloneByStandingOrder() {
        PairWorld ordered = new PairWorld(new SplittableRandom(1), true, true);
        PairRun.setUp(ordered);
        SimNode owner = ordered.node(1);
        until(ordered, () -> ordered.witness().register().state() == WitnessState.PAIRED);
        ordered.cutPair(true);
        until(ordered, () -> owner.mode() == PairMode.ALONE && owner.isLeading());
        return ordered;
    }

    private static void run(PairWorld world, long milliseconds) {
        long endNs = world.nowNs() + milliseconds * MS;
        while (world.nowNs() < endNs) {
            world.step(5 * MS);
        }
    }

    @Test
    void byAStandingOrderTheOwnerIsAloneAndAdmissionStopsAfterItsLongestDuration() {
        PairWorld ordered = aloneByStandingOrder();
        SimNode owner = ordered.node(1);
        assertFalse(host(owner).isDraining());
        until(ordered, () -> status(owner).standing().aloneLeftNs() <= PairWorld.TERMS.longestNs());
        until(ordered, () -> host(owner).isDraining());
        until(ordered, () -> status(owner).standing().aloneLeftNs() == 0);
        order(owner, PairOrder.Kind.CONFIRM_ALONE);
        until(ordered, () -> !host(owner).isDraining());
        until(ordered, () -> host(owner).isDraining());
        ordered.cutPair(false);
        until(ordered, () -> ordered.pairedOwner() == owner && !host(owner).isDraining());
        until(ordered, () -> !status(owner).standing().isAlone());
    }

    @Test
    void whoIsAloneByAStandingOrderDoesNotForgetItOverAStart() {
        PairWorld ordered = aloneByStandingOrder();
        SimNode owner = ordered.node(1);
        long sinceNs = ordered.nowNs();
        run(ordered, 1_000);
        owner.kill();
        until(ordered, () -> owner.isOn() && owner.isLeading());
        assertFalse(host(owner).isDraining());
        until(ordered, () -> host(owner).isDraining());
        assertTrue(ordered.nowNs() - sinceNs <= PairWorld.TERMS.longestNs() + 50 * MS, ordered::toString);
        owner.kill();
        until(ordered, () -> owner.isOn() && owner.isLeading());
        until(ordered, () -> host(owner).isDraining());
        order(owner, PairOrder.Kind.CONFIRM_ALONE);
        until(ordered, () -> !host(owner).isDraining());
        ordered.cutPair(false);
        until(ordered, () -> ordered.pairedOwner() == owner && !host(owner).isDraining());
    }

    @Test
    void anEpochAskedAnewGoesOnWithTheSameLimitAndWithWhatOperatorsConfirmed() {
        PairWorld ordered = aloneByStandingOrder();
        SimNode owner = ordered.node(1);
        until(ordered, () -> host(owner).isDraining());
        order(owner, PairOrder.Kind.CONFIRM_ALONE);
        until(ordered, () -> !host(owner).isDraining());
        int epoch = owner.promised();
        order(ordered.node(2), PairOrder.Kind.LEAD_ALONE);
        until(ordered, () -> ordered.node(2).promised() > epoch);
        ordered.witnessCable(2).cut();
        ordered.wireFrom(1).isCut(true);
        ordered.pairCable().mend();
        until(ordered, () -> owner.isLeading() && owner.promised() > epoch && owner.mode() == PairMode.ALONE);
        assertFalse(host(owner).isDraining(), ordered::toString);
        until(ordered, () -> status(owner).standing().isAlone());
        until(ordered, () -> host(owner).isDraining());
    }

    @Test
    void whoWasDetachedByOperatorsIsAloneWithoutALimit() {
        PairWorld ordered = new PairWorld(new SplittableRandom(1), true, true);
        PairRun.setUp(ordered);
        SimNode owner = ordered.node(1);
        until(ordered, () -> ordered.witness().register().state() == WitnessState.PAIRED);
        ordered.cutPair(true);
        assertTrue(owner.order(
                new PairOrder(PairOrder.Kind.LEAD_ALONE, owner.promised(), PairWorld.ORDERS, Identity.NONE)));
        until(ordered, () -> owner.mode() == PairMode.ALONE && owner.isLeading());
        run(ordered, 3_000);
        assertFalse(status(owner).standing().isAlone());
        assertFalse(host(owner).isDraining());
        order(owner, PairOrder.Kind.CONFIRM_ALONE);
        until(ordered, () -> status(owner).lastOrder().contains("not alone by a standing order"));
        owner.kill();
        until(ordered, () -> owner.isOn() && owner.isLeading());
        run(ordered, 3_000);
        assertFalse(host(owner).isDraining(), "a start does not make it one by the standing order");
    }

    @Test
    void withoutAStandingOrderACutOffOwnerStaysInModePairAndReleasesNothing() {
        setUpAndCountedIn();
        world.cutPair(true);
        world.step(5 * MS);
        world.step(5 * MS);
        long released = host(first).released();
        for (int i = 0; i < 1_000; i++) {
            world.step(10 * MS);
        }
        assertEquals(released, host(first).released());
        assertEquals(PairState.LEADING, status(first).state());
        assertEquals(PairMode.PAIR, first.mode());
    }

    @Test
    void anOwnerInModePairThatStartsAgainWithoutItsStandbyWaitsForOperators() {
        setUpAndCountedIn();
        world.cutPair(true);
        first.kill();
        until(first::isOn);
        for (int i = 0; i < 1_000; i++) {
            world.step(10 * MS);
            assertFalse(first.isLeading());
        }
        assertEquals(PairMode.PAIR, first.mode());
        assertEquals(WitnessState.PAIRED, world.witness().register().state());
        order(first, PairOrder.Kind.LEAD_ALONE);
        until(() -> first.isLeading() && first.mode() == PairMode.ALONE);
    }

    /** Two faults at once: it may not lead over what it cannot compare. */
    @Test
    void anOwnerWhoseRecordAtTheEndOfTheGrantedLogCannotBeReadLetsNothingOutUntilItCan() {
        setUpAndCountedIn();
        world.cutPair(true);
        until(() -> status(first).forced() > status(second).appended());
        first.kill();
        first.disk().rot(status(second).appended());
        first.goOn();
        world.cutPair(false);
        until(() -> first.isOn() && status(first).state() == PairState.ASKING);
        for (int i = 0; i < 300; i++) {
            world.step(10 * MS);
            assertFalse(first.isLeading());
            assertFalse(second.isLeading());
        }
        assertEquals(PairMode.PAIR, first.mode());
        first.disk().rot(0);
        until(() -> world.pairedOwner() == first);
    }

    /** A node written by hand in the standby's place, that says what no sound one does. */
    @Test
    void anAcknowledgementCountsOnlyUnderTheEpochAndWithTheLinkOfTheOwner() {
        acknowledgeByHand();
    }

    /** What that test does, for who plants a defect in what it runs. */
    void acknowledgeByHand() {
        setUpAndCountedIn();
        second.kill();
        second.startAfter(1_000_000 * MS);
        ControlLink byHand = world.pairCable().attachSecond();
        List<PairFrame> heard = new ArrayList<>();
        until(() -> receive(byHand, heard) && byHand.connection() != 0);
        send(byHand, helloOfSecond());
        until(() -> receive(byHand, heard) && heard.stream().anyMatch(PairFrame.Follow.class::isInstance));
        PairFrame.Follow follow = heard.stream()
                .filter(PairFrame.Follow.class::isInstance)
                .map(PairFrame.Follow.class::cast)
                .findFirst()
                .orElseThrow();
        send(byHand, new PairFrame.Ack(follow.epoch() - 1, follow.common(), follow.link(), 0, 0));
        for (int i = 0; i < 50; i++) {
            world.step(5 * MS);
        }
        assertEquals(-1, status(first).acknowledged());
        send(byHand, new PairFrame.Ack(follow.epoch(), follow.common(), follow.link(), 0, 0));
        until(() -> status(first).acknowledged() == follow.common());
        send(byHand, new PairFrame.Ack(follow.epoch(), follow.common() + 1, Link.ZERO, 0, 0));
        until(() -> receive(byHand, heard) && heard.getLast() instanceof PairFrame.Failed);
    }

    /** Of an owner by a certificate that was false. The register must not forget what is committed here. */
    @Test
    void whatWasCommittedAloneIsNotSetAsideAtALaterStartEither() {
        int common = commitAlone();
        ControlLink byHand = world.pairCable().attachSecond();
        for (int start = 1; start <= 2; start++) {
            assertThrows(IllegalStateException.class, () -> followByHand(byHand, common));
            assertEquals(PairMode.ALONE, first.mode());
            first.kill();
            first.goOn();
            until(first::isOn);
        }
    }

    /** Nor where the other one asks first: who grants says STANDBY from then on. */
    @Test
    void whatWasCommittedAloneIsNotSetAsideAfterAGrantEither() {
        int common = commitAlone();
        ControlLink byHand = world.pairCable().attachSecond();
        askByHand(byHand);
        assertEquals(PairMode.STANDBY, first.mode());
        for (int start = 1; start <= 2; start++) {
            first.kill();
            first.goOn();
            until(first::isOn);
            assertThrows(IllegalStateException.class, () -> followByHand(byHand, common));
        }
    }

    /** The second node is off while the first one commits alone; gives what both have. */
    private int commitAlone() {
        setUpAndCountedIn();
        second.kill();
        second.startAfter(1_000_000 * MS);
        order(first, PairOrder.Kind.LEAD_ALONE);
        until(() -> first.isLeading() && first.mode() == PairMode.ALONE);
        int common = second.disk().log.size();
        until(() -> host(first).released() > common);
        return common;
    }

    private void askByHand(ControlLink byHand) {
        List<PairFrame> heard = new ArrayList<>();
        until(() -> receive(byHand, heard) && byHand.connection() != 0 && lastHello(heard) != null);
        int epoch = first.promised() + 5;
        send(byHand, helloOfSecond(epoch, PairState.ASKING));
        send(byHand, new PairFrame.Ask(epoch, epoch - 1));
        until(() -> receive(byHand, heard) && heard.stream().anyMatch(PairFrame.Granted.class::isInstance));
    }

    private void followByHand(ControlLink byHand, long common) {
        List<PairFrame> heard = new ArrayList<>();
        until(() -> receive(byHand, heard) && byHand.connection() != 0 && lastHello(heard) != null);
        int epoch = first.promised() + 10;
        send(byHand, helloOfSecond(epoch, PairState.LEADING));
        until(() -> receive(byHand, heard) && requireNonNull(lastHello(heard)).state() == PairState.WAITING);
        PairFrame.Hello waiting = requireNonNull(lastHello(heard));
        Link link = second.disk().link(common);
        send(byHand, new PairFrame.Follow(epoch, common, link, common + 1, Identity.NONE, waiting.appended()));
        run(world, 100);
    }

    private static PairFrame.@Nullable Hello lastHello(List<PairFrame> heard) {
        return heard.stream()
                .filter(PairFrame.Hello.class::isInstance)
                .map(PairFrame.Hello.class::cast)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static boolean receive(ControlLink link, List<PairFrame> heard) {
        link.poll(
                (frame, offset, length) -> {
                    try {
                        heard.add(PairFrames.read(frame, offset, length));
                    } catch (MalformedFrame e) {
                        throw new AssertionError(e);
                    }
                },
                100);
        return true;
    }

    private static void send(ControlLink link, PairFrame frame) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        assertTrue(link.send(buffer, 0, PairFrames.write(frame, buffer)));
    }

    private PairFrame.Hello helloOfSecond() {
        return helloOfSecond(second.promised(), PairState.WAITING);
    }

    private PairFrame.Hello helloOfSecond(int epoch, PairState state) {
        Register register = requireNonNull(second.disk().register());
        long last = second.disk().log.size();
        return new PairFrame.Hello(
                epoch,
                register.ledger(),
                register.folder(),
                2,
                register.mode(),
                false,
                false,
                state,
                register.owned(),
                last,
                last,
                second.disk().link(last),
                0,
                0,
                1,
                List.of(new EpochEnd(second.disk().log.getLast().epoch(), last)));
    }

    @Test
    void twoNodesOfDifferentLedgersDoNotTalk() {
        setUpAndCountedIn();
        second.losePower();
        SimDisk foreign = new SimDisk(world.newIdentity());
        foreign.append(SimRecord.after(Link.ZERO, 1, 1, 99));
        foreign.force();
        new RegisterFile(foreign.folder())
                .force(Register.ofFirstOwner(2, 1, Identity.of(foreign.link(1).toBytes()), foreign.id, Identity.NONE));
        second.replaceDisk(foreign);
        for (int i = 0; i < 400; i++) {
            world.step(10 * MS);
        }
        assertTrue(second.isOn());
        assertFalse(status(second).isFollowing());
        assertEquals(1, foreign.log.size());
    }

    @Test
    void aJournalThatContradictsItsRegisterStopsTheStartAsDamage() {
        setUpAndCountedIn();
        second.kill();
        Register register = second.disk().register();
        assertNotNull(register);
        SimDisk disk = second.disk();
        assertStartHalts(
                disk, new Register(1, 1, PairMode.STANDBY, 2, false, false, register.ledger(), disk.id, Identity.NONE));
        assertStartHalts(
                disk,
                new Register(99, 1, PairMode.STANDBY, 2, false, false, new Identity(9, 9), disk.id, Identity.NONE));
        assertStartHalts(
                disk,
                new Register(99, 1, PairMode.STANDBY, 1, false, false, register.ledger(), disk.id, Identity.NONE));
        SimDisk withoutRegister = new SimDisk(world.newIdentity());
        withoutRegister.append(SimRecord.after(Link.ZERO, 1, 1, 99));
        withoutRegister.force();
        second.replaceDisk(withoutRegister);
        assertStopsAsDamage();
    }

    @Test
    void aRegisterThatOnlyTheMemoryOfTheSystemHadIsForcedByTheNextStart() {
        setUpAndCountedIn();
        second.kill();
        MemoryFolder folder = second.disk().folder();
        Register last = requireNonNull(second.disk().register());
        Register promising = new Register(
                99, last.owned(), last.mode(), 2, false, false, last.ledger(), last.folder(), last.witness());
        folder.nameForceFailsAfter(0);
        assertThrows(RegisterNotForced.class, () -> new RegisterFile(folder).force(promising));
        assertTrue(
                IntStream.range(0, 20).anyMatch(seed -> promisedAfterPowerLoss(folder, seed) < 99),
                "a power loss may bring the older one back");
        second.start();
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(99, promisedAfterPowerLoss(second.disk().folder(), seed));
        }
    }

    private static int promisedAfterPowerLoss(MemoryFolder folder, int seed) {
        return requireNonNull(new RegisterFile(folder.afterPowerLoss(new SplittableRandom(seed))).read())
                .promised();
    }

    private void assertStartHalts(SimDisk disk, Register register) {
        new RegisterFile(disk.folder()).force(register);
        assertStopsAsDamage();
    }

    private void assertStopsAsDamage() {
        Throwable cause =
                assertThrows(PairProperties.Violated.class, second::start).getCause();
        assertEquals(JournalExitCode.DAMAGED, ((RegisterDamaged) cause).exitCode());
    }
}
