package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ContinuityPaper;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.projection.PastDesk;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.ops.projection.ProjectionConfig;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.certificate.Role;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of a systemically important participant through a whole node with real messages: a quarter that it met from its
 * backup centre, one in which it failed, and what followed. All that is said comes from the projection of the journal.
 */
class ContinuityOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);
    private static final int NEW_YEAR = 20_260_101;
    private static final char AT_BACKUP = 'B';

    @TempDir
    private Path folder;

    private final SimulatedWorld world;
    private final RememberingTerminal main;
    private final RememberingTerminal backup;
    private final PastDesk desk = new PastDesk();
    private int today = BankingWorld.TODAY;
    private int payments;
    private long asked;

    ContinuityOnNodeTest() throws Exception {
        world = new SimulatedWorld(16, 8, 200);
        main = world.banks.getFirst();
        backup = new RememberingTerminal(
                ALFA.bic(),
                AT_BACKUP,
                MessageKind.MESSAGE,
                listener -> world.around.session(
                        Role.BANK, ALFA.bic(), AT_BACKUP, Site.BACKUP, world.random.split()::nextBytes, listener));
    }

    @Test
    @Rule({"7.1", "7.5", "7.6", "7.7", "7.8", "7.9", "7.10"})
    void aYearOfAnImportantParticipant() throws Exception {
        world.openDay();
        BankingWorld.assertDone(
                world.decide(world.around.register(ALFA.bic(), AT_BACKUP, CertificateRole.BANK, "backup centre")));
        world.others.add(backup);
        backup.start(world.monotonicNs());
        enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(21, 1_000));
        enter(paper(ContinuityEntry.BACKUP_CERTIFICATE, today).digest(fingerprint()));
        enter(paper(ContinuityEntry.TOPOLOGY, NEW_YEAR).saying("Ganja, 1 Street"));
        enter(paper(ContinuityEntry.INTERRUPTION, today).saying("no session between 10:00 and 10:20"));
        world.until("told", () -> told().size() == 1);
        assertTrue(told().getFirst().lines().contains("/CONTINUITY/NAMED"), told().toString());
        settleDay(main);

        // The first quarter: announced in time, worked from the backup centre.
        enter(paper(ContinuityEntry.TEST_ANNOUNCED, 20_260_310));
        openOn(20_260_310);
        settleDay(backup);
        // What is refused after the day's end spoils it not.
        pay(main);
        openOn(20_260_311);
        enter(paper(ContinuityEntry.TEST_REPORTED, 20_260_310).passed(true));
        settleDay(main);

        // The second: announced too late, and the day came from the main centre after all; made good in May.
        openOn(20_260_417);
        enter(paper(ContinuityEntry.TEST_ANNOUNCED, 20_260_420));
        settleDay(main);
        openOn(20_260_420);
        pay(backup);
        settleDay(main);
        openOn(20_260_511);
        settleDay(backup);
        openOn(20_260_701);
        enter(paper(ContinuityEntry.REMINDER, 20_260_601).until(20_260_630).about(ContinuityDuty.MONTH));
        world.until("reminded", () -> told().size() == 2);
        settleDay(main);

        try (Fed fed = new Fed()) {
            ProjectionFeed feed = fed.feed;
            assertEquals(
                    List.of(
                            "CONTACTS 20260101 20260225 MISSED 0",
                            "TOPOLOGY 20260101 20260225 LATE 20260302",
                            "NOTICE 20260310 20260305 MET 20260302",
                            "INTERRUPTION 20260302 20260305 MISSED 0",
                            "REPORT 20260310 20260319 MET 20260311",
                            "QUARTER 20260101 20260331 MET 20260310",
                            "NOTICE 20260420 20260415 LATE 20260417",
                            "REPORT 20260420 20260429 MISSED 0",
                            "NOTICE 20260511 20260506 MISSED 0",
                            "REPORT 20260511 20260520 MISSED 0",
                            "MONTH 20260501 20260531 MET 20260511",
                            "QUARTER 20260401 20260630 MET 20260511",
                            "MONTH 20260601 20260630 MISSED 0",
                            "QUARTER 20260701 20260930 OPEN 0",
                            "QUARTER 20261001 20261231 OPEN 0"),
                    rows(ask(feed, PastQuestion.DUTIES, 0, ALFA.bic()), "duty", "date", "until", "state", "doneOn"));
            String worked = ask(feed, PastQuestion.WORKED, 20_260_310, ALFA.bic());
            assertEquals(List.of("yes 0 2"), rows(worked, "proven", "fromElsewhere", "settledFromBackup"));
            assertEquals(List.of("B BACKUP yes 2 2"), sessions(worked));
            String mixed = ask(feed, PastQuestion.WORKED, 20_260_420, ALFA.bic());
            assertEquals(List.of("no 2 1"), rows(mixed, "proven", "fromElsewhere", "settledFromBackup"));
            assertEquals(
                    List.of("A MAIN no 2 2", "B BACKUP yes 1 1"),
                    sessions(mixed).stream().sorted().toList());
            String attention = ask(feed, PastQuestion.DUTIES, 0, "");
            assertTrue(attention.contains("\"duty\":\"CONTACTS\"") && !attention.contains("\"MET\""), attention);
            assertEquals(
                    List.of("yes 0 2"),
                    rows(
                            ask(feed, PastQuestion.WORKED, 20_260_511, ALFA.bic()),
                            "proven",
                            "fromElsewhere",
                            "settledFromBackup"));
            assertEquals(
                    8,
                    rows(ask(feed, PastQuestion.ENTRIES, 0, ALFA.bic()), "entry")
                            .size());
            assertEquals(
                    List.of(ALFA.bic() + " 15 100.00 yes"),
                    rows(ask(feed, PastQuestion.SHARES, 20_270_101, ""), "bic", "sentMinor", "percent", "important"));
            assertTrue(ask(feed, PastQuestion.DUTIES, 0, "NONEAZ22XXX").contains("\"error\""));
            assertTrue(rows(page(feed, ALFA.bic(), Integer.MAX_VALUE), "duty").isEmpty(), "no page behind the last");
            assertFalse(attention.contains("LIST"), "one is named, and nobody else sent above the limit");
        }
        world.requireSound();
    }

    /** What is proved by the certificate is not proved by what the logon says alone. */
    @Test
    @Rule("7.5")
    void aSessionThatOnlySaysItIsFromTheBackupCentreProvesNothing() throws Exception {
        world.openDay();
        BankingWorld.assertDone(
                world.decide(world.around.register(ALFA.bic(), AT_BACKUP, CertificateRole.BANK, "backup centre")));
        world.others.add(backup);
        backup.start(world.monotonicNs());
        enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(21, 1_000));
        settleDay(backup);
        openOn(20_260_303);
        try (Fed fed = new Fed()) {
            ProjectionFeed feed = fed.feed;
            String worked = ask(feed, PastQuestion.WORKED, BankingWorld.TODAY, ALFA.bic());
            assertEquals(List.of("no 2 0"), rows(worked, "proven", "fromElsewhere", "settledFromBackup"));
            assertEquals(List.of("B BACKUP no 2 2"), sessions(worked));
            assertTrue(ask(feed, PastQuestion.DUTIES, 0, ALFA.bic())
                    .contains("\"duty\":\"QUARTER\",\"date\":20260101,\"until\":20260331,\"state\":\"OPEN\""));
        }
    }

    /** What was withdrawn is neither named nor announced. */
    @Test
    @Rule({"7.1", "7.7"})
    void whatWasWithdrawnIsNoLongerSaid() throws Exception {
        world.openDay();
        enter(paper(ContinuityEntry.NAMED, NEW_YEAR).share(21, 1_000));
        enter(paper(ContinuityEntry.TEST_ANNOUNCED, BankingWorld.TODAY));
        settleDay(main);
        try (Fed fed = new Fed()) {
            assertFalse(ask(fed.feed, PastQuestion.DUTIES, 0, "").contains("LIST"));
            String entries = ask(fed.feed, PastQuestion.ENTRIES, 0, ALFA.bic());
            List<String> sequences = rows(entries, "sequence", "entry");
            assertEquals(2, sequences.size(), entries);
            for (String entry : sequences) {
                enter(paper(ContinuityEntry.WITHDRAWN, 0).withdrawing(Long.parseLong(entry.split(" ", -1)[0])));
            }
            catchUp(fed.feed);
            assertEquals(
                    List.of("0"),
                    rows(ask(fed.feed, PastQuestion.WORKED, BankingWorld.TODAY, ALFA.bic()), "announced"));
            assertTrue(ask(fed.feed, PastQuestion.DUTIES, 0, "").contains("\"duty\":\"LIST\""));
        }
    }

    // ---- what happens

    private ContinuityPaper paper(ContinuityEntry entry, int date) {
        return new ContinuityPaper(ALFA.bic(), entry, date, today).by(today, "C-1");
    }

    private void enter(ContinuityPaper paper) throws Exception {
        BankingWorld.assertDone(world.decide(world.actions.recordContinuity(paper)));
    }

    private String fingerprint() {
        return HexFormat.of()
                .formatHex(world.around
                        .certificate(ALFA.bic(), AT_BACKUP)
                        .fingerprint()
                        .toBytes());
    }

    /** Two payments from a terminal; then the day ends. */
    private void settleDay(RememberingTerminal from) throws Exception {
        pay(from);
        pay(from);
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
    }

    private void pay(RememberingTerminal from) throws Exception {
        world.until("logged on", () -> from.state() == ClientState.ACTIVE);
        String terminal =
                ALFA.terminal().substring(0, 8) + from.letter + ALFA.terminal().substring(9);
        from.send(PaymentBuilder.mt103()
                .sender(terminal)
                .reference("P-" + ++payments)
                .valueDate(today)
                .amount("AZN", 1)
                .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                .beneficiary(BETA.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .build());
        world.until("answered", from::isAnswered);
    }

    private void openOn(int date) throws Exception {
        int days = BusinessDate.epochDay(date) - BusinessDate.epochDay(today);
        world.pass(TimeUnit.DAYS.toNanos(days));
        today = date;
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        world.until(
                "all logged on again",
                () -> world.terminals().stream().allMatch(terminal -> terminal.state() == ClientState.ACTIVE));
        BankingWorld.assertDone(world.decide(world.actions.openDay(SystemId.AZIPS, date)));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
    }

    private List<Announced> told() {
        return main.messages().stream()
                .filter(Announced.class::isInstance)
                .map(Announced.class::cast)
                .toList();
    }

    // ---- what is asked

    private final class Fed implements AutoCloseable {
        private final ProjectionFeed feed = fed();

        @Override
        public void close() {
            feed.onClose();
        }
    }

    private ProjectionFeed fed() {
        ProjectionFeed feed = new ProjectionFeed(
                ProjectionConfig.embedded(folder.resolve("past"), 1_000_000),
                world.node.newReader(),
                world.node.newReader(),
                world.node.snapshots(),
                world.node.gate()::committedSequence,
                PassedOver.NONE,
                desk,
                () -> true,
                world);
        feed.onStart();
        catchUp(feed);
        return feed;
    }

    private void catchUp(ProjectionFeed feed) {
        for (int i = 0; feed.sequence() < world.node.gate().committedSequence(); i++) {
            assertTrue(i < 20_000, "stands at " + feed.sequence());
            round(feed);
        }
    }

    private void round(ProjectionFeed feed) {
        world.pass(TimeUnit.MILLISECONDS.toNanos(1));
        int _ = feed.doWork();
    }

    private String ask(ProjectionFeed feed, int which, int date, String text) {
        return ask(feed, new PastQuestion(which, date, ++asked, 1, text));
    }

    private String page(ProjectionFeed feed, String bic, int page) {
        return ask(feed, new PastQuestion(PastQuestion.DUTIES, 0, ++asked, page, bic));
    }

    private String ask(ProjectionFeed feed, PastQuestion question) {
        assertEquals("", view(question));
        round(feed);
        return view(question);
    }

    private String view(PastQuestion question) {
        byte[] request = question.encode();
        UnsafeBuffer answer = new UnsafeBuffer(new byte[1 << 16]);
        int length = desk.onView(new UnsafeBuffer(request), 0, request.length, answer, 0, answer.capacity());
        return answer.getStringWithoutLengthUtf8(0, length);
    }

    private static List<String> sessions(String answer) {
        return rows(answer, "terminal", "site", "fromBackup", "payments", "settled");
    }

    /** Of each row that has all these members, their values. */
    private static List<String> rows(String answer, String... members) {
        return Pattern.compile("\\{[^{}]*}")
                .matcher(answer)
                .results()
                .map(MatchResult::group)
                .filter(row -> List.of(members).stream().allMatch(member -> row.contains("\"" + member + "\":")))
                .map(row -> List.of(members).stream()
                        .map(member -> row.replaceAll(".*\"" + member + "\":\"?([^\",}]*).*", "$1"))
                        .reduce((one, next) -> one + " " + next)
                        .orElse(""))
                .toList();
    }
}
