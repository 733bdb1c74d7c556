package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.swift.BatchFormat;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.Channel;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A participant over SWIFT and one over CTN pay each other through a whole node, with the adapter's folders on a disk. */
class SwiftOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private SimulatedWorld open(SwiftNetwork swift) throws Exception {
        return open(swift, 4);
    }

    private SimulatedWorld open(SwiftNetwork swift, int maxBatch) throws Exception {
        SimulatedWorld world = new SimulatedWorld(11, maxBatch, 50, swift.port());
        world.openDay();
        BankingWorld.assertDone(
                world.decide(world.actions.setChannel(ALFA.bic(), Channel.SWIFT, 0, BankingWorld.TODAY, "N-1")));
        return world;
    }

    private static byte[] payment(InventedBank from, InventedBank to, String reference, long amount) {
        return PaymentBuilder.mt103()
                .sender(from.terminal())
                .reference(reference)
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", amount)
                .issuer(from.customer("MUSTERI BIR", 1, ""))
                .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .build();
    }

    private static String terminal(InventedBank bank) {
        return bank.bic().substring(0, 8) + "A" + bank.bic().substring(8);
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"4.3.2", "4.4", "4.10.2", "4.19", "4.25"})
    void bothPayEachOtherAndEachIsToldOverItsOwnChannel(BatchFormat format) throws Exception {
        SwiftNetwork swift = new SwiftNetwork(folder, format);
        SimulatedWorld world = open(swift);
        RememberingTerminal beta = world.banks.get(1);
        swift.deliver(
                swift.delivered(payment(ALFA, BETA, "S-1", 100), terminal(ALFA), 1, ""),
                swift.delivered(payment(ALFA, BETA, "S-2", 200), terminal(ALFA), 2, ""));
        world.until(
                "forwarded over CTN",
                () -> beta.messages().stream()
                                .filter(ReceivedPayment.class::isInstance)
                                .count()
                        == 2);
        assertEquals(
                2, beta.messages().stream().filter(Advice.class::isInstance).count());
        beta.send(payment(BETA, ALFA, "C-1", 50));
        run(world, swift, 3_000);
        assertEquals(2, swift.count("900" + ALFA.bic().substring(0, 8), ":21:S-"), swift.sent::toString);
        assertEquals(1, swift.count("103" + ALFA.bic().substring(0, 8), ":20:C-1"));
        assertEquals(1, swift.count("910", ":21:C-1"));
        assertEquals(BankingWorld.OPENING_MINOR - 250, world.balance(0));
        assertTrue(world.query(QueryKind.PARTICIPANTS, "").contains("\"channel\":\"SWIFT\""));
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        run(world, swift, 4_000);
        assertEquals(1, swift.count("950", ":62F:C260302AZN997,50"), swift.sent::toString);
        assertEquals(
                0,
                swift.sent.stream().filter(message -> message.contains("PDE")).count());
        String rows = world.query(QueryKind.PARTICIPANTS, "");
        String alfa = rows.substring(rows.indexOf(ALFA.bic()), rows.indexOf(BETA.bic()));
        assertEquals(
                alfa.replaceAll("(?s).*\"lastOutputNumber\":(\\d+).*", "$1"),
                alfa.replaceAll("(?s).*\"outputAcknowledged\":(\\d+).*", "$1"),
                "nothing waits for an F21");
        assertEquals(0, swift.files("refused").size());
        world.requireSound();
    }

    @Test
    @Rule({"4.3.2", "4.4"})
    void theOtherChannelIsRefusedWithItsReason() throws Exception {
        SwiftNetwork swift = new SwiftNetwork(folder, BatchFormat.RJE);
        SimulatedWorld world = open(swift);
        RememberingTerminal alfa = world.banks.get(0);
        alfa.send(payment(ALFA, BETA, "C-1", 100));
        world.until(
                "refused over CTN",
                () -> alfa.messages().stream()
                        .anyMatch(message -> message instanceof Notice notice && isNotChosen(notice)));
        swift.deliver(swift.delivered(payment(BETA, ALFA, "S-1", 100), terminal(BETA), 1, ""));
        run(world, swift, 2_000);
        assertEquals(1, swift.count("298" + BETA.bic().substring(0, 8), ":21:S-1"), swift.sent::toString);
        assertEquals(1, swift.count("298", "350"));
        assertEquals(BankingWorld.OPENING_MINOR, world.balance(0));
        world.requireSound();
    }

    private static boolean isNotChosen(Notice notice) {
        Notice.Reason reason = notice.reason();
        return reason != null && reason.code() == 350;
    }

    @Test
    @Rule("4.3.2")
    void afterAKillNothingIsTakenTwiceAndNothingIsLost() throws Exception {
        SwiftNetwork swift = new SwiftNetwork(folder, BatchFormat.RJE);
        SimulatedWorld world = open(swift);
        byte[][] first = {
            swift.delivered(payment(ALFA, BETA, "S-1", 100), terminal(ALFA), 1, ""),
            swift.delivered(payment(ALFA, BETA, "S-2", 200), terminal(ALFA), 2, "")
        };
        for (int steps = 1; steps < 400; steps += 57) {
            swift.deliver(first);
            for (int i = 0; i < steps; i++) {
                world.step();
            }
            swift.take(steps % 2 == 0);
            world.kill();
            world.restart();
        }
        swift.deliver(swift.delivered(payment(ALFA, BETA, "S-1", 100), terminal(ALFA), 1, "{PDM:}"));
        run(world, swift, 8_000);
        assertEquals(BankingWorld.OPENING_MINOR - 300, world.balance(0));
        assertTrue(swift.count("900", ":21:S-1") >= 1, swift.sent::toString);
        assertTrue(
                swift.sent.stream()
                                .filter(message -> message.contains("{2:I900") && message.contains(":21:S-1"))
                                .filter(message -> !message.contains("{5:{PDE:}}"))
                                .count()
                        <= 1,
                "what is sent again is marked");
        assertEquals(0, swift.files("in").size());
        assertEquals(0, swift.files("refused").size());
        world.requireSound();
    }

    /** For the channel a take-over is a start with the same ledger and other folders. */
    @Test
    @Rule({"4.3.2", "4.4"})
    void afterATakeOverTheOtherCentresFoldersGoOnWithNothingTwice() throws Exception {
        SwiftNetwork main = new SwiftNetwork(folder.resolve("main"), BatchFormat.RJE);
        SwiftNetwork backup = new SwiftNetwork(folder.resolve("backup"), BatchFormat.RJE);
        SimulatedWorld world = open(main);
        byte[] first = main.delivered(payment(ALFA, BETA, "S-1", 100), terminal(ALFA), 1, "");
        main.deliver(first);
        run(world, main, 1_000);
        byte[] second = main.delivered(payment(ALFA, BETA, "S-2", 200), terminal(ALFA), 2, "");
        main.deliver(second);
        for (int i = 0; i < 1_500; i++) {
            world.step();
        }
        assertTrue(main.files("out").size() > 0, "lie at the lost centre, perhaps sent");
        world.kill();
        world.swift = backup.port();
        world.restart();
        // FIN delivers to the other interface what it does not know to be delivered.
        backup.deliver(first, second);
        run(world, backup, 4_000);
        assertEquals(BankingWorld.OPENING_MINOR - 300, world.balance(0));
        assertEquals(1, main.count("900", ":21:S-1"));
        assertEquals(0, backup.count("900", ":21:S-1"), "acknowledged before the take-over");
        assertEquals(1, backup.count("900", ":21:S-2"));
        assertTrue(backup.sent.stream().allMatch(message -> message.endsWith("{5:{PDE:}}")), backup.sent::toString);
        assertEquals(0, backup.files("refused").size());
        world.requireSound();
    }

    @Test
    @Rule("4.3.2")
    void aNodeThatLeadsNoMoreLeavesNothingForTheAdapter() throws Exception {
        SwiftNetwork swift = new SwiftNetwork(folder, BatchFormat.RJE);
        SimulatedWorld world = open(swift);
        swift.deliver(swift.delivered(payment(ALFA, BETA, "S-1", 100), terminal(ALFA), 1, ""));
        for (int i = 0; i < 1_500; i++) {
            world.step();
        }
        int left = swift.files("out").size();
        assertTrue(left > 0, "the adapter took nothing");
        world.node.edge().onClose();
        assertEquals(0, swift.files("out").size());
        assertEquals(left, swift.files("withdrawn").size());
    }

    /** An output that FIN always refuses: two operators give it up, at the console, and all behind it counts. */
    @Test
    @Rule({"4.3.2", "4.4"})
    void whatFinNeverTakesIsGivenUpByTwoOperators() throws Exception {
        SwiftNetwork swift = new SwiftNetwork(folder, BatchFormat.RJE);
        SimulatedWorld world = open(swift);
        swift.refused = ":21:S-1";
        swift.deliver(
                swift.delivered(payment(ALFA, BETA, "S-1", 100), terminal(ALFA), 1, ""),
                swift.delivered(payment(ALFA, BETA, "S-2", 200), terminal(ALFA), 2, ""));
        run(world, swift, 4_000);
        assertEquals("0", acknowledged(world), "the first is refused, all behind it is with FIN");
        String early = world.decide(world.actions.giveUpOutput(ALFA.bic(), 2, "H25"));
        assertTrue(early.contains("\"code\":411,"), early);
        BankingWorld.assertDone(world.decide(world.actions.giveUpOutput(ALFA.bic(), 1, "H25")));
        BankingWorld.assertDone(world.decide(world.actions.giveUpOutput(ALFA.bic(), 2, "H25")));
        run(world, swift, 3_000);
        assertEquals("4", acknowledged(world));
        long payment = DayOfBanks.number("paymentId", world.query(QueryKind.PAYMENTS_BY_REFERENCE, "S-1"));
        String story = world.query(QueryKind.PAYMENT, String.format(Locale.ROOT, "A%015d", payment));
        assertTrue(story.contains("\"outputNumber\":1,\"acknowledged\":false,\"givenUp\":true"), story);
        assertTrue(story.contains("SETTLED"), story);
        long sent = swift.sent.size();
        world.kill();
        world.restart();
        run(world, swift, 8_000);
        assertEquals(sent, swift.sent.size(), "a start sends nothing of it again");
        assertEquals(BankingWorld.OPENING_MINOR - 300, world.balance(0));
        world.requireSound();
    }

    private static String acknowledged(SimulatedWorld world) throws Exception {
        String rows = world.query(QueryKind.PARTICIPANTS, "");
        String alfa = rows.substring(rows.indexOf(ALFA.bic()), rows.indexOf(BETA.bic()));
        return alfa.replaceAll("(?s).*\"outputAcknowledged\":(\\d+).*", "$1");
    }

    /**
     * A bank cannot send a message of SWIFT again under its reference: what there is no room for comes later by itself, and
     * the cancellation that the bank sent behind it comes behind it.
     */
    @Test
    @Rule({"4.3.2", "4.16", "4.17"})
    void aLongMessageWaitsUntilTheLedgerHasRoomForIt() throws Exception {
        SwiftNetwork swift = new SwiftNetwork(folder.resolve("0"), BatchFormat.RJE);
        SimulatedWorld world = open(swift, 1);
        for (int lost = 1; lost <= 2; lost++) {
            swift.deliver(swift.delivered(batch("S-" + lost), terminal(ALFA), lost, ""));
            beginOnly(world);
            world.kill();
            // The rest of it comes to nobody: the centre is lost with its folders.
            swift = new SwiftNetwork(folder.resolve(String.valueOf(lost)), BatchFormat.RJE);
            world.swift = swift.port();
            world.restart();
        }
        swift.deliver(
                swift.delivered(batch("S-3"), terminal(ALFA), 3, ""),
                swift.delivered(cancellation("C-4", "S-3"), terminal(ALFA), 4, ""));
        run(world, swift, 3_000);
        assertEquals(BankingWorld.OPENING_MINOR, world.balance(0), "two of them still arrive");
        assertEquals(0, swift.count("298" + ALFA.bic().substring(0, 8), ":21:C-4"), "the cancellation waits behind it");
        assertEquals(1, swift.files("in").size());
        world.pass(TimeUnit.SECONDS.toNanos(601));
        run(world, swift, 10_000);
        world.pass(TimeUnit.SECONDS.toNanos(61));
        run(world, swift, 10_000);
        assertEquals(BankingWorld.OPENING_MINOR - 15, world.balance(0));
        assertEquals(1, swift.count("298" + ALFA.bic().substring(0, 8), ":21:C-4"), swift.sent::toString);
        assertTrue(swift.sent.stream().anyMatch(sent -> sent.contains("/251/")), "it was executed: " + swift.sent);
        assertEquals(0, swift.files("in").size());
        assertEquals(0, swift.files("refused").size());
        world.requireSound();
    }

    /** Longer than a slot of the ring. */
    private static byte[] batch(String reference) {
        List<Long> items = Collections.nCopies(15, 1L);
        return DayMessages.mt102(ALFA, BETA, reference, LocalDate.of(2026, 3, 2), "AZN", items, "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] cancellation(String reference, String payment) {
        return ChangeBuilder.cancellation()
                .sender(ALFA.terminal(), 1)
                .reference(reference)
                .payment(payment)
                .build();
    }

    /** Until the first part alone is in the journal. */
    private static void beginOnly(SimulatedWorld world) throws Exception {
        while (world.node.core().doWork() > 0) {
            // what lay in the ring
        }
        int commands = 0;
        for (int i = 0; commands == 0; i++) {
            assertTrue(i < 1_000, "nothing of the file came");
            world.pass(TimeUnit.MILLISECONDS.toNanos(1));
            world.stepEdge();
            commands = world.stepCore();
        }
        assertEquals(1, commands);
    }

    @Test
    void aNodeWhoseFilesCannotBePutAwayDoesNotStart() throws Exception {
        Path half = Files.writeString(folder.resolve("half"), "0123456789ABCDEF");
        SwiftSection section =
                new SwiftSection(folder.resolve("swift"), half, half, BatchFormat.RJE, "NABZAZ2CARTS", 20, 300, 900);
        assertEquals("NABZAZ2CARTS", section.port().config().terminal());
        Files.createDirectories(folder.resolve("swift/done/.trial.tmp/full"));
        ConfigException refused = assertThrows(ConfigException.class, section::port);
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("files cannot be moved from " + folder.resolve("swift/in")),
                refused::toString);
    }

    private static void run(SimulatedWorld world, SwiftNetwork swift, int steps) throws Exception {
        for (int i = 0; i < steps; i++) {
            world.step();
            if (i % 50 == 0) {
                swift.take(true);
            }
        }
    }
}
