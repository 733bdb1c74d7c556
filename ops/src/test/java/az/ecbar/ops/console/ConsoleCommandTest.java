package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConsoleCommandTest {
    private static final String NO_REASON = "\"reason\":{\"code\":0,\"english\":\"\"}}";
    private static final String PLACE = "\"sequence\":9,\"timeNs\":1795327527000000001,\"inputNumber\":3,";
    private static final String PROPOSED = "{\"step\":\"PROPOSED\",\"action\":\"CloseDay\",\"proposalId\":9,"
            + "\"certificateId\":2,\"expiresNs\":1795327587000000000," + PLACE + NO_REASON;
    private static final String APPROVED =
            "{\"step\":\"APPROVED\",\"action\":\"CloseDay\",\"proposalId\":9,\"certificateId\":3," + PLACE + NO_REASON;
    private static final String SAME_OPERATOR = "{\"step\":\"REFUSED\",\"proposalId\":9,\"certificateId\":2," + PLACE
            + "\"reason\":{\"code\":293,\"english\":\"Proposer and approver are the same person\"}}";

    @TempDir
    Path folder;

    private final MemoryOperator first = new MemoryOperator();
    private final MemoryOperator second = new MemoryOperator();
    private final Prompt prompt = new Prompt();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void oneOperator() throws IOException {
        configure("");
    }

    @Test
    void printsParticipantsAsATable() {
        first.answers.add("{\"query\":\"PARTICIPANTS\"," + PLACE
                + "\"rows\":[{\"participantId\":1,\"bic\":\"ALFAAZ22XXX\",\"name\":\"Alfa Bank\",\"kind\":\"BANK\","
                + "\"tin\":1234567891,\"causes\":[\"REMOVED\",\"ORDER\"],\"channel\":\"SWIFT\",\"language\":\"MT\",\"connected\":true,\"lastInputNumber\":120,"
                + "\"lastOutputNumber\":7,\"outputAcknowledged\":6}],\"cursor\":0," + NO_REASON);

        assertEquals(0, run("participants"));
        assertEquals("""
            BIC          NAME       KIND        VOEN  NOT ACTIVE FOR  CHANNEL  LANGUAGE  OUT OF ORDER  CONNECTED  LAST INPUT  LAST OUTPUT  ACKNOWLEDGED
            ALFAAZ22XXX  Alfa Bank  BANK  1234567891  REMOVED ORDER   SWIFT    MT                      yes               120            7             6

            as of sequence 9, 2026-11-22 10:05:27.000 in Baku
            """, printed(out));
        assertTrue(first.isClosed);
    }

    /** What nobody was told, nobody can take for an action without fields. */
    @Test
    void printsWhatIsProposed() {
        String row = "\"holder\":\"rauf\",\"action\":\"SetRule\",\"expiresNs\":0";
        first.answers.add("{\"query\":\"PROPOSALS\"," + PLACE + "\"rows\":[{\"proposalId\":7," + row
                + ",\"content\":\"SetRule value=60\\u001b[8m\"},{\"proposalId\":8," + row + "}],\"cursor\":0,"
                + NO_REASON);

        assertEquals(0, run("proposals"));
        String printed = printed(out);
        assertTrue(printed.contains("""

            7  SetRule value=60?[8m
            8  its content is told when fewer proposals are open

            as of sequence 9\
            """), printed);
    }

    @Test
    void printsTheStatusLineByLine() {
        first.answers.add("{\"query\":\"STATUS\"," + PLACE
                + "\"rows\":[{\"level\":1,\"dayState\":\"OPEN\",\"settledTodayAZN\":\"12.30\"}],\"cursor\":0,"
                + NO_REASON);

        assertEquals(0, run("status"));
        assertEquals("""
            level            1
            dayState         OPEN
            settledTodayAZN  12.30

            as of sequence 9, 2026-11-22 10:05:27.000 in Baku
            """, printed(out));
    }

    @Test
    void aNumberOfAPaperCannotSteerTheTerminalOfWhoApproves() {
        first.answers.add("{\"query\":\"PROPOSALS\"," + PLACE
                + "\"rows\":[{\"proposalId\":9,\"action\":\"EnterPayment\",\"channel\":\"PAPER\","
                + "\"paperNumber\":\"P-7\\u001b[2K\\r\",\"paperDate\":20261122,\"debtor\":\"ALFAAZ22XXX\","
                + "\"amount\":\"9.00\",\"currency\":\"AZN\",\"creditor\":\"BETAAZ22XXX\"}],\"cursor\":0," + NO_REASON);

        assertEquals(0, run("proposals"));
        String shown = printed(out);
        assertTrue(shown.contains("by PAPER P-7?[2K? of 2026-11-22: ALFAAZ22XXX pays 9.00 AZN"), shown);
        assertTrue(shown.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), shown);
    }

    @Test
    void whatAReportOfABankHoldsCannotSteerTheTerminal() throws IOException {
        Path report = folder.resolve("report.txt");
        Files.writeString(report, "ECBAR CONFORMANCE 1\nnothing\nsignature \u001b[2K\u001b]0;right\u0007\n");

        assertEquals(2, run("participant", "report", report.toString()));
        assertTrue(printed(err).chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), printed(err));
    }

    @Test
    void asksForAllPages() {
        first.answers.add("{\"query\":\"ACCOUNT\"," + PLACE + "\"rows\":[],\"cursor\":64," + NO_REASON);
        first.answers.add("{\"query\":\"ACCOUNT\"," + PLACE + "\"rows\":[],\"cursor\":0," + NO_REASON);

        assertEquals(0, run("account", "ALFAAZ22XXX"));
        assertEquals(List.of("query ACCOUNT 0 ALFAAZ22XXX", "query ACCOUNT 64 ALFAAZ22XXX"), first.asked);
    }

    private static String page(long sequence, long cursor) {
        return "{\"query\":\"AUTHORITIES\",\"sequence\":" + sequence
                + ",\"timeNs\":1795327587046743000,\"inputNumber\":4,\"rows\":[],\"cursor\":" + cursor + ","
                + NO_REASON;
    }

    @Test
    void tellsWhetherPagesAreOnePicture() {
        first.answers.addAll(List.of(page(20, 7), page(21, 9), page(22, 0)));
        assertEquals(0, run("authority", "list"));
        assertFalse(printed(out).contains("in between"), printed(out));

        first.answers.addAll(List.of(page(30, 7), page(31, 9), page(33, 0)));
        assertEquals(0, run("authority", "list"));
        assertTrue(
                printed(out)
                        .contains("read in 3 pages from sequence 30 on, with other commands in between: each page is"
                                + " as of its own sequence\nas of sequence 33"),
                printed(out));
    }

    @Test
    void givesMachinesTheAnswerAsItCame() {
        String answer = "{\"query\":\"QUEUE\"," + PLACE + "\"rows\":[],\"cursor\":0," + NO_REASON;
        first.answers.add(answer);

        assertEquals(0, run("queue", "--json"));
        assertEquals(answer + "\n", printed(out));
    }

    @Test
    void tellsThatASecondOperatorMustApprove() {
        first.answers.add(PROPOSED);

        assertEquals(0, run("day", "close"));
        assertEquals("""
            CloseDay is proposal 9, open until 2026-11-22 10:06:27.000 in Baku.
            A second operator must approve it: approve 9
            """, printed(out));
        assertTrue(first.asked.getFirst().startsWith("propose [CloseDay]"), first.asked::toString);
    }

    @Test
    void proposesAndApprovesWithASecondKey() throws IOException {
        configure("secondKeyFile: b.p12\n");
        first.answers.add(PROPOSED);
        second.answers.add(APPROVED);

        assertEquals(0, run("day", "close"));
        assertEquals(List.of("approve 9"), second.asked);
        assertTrue(printed(out).endsWith("CloseDay, proposal 9: approved and applied at sequence 9.\n"));
    }

    private static String proposed(String more) {
        return "{\"query\":\"PROPOSALS\"," + PLACE + "\"rows\":[{\"proposalId\":9,\"certificateId\":2,\"holder\":"
                + "\"rauf\",\"action\":\"OpenDay\",\"expiresNs\":1795331187046743000" + more + "}],\"cursor\":0,"
                + NO_REASON;
    }

    private static final String OPEN_DAY = proposed(",\"content\":\"OpenDay systemId=AZIPS|date=20261122\"");

    @Test
    void whoApprovesSeesWhatItSaysBeforeHeConfirms() {
        first.answers.addAll(List.of(OPEN_DAY, APPROVED));
        prompt.readWith(words -> {
            assertEquals(List.of("query PROPOSALS 0 9"), first.asked, "nothing is approved yet");
            assertEquals("""
                proposal 9 of rauf, open until 2026-11-22 11:06:27.046 in Baku:
                    OpenDay systemId=AZIPS|date=20261122
                """, printed(out));
            assertEquals("To approve it type 'approve': ", words);
            return "approve";
        });
        assertEquals(0, run("approve", "9"), () -> printed(err));
        assertEquals(List.of("query PROPOSALS 0 9", "approve 9"), first.asked);
    }

    @Test
    void whoDoesNotConfirmApprovesNothing() {
        first.answers.add(OPEN_DAY);
        prompt.readWith(_ -> "yes");
        assertEquals(1, run("approve", "9"));
        assertTrue(printed(out).endsWith("not approved\n"), printed(out));
        assertEquals(List.of("query PROPOSALS 0 9"), first.asked);
    }

    @Test
    void whatCannotBeShownOrIsNotThereIsNotApproved() {
        first.answers.add(proposed(""));
        assertEquals(1, run("approve", "9", "--yes"));
        assertTrue(printed(out).contains("cannot be shown"), printed(out));

        first.answers.add("{\"query\":\"PROPOSALS\"," + PLACE
                + "\"rows\":[],\"cursor\":0,\"reason\":{\"code\":292,\"english\":\"x\"}}");
        assertEquals(1, run("approve", "9", "--yes"));
        assertTrue(printed(out).contains("refused: 292 PROPOSAL_UNKNOWN"), printed(out));
        assertEquals(List.of("query PROPOSALS 0 9", "query PROPOSALS 0 9"), first.asked);
    }

    @Test
    void withoutATerminalNobodyConfirms() {
        first.answers.add(OPEN_DAY);
        assertEquals(2, run("approve", "9"));
        assertTrue(printed(err).contains("--yes"), printed(err));
        assertEquals(List.of("query PROPOSALS 0 9"), first.asked);
    }

    @Test
    void failsWithCodeAndTextWhenRefused() {
        first.answers.addAll(List.of(OPEN_DAY, SAME_OPERATOR));

        assertEquals(1, run("approve", "9", "--yes"));
        assertTrue(
                printed(out).endsWith("refused: 293 SAME_OPERATOR: Proposer and approver are the same person\n"),
                printed(out));
    }

    @Test
    void failsWhenTheApprovedActionIsRefused() {
        first.answers.add(OPEN_DAY);
        first.answers.add("{\"step\":\"APPROVED\",\"action\":\"OpenDay\",\"proposalId\":9,\"certificateId\":3," + PLACE
                + "\"reason\":{\"code\":220,\"english\":\"The AZIPS day is not open\"}}");

        assertEquals(1, run("approve", "9", "--yes"));
        assertTrue(
                printed(out)
                        .endsWith("OpenDay, proposal 9, approved but refused: 220 DAY_NOT_OPEN: The AZIPS day is not"
                                + " open\n"),
                printed(out));
    }

    @Test
    void writesEveryAction() {
        assertAction("propose [OpenDay]", "day", "open", "20261123");
        String[] change = "change ALFAAZ22XXX REF-1 --paper P-8/26 --value-date 20261123 --priority 40".split(" ");
        assertAction("propose [EnterChange]", change);
        String[] cancel = "change ALFAAZ22XXX REF-1 --paper P-8/26 --value-date 20261123 --cancel".split(" ");
        assertAction("propose [EnterChange]", cancel);
        String[] whichOne = "change ALFAAZ22XXX REF-1 --paper P-8/26 --cancel".split(" ");
        assertEquals(ConsoleCommand.WRONG_USE, run(whichOne), "the value date says which payment is meant");
        assertAction(
                "propose [DeclareYear]",
                "calendar",
                "year",
                "2027",
                "--ramazan",
                "20270310",
                "--qurban",
                "20270517",
                "--number",
                "412s");
        assertAction("propose [AddStatusCause]", "remove", "ALFAAZ22XXX", "--number", "12/3");
        assertAction("propose [AddStatusCause]", "participant", "leave", "ALFAAZ22XXX", "--number", "A-7");
        assertAction("propose [IssueFunds]", "issue", "AZ01", "12.50", "--contra", "AZ00", "--reference", "R1");
        assertAction("propose [WithdrawFunds]", "withdraw", "AZ01", "12.50", "--contra", "AZ00", "--reference", "R1");
        assertAction("propose [RevokeCertificate]", "certificate", "revoke", "ab".repeat(32), "--cause", "SUPERSEDED");
        assertAction("propose [SetRule]", "rule", "set", "DAYS_AHEAD", "12", "--from", "20261201");
        assertAction("propose [AcceptClock]", "clock", "accept");
        assertAction("propose [RaiseLevel]", "level", "raise", "2");
        assertAction("propose [RevokeStandingOrder]", "standing-order", "revoke");
        String[] right = {"ALFAAZ22XXX", "BETAAZ22XXX", "AZ01", "ADVICE", "--paper", "12/3"};
        assertAction("propose [GrantAuthority]", with(new String[] {"authority", "grant"}, right));
        assertAction(
                "propose [SetChannel]",
                "channel",
                "set",
                "ALFAAZ22XXX",
                "SWIFT",
                "--paper",
                "N-1",
                "--from",
                "2026-03-02T19:00");
        assertAction("propose [WithdrawAuthority]", with(new String[] {"authority", "withdraw"}, right));
    }

    @Test
    void aStandingOrderIsGivenInTimesOfBaku() {
        String[] set = {"standing-order", "set", "--from", "2026-03-02T19:00", "--until", "2026-03-03T09:00"};
        assertAction("propose [SetStandingOrder]", with(set, "--longest", "12h"));
        String asked = first.asked.getFirst();
        assertTrue(asked.contains("fromNs=1772463600000000000"), asked);
        assertTrue(asked.contains("untilNs=1772514000000000000"), asked);
        assertTrue(asked.contains("longestNs=43200000000000"), asked);
        assertEquals(2, run(with(set, "--longest", "long")));
        assertTrue(printed(err).contains("'long' is no duration as 90s, 45m, 12h or 2d"), printed(err));
        assertEquals(2, run("standing-order", "set", "--until", "tomorrow", "--longest", "2d"));
        assertTrue(printed(err).contains("'tomorrow' is no time in Baku"), printed(err));
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void refusesAnAmountThatItsCurrencyDoesNotHave() {
        assertEquals(2, run("issue", "AZ01", "12.505", "--contra", "AZ00", "--reference", "R1"));
        assertEquals("ecbar console: '12.505' is no amount in 'AZN'\n", printed(err));
        assertEquals(List.of(), first.asked);
    }

    @Test
    void tellsThatThereIsNoAnswer() {
        assertEquals(3, run("status"));
        assertEquals("""
            ecbar console: no session: the test has no more answers
            Check that the node runs and that the addresses in the configuration are its own. Of an action, 'proposals' \
            and 'status' tell what came of it.
            """, printed(err));
    }

    @Test
    void namesTheCommandsOfAGroup() {
        assertEquals(2, run("day"));
        assertTrue(printed(err).startsWith("day needs one of: "), err::toString);
    }

    @Test
    void refusesTwoOperatorsOfOneTerminal() throws IOException {
        configure("secondKeyFile: b.p12\nsecondTerminal: A\n");

        assertEquals(2, run("status"));
        assertEquals(
                "ecbar console: operator.yaml: secondTerminal must differ from terminal: one letter is one person\n",
                printed(err));
    }

    private void assertAction(String begin, String... words) {
        first.asked.clear();
        first.answers.add(PROPOSED);
        assertEquals(0, run(words), err::toString);
        assertTrue(first.asked.getFirst().startsWith(begin), first.asked::toString);
    }

    private int run(String... words) {
        CommandLine line = new CommandLine(new ConsoleCommand(
                (config, seat, _) -> seat.equals(config.operator()) ? first : second, null, new StopSign(), prompt));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[words.length + 2];
        all[0] = "--config";
        all[1] = folder.resolve("operator.yaml").toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return line.execute(all);
    }

    private void configure(String more) throws IOException {
        Files.writeString(
                folder.resolve("operator.yaml"),
                "addresses: ['127.0.0.1:7443']\nterminal: A\nkeyFile: a.p12\nauthority: authority.pem\n" + more);
    }

    private static String printed(StringWriter writer) {
        return writer.toString().replace(System.lineSeparator(), "\n");
    }
}
