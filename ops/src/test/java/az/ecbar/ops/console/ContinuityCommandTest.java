package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.MessagePrinter;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.schema.QueryKind;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the register of continuity: what they ask, what they propose, what they print. */
class ContinuityCommandTest {
    private static final String PROPOSED = "{\"step\":\"PROPOSED\",\"action\":\"RecordContinuity\",\"proposalId\":9,"
            + "\"inputNumber\":1,\"sequence\":9,\"timeNs\":0,\"expiresNs\":0,\"reason\":{\"code\":0,\"english\":\"\"}}";

    private static final String SECOND_PAGE =
            "{\"step\":\"DUTY\",\"bic\":\"ALFAAZ22XXX\",\"duty\":\"NOTICE\",\"date\":20271210,\"until\":20271207,"
                    + "\"state\":\"MET\",\"doneOn\":20271201},{\"step\":\"DUTY\",\"bic\":\"ALFAAZ22XXX\","
                    + "\"duty\":\"REPORT\",\"date\":20271210,\"until\":20271217,\"state\":\"MISSED\",\"doneOn\":0}";

    @TempDir
    Path folder;

    private final Projecting operator = new Projecting();
    private ConsoleRun console;

    @BeforeEach
    void open() throws IOException {
        console = new ConsoleRun(folder, (_, _, _) -> operator, "");
        operator.rows.put(
                PastQuestion.SHARES,
                "{\"step\":\"SHARE\",\"bic\":\"ALFAAZ22XXX\",\"year\":2027,\"sentMinor\":512500,\"allMinor\":2010000,"
                        + "\"sent\":\"5125.00\",\"percent\":\"25.49\",\"important\":\"yes\",\"named\":\"no\"}");
        operator.rows.put(
                PastQuestion.DUTIES,
                "{\"step\":\"DUTY\",\"bic\":\"ALFAAZ22XXX\",\"duty\":\"CONTACTS\",\"date\":20270101,\"until\":20270225,\"state\":\"DUE\",\"doneOn\":0},{\"step\":\"MORE\",\"detail\":\"go"
                    + " on\"}");
        operator.rows.put(
                PastQuestion.ENTRIES,
                "{\"step\":\"ENTRY\",\"sequence\":70,\"timeNs\":0,\"bic\":\"ALFAAZ22XXX\",\"entry\":\"TOPOLOGY\","
                        + "\"duty\":\"NONE\",\"date\":20270101,\"until\":0,\"received\":20270210,\"passed\":\"no\","
                        + "\"paperDate\":20270209,\"paper\":\"T-1\",\"digest\":\"\",\"text\":\"Ganja, 1 Street\","
                        + "\"withdraws\":0,\"voidBy\":81}");
        operator.rows.put(
                PastQuestion.WORKED,
                "{\"step\":\"DAY\",\"bic\":\"ALFAAZ22XXX\",\"date\":20270310,\"announced\":0,\"proven\":\"no\","
                        + "\"fromElsewhere\":0,\"settledFromBackup\":0}");
    }

    @Test
    @Rule("7.1")
    void whoIsNamedIsProposedWithTheShareOfTheDraft() {
        assertEquals(0, run("list 2027"));
        assertEquals("""
            BIC          SENT AZN  PERCENT  IMPORTANT  NAMED
            ALFAAZ22XXX   5125.00    25.49  yes        no
            """, console.printed());
        assertEquals(0, run("name ALFAAZ22 2027 --paper SIP-1 --received 20270120"));
        String named = operator.proposed.getLast();
        assertTrue(named.contains("entry=NAMED") && named.contains("date=20270101"), named);
        assertTrue(named.contains("valueMinor=512500") && named.contains("totalMinor=2010000"), named);
        assertTrue(named.contains("receivedDate=20270120") && named.contains("paperDate=20270120"), named);
        assertEquals(2, run("name BETAAZ22 2027 --paper SIP-1"), "it sent nothing");
        assertEquals(0, run("unname ALFAAZ22 2027 --paper SIP-2"));
        assertTrue(operator.proposed.getLast().contains("entry=NOT_NAMED"));
    }

    @Test
    @Rule({"7.7", "7.8", "7.9", "7.10"})
    void whatIsOwedIsShownAndRemindedOf() {
        assertEquals(0, run("due"));
        assertEquals("""
            BIC          DUTY      ABOUT       UNTIL       STATE  DONE ON
            ALFAAZ22XXX  CONTACTS  2027-01-01  2027-02-25  DUE
            go on
            """, console.printed().replaceAll(" +\n", "\n"));
        assertEquals(0, run("show ALFAAZ22 --year 2027 --page 2"));
        assertEquals(20_270_101, operator.dates.getLast());
        assertEquals(0, run("remind ALFAAZ22 CONTACTS 20270101"));
        String reminder = operator.proposed.getLast();
        assertTrue(reminder.contains("entry=REMINDER") && reminder.contains("duty=CONTACTS"), reminder);
        assertTrue(reminder.contains("untilDate=20270225"), reminder);
        assertEquals(2, run("remind ALFAAZ22 TOPOLOGY 20270101"), "it owes no such thing");
        assertEquals(0, run("remind ALFAAZ22 REPORT 20271210"), "the next page names it");
        int reminders = operator.proposed.size();
        assertEquals(2, run("remind ALFAAZ22 NOTICE 20271210"), "it was met");
        assertEquals(reminders, operator.proposed.size());
    }

    @Test
    @Rule({"7.9", "7.10"})
    void whatWasDeliveredIsEnteredShownAndWithdrawn() {
        assertEquals(
                0,
                run("record ALFAAZ22 INTERRUPTION_REPORTED 20270310 --until 20270311 --paper I-1 --text router"
                        + " --digest "
                        + "ab".repeat(32)));
        String entered = operator.proposed.getLast();
        assertTrue(entered.contains("entry=INTERRUPTION_REPORTED") && entered.contains("text=router"), entered);
        assertTrue(entered.contains("untilDate=20270311"), entered);
        assertEquals(2, run("record ALFAAZ22 TOPOLOGY 20270101 --paper I-1 --digest xy"));
        assertEquals(0, run("entries ALFAAZ22"));
        assertTrue(console.printed().contains("Ganja, 1 Street\n    void by 81\n"), console.printed());
        assertEquals(0, run("withdraw ALFAAZ22 70 --paper W-1"));
        assertTrue(operator.proposed.getLast().contains("withdrawnSequence=70"));
    }

    @Test
    @Rule("7.7")
    void theReportIsDraftedOnPaper() {
        assertEquals(0, run("report ALFAAZ22 20270310"));
        assertTrue(console.printed().contains("   Announced:   not announced\n"), console.printed());
        Path pdf = folder.resolve("annex.pdf");
        assertEquals(0, run("report ALFAAZ22 20270310 --pdf " + pdf));
        assertTrue(Files.exists(pdf));
        assertEquals(2, run("report ALFAAZ22 20270310 --pdf " + pdf), "it is not written over");
        operator.rows.clear();
        assertEquals(1, run("report ALFAAZ22 20270310 --pdf " + folder.resolve("none.pdf")));
        assertFalse(Files.exists(folder.resolve("none.pdf")));
        assertEquals("nothing is known\n", console.printed());
    }

    private int run(String words) {
        return console.run(("continuity " + words).split(" "));
    }

    /** An operator whose projection knows some rows. */
    private static final class Projecting implements OperatorPort {
        private final Map<Integer, String> rows = new HashMap<>();
        private final List<String> proposed = new ArrayList<>();
        private final List<Integer> dates = new ArrayList<>();

        @Override
        public String propose(byte[] action) {
            proposed.add(new MessagePrinter().print(new UnsafeBuffer(action), 0));
            return PROPOSED;
        }

        @Override
        public String view(byte[] request) {
            UnsafeBuffer question = new UnsafeBuffer(request);
            String answer = question.getInt(16, ByteOrder.LITTLE_ENDIAN) == 1
                    ? rows.get((int) question.getByte(2))
                    : SECOND_PAGE;
            dates.add(question.getInt(4, ByteOrder.LITTLE_ENDIAN));
            return "{\"view\":\"PAST\",\"asked\":" + question.getLong(8, ByteOrder.LITTLE_ENDIAN)
                    + (answer == null ? ",\"error\":\"nothing is known\"}" : ",\"rows\":[" + answer + "]}");
        }

        @Override
        public String approve(long proposalId) {
            return PROPOSED;
        }

        @Override
        public String query(QueryKind kind, long cursor, String argument) {
            return PROPOSED;
        }

        @Override
        public void close() {}
    }
}
