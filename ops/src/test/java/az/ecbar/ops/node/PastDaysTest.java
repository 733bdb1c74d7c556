package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.pki.JsonObject;
import az.ecbar.ops.projection.PastDesk;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.ops.projection.Projection;
import az.ecbar.ops.projection.ProjectionConfig;
import az.ecbar.ops.projection.ProjectionFailure;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projection of past days: fed from a node's journal, asked as a console asks. */
class PastDaysTest {
    private static final int DAY_1 = BankingWorld.TODAY;
    private static final int DAY_2 = BankingWorld.TODAY + 1;
    private static final int PAYMENTS = 60;
    private static final List<String> TABLES = List.of(
            "past_position order by only_row",
            "past_participants order by participant_id",
            "past_accounts order by account_id",
            "past_entries order by sequence, event_index",
            "past_account_days order by sequence, event_index",
            "past_statements order by account_id, azips_date",
            "past_statement_pages order by account_id, azips_date, page",
            "past_payments order by payment_id, sequence, event_index",
            "past_payment_steps order by sequence, event_index, payment_id",
            "past_sessions order by session_id",
            "past_certificates order by certificate_id",
            "past_rules order by sequence, event_index",
            "past_declared_days order by sequence, event_index",
            "past_continuity order by sequence, event_index");

    @TempDir
    private Path folder;

    private static SimulatedWorld world;
    private final PastDesk desk = new PastDesk();
    private boolean hasRoom = true;
    private long asked;

    /** Two AZIPS days: many payments on the first, a few on the second, which is still open. */
    @BeforeAll
    static void twoDays() throws Exception {
        world = new SimulatedWorld(11, 64, 20);
        world.openDay();
        for (int i = 0; i < PAYMENTS; i++) {
            world.pay();
        }
        world.closeDay();
        world.pass(TimeUnit.DAYS.toNanos(1));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        BankingWorld.assertDone(world.decide(world.actions.openDay(SystemId.AZIPS, DAY_2)));
    }

    @Test
    @Rule("4.25")
    void theStatementOfAPastDayIsTheOneThatWasSent() throws Exception {
        try (Fed fed = new Fed(embedded("a"))) {
            fed.untilCurrent();
            int compared = 0;
            for (int bank = 0; bank < world.banks.size(); bank++) {
                for (String sent : statements(bank)) {
                    int page = Integer.parseInt(field(sent, "28C").replaceAll(".*/", ""));
                    String answer = fed.ask(PastQuestion.STATEMENT, DAY_1, page, account(bank));
                    String told = new JsonObject().with("message", sent).toString();
                    assertTrue(answer.contains(told.substring(1, told.length() - 1)), answer);
                    compared++;
                }
            }
            assertTrue(compared > world.banks.size(), compared + " pages");
            assertTrue(fed.ask(PastQuestion.STATEMENT, DAY_1, 99, account(0)).contains("\"error\""));
            assertTrue(fed.ask(PastQuestion.STATEMENT, DAY_2, 1, account(0)).contains("\"error\""), "not closed");
        }
    }

    @Test
    @Rule("4.20")
    void balanceAndEntriesOfAPastDayAreThoseOfItsStatement() throws Exception {
        try (Fed fed = new Fed(embedded("a"))) {
            fed.untilCurrent();
            List<String> pages = statements(0);
            String balance = fed.ask(PastQuestion.BALANCE, DAY_1, 1, account(0));
            assertTrue(balance.contains(":60F:" + field(pages.getFirst(), "60F")), balance);
            assertTrue(balance.contains(":62F:" + field(pages.getLast(), "62F")), balance);
            List<String> entries = new ArrayList<>();
            for (int page = 1; page <= pages.size(); page++) {
                entries.addAll(lines(fed.ask(PastQuestion.INTERIM, DAY_1, page, account(0))));
            }
            List<String> stated =
                    pages.stream().flatMap(page -> lines(page).stream()).toList();
            assertEquals(stated, entries);
            long debits = stated.stream().filter(line -> line.charAt(10) == 'D').count();
            assertTrue(balance.contains(":90D:" + debits + "AZN"), balance);
        }
    }

    @Test
    void theStoryOfAnOldPaymentIsToldByEitherReference() throws Exception {
        try (Fed fed = new Fed(embedded("a"))) {
            fed.untilCurrent();
            String line = lines(statements(0).getFirst()).getFirst();
            String ours = line.replaceAll(".*//", "");
            String theirs = line.replaceAll("^.{11}[0-9,]+S\\d{3}(.*)//.*$", "$1");
            String story = fed.ask(PastQuestion.PAYMENT, 0, 1, ours);
            assertTrue(story.contains("\"ourReference\":\"" + ours + "\",\"reference\":\"" + theirs + "\""), story);
            assertTrue(story.contains("\"step\":\"ACCEPTED\"") && story.contains("\"step\":\"SETTLED\""), story);
            assertTrue(story.indexOf("ACCEPTED") < story.indexOf("SETTLED"), story);
            String found = fed.ask(PastQuestion.PAYMENTS, 0, 1, theirs);
            assertTrue(found.contains("\"ourReference\":\"" + ours + "\""), found);
            assertTrue(fed.ask(PastQuestion.PAYMENT, 0, 1, "A999999999999999").contains("\"error\""));
        }
    }

    @Test
    void ofALongStoryTheEndIsToldToo() throws Exception {
        ProjectionConfig config = embedded("a");
        try (Fed fed = new Fed(config)) {
            fed.untilCurrent();
            String ours = lines(statements(0).getFirst()).getFirst().replaceAll(".*//", "");
            long id = Long.parseLong(ours.substring(1));
            try (Connection connection = connect(config);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("insert into past_payment_steps select " + id
                        + ", 1000000 + x, 0, 1, 'PRIORITY', 'the ' || x || '.' from system_range(1, 150)");
                statement.executeUpdate(
                        "insert into past_payments select 5000 + x, 1000000 + x, 0, 1, 2, 3, 4, 100, 'AZN',"
                                + " 20260302, 'MT103', 'OFTEN', 0, 20260302 from system_range(1, 101)");
            }
            String story = fed.ask(PastQuestion.PAYMENT, 0, 1, ours);
            assertTrue(story.contains("\"step\":\"ACCEPTED\"") && story.contains("the 150."), story);
            assertTrue(story.contains("the 101.") && !story.contains("the 100."), story);
            assertTrue(story.contains(" steps are left out here"), story);
            String found = fed.ask(PastQuestion.PAYMENTS, 0, 1, "OFTEN");
            assertTrue(found.contains("A000000000005101") && found.contains("A000000000005002"), found);
            assertTrue(!found.contains("A000000000005001") && found.contains("older ones are left out"), found);
        }
    }

    /** Whatever ends the feed, and wherever it begins again: each command is in the projection once. */
    @Test
    void itIsTheSameHoweverOftenTheFeedWasEnded() throws Exception {
        List<String> whole = whole(embedded("whole"));
        Random random = new Random(5);
        ProjectionConfig often = embedded("often");
        for (int i = 0; i < 30; i++) {
            try (Fed fed = new Fed(often)) {
                fed.rounds(1 + random.nextInt(3), 1 + random.nextInt(40));
            }
        }
        assertEquals(whole, whole(often));
    }

    @Test
    void droppedItIsBuiltAnewFromTheJournal() throws Exception {
        ProjectionConfig config = embedded("a");
        List<String> before = whole(config);
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement()) {
            statement.execute("drop all objects");
        }
        assertEquals(before, whole(config));
    }

    @Test
    void whatIsOfAnotherJournalIsDropped() throws Exception {
        ProjectionConfig config = embedded("a");
        List<String> right = whole(config);
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update past_position set event_hash = event_hash + 1, sequence = sequence - 7");
        }
        assertEquals(right, whole(config));
    }

    /** PostgreSQL holds the same rows and gives the same answers, also after ends of the feed and of the server. */
    @Test
    void postgresHoldsTheSameAsTheEmbeddedOne() throws Exception {
        Assumptions.assumeTrue(PostgresOfTests.isAvailable(), "there are binaries for Linux on x86-64 alone");
        ProjectionConfig inH2 = embedded("a");
        List<String> rows = whole(inH2);
        Path home = Files.createTempDirectory("past-postgres");
        try (PostgresOfTests postgres = PostgresOfTests.start(home)) {
            ProjectionConfig config = new ProjectionConfig(postgres.url(), PostgresOfTests.USER, "", 1_000_000);
            for (int i = 0; i < 5; i++) {
                try (Fed fed = new Fed(config)) {
                    fed.rounds(2, 15);
                }
            }
            assertEquals(rows, whole(config));
            List<PastQuestion> questions = List.of(
                    new PastQuestion(PastQuestion.STATEMENT, DAY_1, 1, 1, account(0)),
                    new PastQuestion(PastQuestion.BALANCE, DAY_1, 2, 1, account(1)),
                    new PastQuestion(PastQuestion.INTERIM, DAY_1, 3, 1, account(2)),
                    new PastQuestion(PastQuestion.PAYMENTS, 0, 4, 1, "NEVER-SENT"),
                    new PastQuestion(PastQuestion.DUTIES, 0, 5, 1, ""),
                    new PastQuestion(
                            PastQuestion.DUTIES,
                            0,
                            6,
                            1,
                            BankingWorld.BANKS.getFirst().bic()),
                    new PastQuestion(PastQuestion.SHARES, 20_270_101, 7, 1, ""),
                    new PastQuestion(
                            PastQuestion.ENTRIES,
                            0,
                            8,
                            1,
                            BankingWorld.BANKS.getFirst().bic()),
                    new PastQuestion(
                            PastQuestion.WORKED,
                            DAY_1,
                            9,
                            1,
                            BankingWorld.BANKS.getFirst().bic()));
            for (PastQuestion question : questions) {
                String expected = answer(inH2, question);
                assertEquals(expected, answer(config, question), () -> rowsAfter(inH2, rows));
            }
        } finally {
            delete(home);
        }
    }

    private static String rowsAfter(ProjectionConfig config, List<String> before) {
        try {
            return "the embedded one still holds the same: " + rows(config).equals(before);
        } catch (SQLException e) {
            return e.toString();
        }
    }

    private static String answer(ProjectionConfig config, PastQuestion question) {
        try (Projection projection = Projection.open(config)) {
            return projection.past().answer(question);
        }
    }

    static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As two nodes with one database would be. */
    @Test
    void twoFeedsNeverWriteIntoOneDatabase() throws Exception {
        ProjectionConfig shared =
                new ProjectionConfig(embedded("shared").url() + ";AUTO_SERVER=FALSE", "", "", 1_000_000);
        try (Projection one = Projection.open(shared);
                Projection other = Projection.open(shared)) {
            one.commit(5, 1, 1);
            assertThrows(ProjectionFailure.class, () -> other.commit(3, 1, 1));
            assertEquals(5, one.position().sequence());
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedStopsNobody() throws Exception {
        ProjectionConfig gone = new ProjectionConfig("jdbc:h2:tcp://127.0.0.1:1/none", "", "", 1_000_000);
        try (Fed fed = new Fed(gone)) {
            fed.rounds(5, 1);
            String status = fed.ask(PastQuestion.STATUS, 0, 1, "");
            assertTrue(status.contains("\"isOpen\":false"), status);
            assertFalse(status.contains("\"trouble\":\"\""), status);
            assertTrue(fed.ask(PastQuestion.PAYMENT, 0, 1, "A000000000000001").contains("cannot be reached"));
        }
    }

    /** What is wrong with a row costs its answer alone. */
    @Test
    void aRowThatCannotBeReadStopsNobody() throws Exception {
        ProjectionConfig config = embedded("a");
        try (Fed fed = new Fed(config)) {
            fed.untilCurrent();
            try (Connection connection = connect(config);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("update past_entries set payment_type = 'MTxyz'");
            }
            String answer = fed.ask(PastQuestion.INTERIM, DAY_1, 1, account(0));
            assertTrue(answer.contains("\"error\":\"a question cannot be answered"), answer);
            assertTrue(fed.ask(PastQuestion.STATUS, 0, 1, "").contains("cannot be answered"));
            assertTrue(fed.ask(PastQuestion.STATEMENT, DAY_1, 1, account(0)).contains("\"message\""));
        }
    }

    @Test
    void itLeavesTheLastOfTheDiskToTheJournal() throws Exception {
        hasRoom = false;
        try (Fed fed = new Fed(embedded("a"))) {
            fed.rounds(20, 100);
            assertEquals(0, fed.feed.sequence());
            String status = fed.ask(PastQuestion.STATUS, 0, 1, "");
            assertTrue(status.contains("nearly full"), status);
            hasRoom = true;
            fed.rounds(2, 1_000);
            fed.untilCurrent();
            assertTrue(fed.ask(PastQuestion.STATUS, 0, 1, "").contains("\"trouble\":\"\""));
        }
    }

    @Test
    void theLagIsShownAndTheRateIsKept() throws Exception {
        try (Fed fed = new Fed(new ProjectionConfig(embedded("a").url(), "", "", 1_000))) {
            fed.rounds(1, 1);
            long first = fed.feed.sequence();
            fed.rounds(1, 10);
            assertTrue(fed.feed.sequence() - first <= 11, "a thousand a second, after 10 ms");
            String status = fed.ask(PastQuestion.STATUS, 0, 1, "");
            long lag = world.node.gate().committedSequence() - fed.feed.sequence();
            assertTrue(lag > 0 && status.contains("\"lag\":" + lag), status);
            fed.untilCurrent();
            assertTrue(fed.ask(PastQuestion.STATUS, 0, 1, "").contains("\"lag\":0,"));
        }
    }

    @Test
    void whereNoProjectionRunsTheConsoleIsToldSo() {
        PastQuestion question = new PastQuestion(PastQuestion.STATUS, 0, 1, 1, "");
        assertTrue(view(question).contains("no projection runs"));
    }

    // ---- what is fed, and asked

    private final class Fed implements AutoCloseable {
        private final ProjectionFeed feed;

        Fed(ProjectionConfig config) {
            feed = new ProjectionFeed(
                    config,
                    world.node.newReader(),
                    world.node.newReader(),
                    world.node.snapshots(),
                    world.node.gate()::committedSequence,
                    PassedOver.NONE,
                    desk,
                    () -> hasRoom,
                    world);
            feed.onStart();
        }

        void rounds(int count, int ms) {
            for (int i = 0; i < count; i++) {
                world.pass(TimeUnit.MILLISECONDS.toNanos(ms));
                int _ = feed.doWork();
            }
        }

        void untilCurrent() {
            for (int i = 0; feed.sequence() < world.node.gate().committedSequence(); i++) {
                assertTrue(i < 20_000, "stands at " + feed.sequence());
                rounds(1, 1);
            }
        }

        String ask(int which, int date, int page, String text) {
            PastQuestion question = new PastQuestion(which, date, ++asked, page, text);
            assertEquals("", view(question), "it is not there at once");
            rounds(1, 1);
            String answer = view(question);
            assertTrue(answer.contains("\"asked\":" + asked), answer);
            return answer;
        }

        @Override
        public void close() {
            feed.onClose();
        }
    }

    private String view(PastQuestion question) {
        byte[] request = question.encode();
        UnsafeBuffer answer = new UnsafeBuffer(new byte[1 << 16]);
        int length = desk.onView(new UnsafeBuffer(request), 0, request.length, answer, 0, answer.capacity());
        return answer.getStringWithoutLengthUtf8(0, length);
    }

    /** All rows, after everything was taken in. */
    private List<String> whole(ProjectionConfig config) throws SQLException {
        try (Fed fed = new Fed(config)) {
            fed.untilCurrent();
        }
        return rows(config);
    }

    private static List<String> rows(ProjectionConfig config) throws SQLException {
        return rows(config, PAYMENTS * 5);
    }

    static List<String> rows(ProjectionConfig config, int atLeast) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery("select * from " + table)) {
                    while (row.next()) {
                        StringBuilder line = new StringBuilder(table.replaceAll(" .*", ""));
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            line.append('|').append(row.getString(i));
                        }
                        rows.add(line.toString());
                    }
                }
            }
        }
        assertTrue(rows.size() > atLeast, rows.size() + " rows");
        return rows;
    }

    private ProjectionConfig embedded(String name) {
        return ProjectionConfig.embedded(folder.resolve(name), 1_000_000);
    }

    private static Connection connect(ProjectionConfig config) throws SQLException {
        return DriverManager.getConnection(config.url(), config.user(), "");
    }

    // ---- what banks were sent

    /** Pages of the statement of the first day. */
    private List<String> statements(int bank) {
        return world.banks.get(bank).outputs.stream()
                .map(output -> new String(output, StandardCharsets.ISO_8859_1))
                .filter(output -> output.contains("{2:O950"))
                .toList();
    }

    private static String account(int bank) {
        return BankingWorld.BANKS.get(bank).account() + " AZN";
    }

    private static String field(String message, String tag) {
        Matcher field = Pattern.compile(":" + tag + ":([^\r]*)\r\n").matcher(message);
        assertTrue(field.find(), message);
        return field.group(1);
    }

    /** Fields 61 of a message, or of one within JSON. */
    private static List<String> lines(String message) {
        return Pattern.compile(":61:([^\r\\\\]*)")
                .matcher(message)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
