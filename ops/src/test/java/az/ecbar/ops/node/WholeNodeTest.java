package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.journal.memory.PowerLost;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BatchBuilder;
import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.ring.Admission;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole node with its banks and operators, stepped on one thread. */
class WholeNodeTest {
    /** Seeds that failed once; they run for ever. */
    private static final long[] KEPT_SEEDS = {};

    private static final long NEVER = 1L << 40;
    private static final int SEEDS = Boolean.getBoolean("ecbar.long") ? 400 : 25;

    @Test
    void nothingIsToldBeforeItIsDurableAndEachCommandIsOneStep() throws Exception {
        SimulatedWorld world = new SimulatedWorld(1, 1, 1_000);
        world.openDay();
        world.until("quiet", () -> world.banks.stream().allMatch(RememberingTerminal::isAnswered));
        for (int i = 0; i < 300; i++) {
            world.step();
        }
        RememberingTerminal alfa = world.banks.getFirst();
        while (alfa.inputs.size() < 3) {
            world.pay();
        }
        long before = world.node.ledger().lastSequence();
        for (int i = 0; i < 50; i++) {
            world.pass(1_000_000);
            world.stepTerminals();
            world.stepEdge();
        }
        assertEquals(before, world.node.ledger().lastSequence(), "only the core's step applies a command");
        assertEquals(0, alfa.receipts.size(), "nothing is acknowledged that is not durable");
        long forces = world.journal.forces();
        for (int i = 1; i <= world.day.count(); i++) {
            assertEquals(1, world.stepCore(), "one command a step");
            assertEquals(before + i, world.node.ledger().lastSequence());
            assertEquals(forces + i, world.journal.forces(), "each batch is forced");
            assertEquals(before + i, world.node.gate().committedSequence());
        }
        assertEquals(0, alfa.receipts.size(), "the edge has not told it yet");
        world.closeDay();
        world.audit();
        assertTrue(alfa.messages().stream().anyMatch(message -> message instanceof Notice));
        assertTrue(world.banks.stream()
                .flatMap(bank -> bank.messages().stream())
                .anyMatch(message -> message instanceof Advice advice && advice.isCredit()));
    }

    @Test
    @Rule("4.19")
    void whatTheCentralBankIssuesAndWithdrawsReachesTheOwnerOnceAcrossAKill() throws Exception {
        SimulatedWorld world = new SimulatedWorld(3, 64, 50);
        world.openDay();
        String account = SimulatedWorld.BANKS.getFirst().account();
        assertDone(world.decide(world.actions.issueFunds("AZN", account, Surroundings.ISSUE, 5_000, "D-17")));
        for (int i = 0; i < 20; i++) {
            world.pay();
        }
        world.kill();
        world.restart();
        assertDone(world.decide(world.actions.withdrawFunds("AZN", account, Surroundings.ISSUE, 1_000, "D-18")));
        world.closeDay();
        world.audit();
        List<Advice> advices = world.banks.getFirst().messages().stream()
                .filter(message -> message instanceof Advice advice
                        && advice.orderingInstitution().equals(Surroundings.CENTRE))
                .map(Advice.class::cast)
                .toList();
        assertEquals(2, advices.size());
        assertAdvice(advices.get(0), true, 5_000, "D-17", "/ISSUE/BY THE CENTRAL BANK");
        assertAdvice(advices.get(1), false, 1_000, "D-18", "/WITHDRAW/BY THE CENTRAL BANK");
        assertTrue(world.banks.stream()
                .skip(1)
                .flatMap(bank -> bank.messages().stream())
                .noneMatch(message -> message instanceof Advice advice
                        && advice.orderingInstitution().equals(Surroundings.CENTRE)));
    }

    @Test
    @Rule({"4.14", "4.15", "4.16", "4.17"})
    void aBankChangesAndCancelsItsPendingPaymentByRealMessages() throws Exception {
        SimulatedWorld world = new SimulatedWorld(5, 64, 50);
        world.openDay();
        RememberingTerminal alfa = world.banks.getFirst();
        alfa.send(payment("P-1", SimulatedWorld.OPENING_MINOR + 1));
        alfa.send(payment("P-2", SimulatedWorld.OPENING_MINOR));
        alfa.send(change(ChangeBuilder.priority(80), "C-1", "P-1"));
        alfa.send(change(ChangeBuilder.priority(29), "C-2", "P-1"));
        world.kill();
        world.restart();
        alfa.send(change(ChangeBuilder.cancellation(), "C-3", "P-1"));
        alfa.send(change(ChangeBuilder.cancellation(), "C-4", "P-2"));
        world.until(
                "the last answer",
                () -> notices(alfa).stream()
                        .anyMatch(notice -> notice.reference().equals("C-4")));
        List<String> told = notices(alfa).stream()
                .map(notice -> notice.kind() + " " + notice.reference() + " " + notice.priority() + " "
                        + (notice.reason() == null ? 0 : notice.reason().code()))
                .toList();
        assertEquals(
                List.of(
                        "WAITS P-1 50 303",
                        "WAITS P-2 50 302",
                        "WAITS P-1 80 302",
                        "EXECUTED P-2 -1 0",
                        "PRIORITY_NOT_CHANGED C-2 -1 228",
                        "ANNULLED P-1 -1 253",
                        "NOT_CANCELLED C-4 -1 251"),
                told);
        closeDay(world);
        world.requireSound();
    }

    @Test
    @Rule({"4.7.1", "3.8", "4.10.2"})
    void aBatchIsBookedWholeAndAPaymentOfTomorrowIsKeptByRealMessages() throws Exception {
        SimulatedWorld world = new SimulatedWorld(6, 64, 50);
        world.openDay();
        RememberingTerminal alfa = world.banks.getFirst();
        alfa.send(batch("B-1", "AZN0,07"));
        alfa.send(batch("B-2", "AZN0,06"));
        alfa.send(change(ChangeBuilder.cancellation(), "C-1", "NONE"));
        alfa.send(new String(payment("F-1", 500), StandardCharsets.US_ASCII)
                .replace(":32A:260302", ":32A:260303")
                .getBytes(StandardCharsets.US_ASCII));
        world.kill();
        world.restart();
        world.until(
                "the last answer",
                () -> notices(alfa).stream()
                        .anyMatch(notice -> notice.reference().equals("F-1")));
        List<String> told = notices(alfa).stream()
                .map(notice -> notice.kind() + " " + notice.reference() + " "
                        + (notice.reason() == null ? 0 : notice.reason().code()))
                .toList();
        assertEquals(List.of("EXECUTED B-1 0", "REFUSED B-2 185", "NOT_CANCELLED C-1 250", "WAITS F-1 304"), told);
        RememberingTerminal beta = world.banks.get(1);
        world.until("the batch", () -> beta.messages().size() == 2);
        assertEquals(102, ((ReceivedPayment) beta.messages().get(0)).messageType());
        Advice credit = (Advice) beta.messages().get(1);
        assertEquals(7, credit.amountMinor());
        assertEquals(SimulatedWorld.BANKS.getFirst().bic(), credit.orderingInstitution());
        closeDay(world);
        world.requireSound();
    }

    /** Two payments that make 0,07. */
    private static byte[] batch(String reference, String sum) {
        Party issuer = SimulatedWorld.BANKS.get(0).customer("MUSTERI BIR", 1, "");
        Party beneficiary = SimulatedWorld.BANKS.get(1).customer("MUSTERI IKI", 2, "");
        return new BatchBuilder()
                .sender(SimulatedWorld.BANKS.get(0).terminal(), 1)
                .reference(reference)
                .item("I-1", "AZN0,03", issuer, beneficiary, "ODENIS 1")
                .item("I-2", "AZN0,04", issuer, beneficiary, "ODENIS 2")
                .total(SimulatedWorld.TODAY, sum)
                .build();
    }

    /** Closes the day, and waits until everybody has what is due to him. */
    private static void closeDay(SimulatedWorld world) throws Exception {
        assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
    }

    private static List<Notice> notices(RememberingTerminal bank) {
        return bank.messages().stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .toList();
    }

    private static byte[] payment(String reference, long amountMinor) {
        return PaymentBuilder.mt103()
                .sender(SimulatedWorld.BANKS.get(0).terminal())
                .reference(reference)
                .valueDate(SimulatedWorld.TODAY)
                .amount("AZN", amountMinor)
                .issuer(SimulatedWorld.BANKS.get(0).customer("MUSTERI BIR", 1, ""))
                .beneficiary(SimulatedWorld.BANKS.get(1).customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .build();
    }

    private static byte[] change(ChangeBuilder builder, String reference, String payment) {
        return builder.sender(SimulatedWorld.BANKS.get(0).terminal(), 1)
                .reference(reference)
                .payment(payment)
                .build();
    }

    private static void assertAdvice(Advice advice, boolean isCredit, long amountMinor, String decision, String why) {
        assertEquals(isCredit, advice.isCredit());
        assertEquals(amountMinor, advice.amountMinor());
        assertEquals(decision, advice.reference());
        assertEquals(why, advice.narrative());
        assertEquals(SimulatedWorld.TODAY, advice.valueDate());
        assertEquals(SimulatedWorld.BANKS.getFirst().account(), advice.account());
        assertTrue(advice.ourReference().matches("A\\d{15}"), advice.ourReference());
    }

    private static void assertDone(String answer) {
        assertTrue(answer.contains("\"code\":0"), answer);
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(KEPT_SEEDS), LongStream.range(0, SEEDS));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void throughCutsKillsAndPowerLossesNothingIsLostRepeatedOrChanged(long seed) throws Exception {
        SimulatedWorld world = new SimulatedWorld(seed, seed % 3 == 0 ? 1 : 64, 50);
        world.openDay();
        world.network.cutProbability(0.002);
        world.network.stallProbability(0.2);
        for (int disaster = 0; disaster < 4; disaster++) {
            int steps = 100 + world.random.nextInt(400);
            try {
                armPowerLoss(world, disaster);
                for (int step = 0; step < steps; step++) {
                    if (world.random.nextInt(6) == 0) {
                        world.pay();
                    }
                    world.step();
                }
                world.kill();
                world.restart();
            } catch (Exception e) {
                requirePowerLoss(e);
                comeBack(world);
            }
        }
        world.network.cutProbability(0);
        world.closeDay();
        world.audit();
    }

    /** Every other disaster is a power loss in the middle of some operation of a disk. */
    private static void armPowerLoss(SimulatedWorld world, int disaster) {
        if (disaster % 2 == 1) {
            var folders = List.of(world.journal, world.journal, world.outbox, world.snapshots, world.proofs);
            folders.get(world.random.nextInt(folders.size())).powerGoesAfter(world.random.nextInt(200));
        }
    }

    /** The power may go again while the node comes up. */
    private static void comeBack(SimulatedWorld world) throws Exception {
        for (int i = 0; ; i++) {
            world.losePower(new Random(world.random.nextLong()));
            world.journal.powerGoesAfter(i < 2 ? world.random.nextInt(20) : NEVER);
            try {
                world.restart();
                world.journal.powerGoesAfter(NEVER);
                return;
            } catch (Exception e) {
                requirePowerLoss(e);
            }
        }
    }

    private static void requirePowerLoss(Exception e) throws Exception {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PowerLost) {
                return;
            }
        }
        throw e;
    }

    @ParameterizedTest
    @ValueSource(longs = {3600, -3600, 2, -2})
    void aClockThatIsMovedStopsBanksUntilTwoOperatorsDecide(long seconds) throws Exception {
        SimulatedWorld world = new SimulatedWorld(11, 64, 1_000);
        world.openDay();
        world.pay();
        world.until("answered", () -> world.banks.stream().allMatch(RememberingTerminal::isAnswered));
        world.moveWallClock(TimeUnit.SECONDS.toNanos(seconds));
        world.until("noticed", () -> world.node.admission() == Admission.CLOCK_IN_DOUBT);
        long noticedNs = world.node.ledger().lastTimeNs();
        world.pay();
        for (int i = 0; i < 3_000; i++) {
            world.step();
        }
        assertTrue(world.banks.stream().anyMatch(bank -> !bank.isAnswered()), "banks wait");
        String status = world.query(QueryKind.STATUS, "");
        assertTrue(status.contains("\"code\":0"), status);
        long passedNs = world.node.ledger().lastTimeNs() - noticedNs;
        assertTrue(passedNs >= 0 && passedNs < TimeUnit.SECONDS.toNanos(10), "time goes on by the other clock");
        String accepted = world.decide(world.actions.acceptClock());
        assertTrue(accepted.contains("\"code\":0"), accepted);
        world.until("open again", () -> world.node.admission() == Admission.OPEN);
        world.closeDay();
        world.audit();
    }

    @Test
    void aGenesisThatWasCutShortIsNoticed() throws Exception {
        SimulatedWorld world = new SimulatedWorld(12, 64, 1_000);
        world.forgetAll();
        world.journal.powerGoesAfter(40);
        assertThrows(Exception.class, world::restart);
        world.kill();
        GenesisException refused = assertThrows(GenesisException.class, world::restart);
        assertTrue(String.valueOf(refused.getMessage()).contains("within the genesis"), refused::getMessage);
    }

    @Test
    void aNodeThatIsClosedForcesTheProofsOfWhatItSent() throws Exception {
        SimulatedWorld world = new SimulatedWorld(13, 64, 1_000);
        world.openDay();
        world.pay();
        world.until("answered", () -> world.banks.stream().allMatch(RememberingTerminal::isAnswered));
        long forces = world.proofs.forces();
        world.node.close();
        assertTrue(world.proofs.forces() > forces, "proofs of the last moment are durable");
    }

    @Test
    void everyTerminalIsLoggedOnAfterARestart() throws Exception {
        SimulatedWorld world = new SimulatedWorld(7, 64, 1_000);
        world.until("open", () -> world.banks.stream().allMatch(bank -> bank.state() == ClientState.ACTIVE));
        world.kill();
        world.restart();
        world.until("open again", () -> world.banks.stream().allMatch(bank -> bank.state() == ClientState.ACTIVE));
        assertEquals(2, world.node.epoch());
    }
}
