package az.ecbar.ops.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the register says of rows that no node makes in a short time: those of another year, and many of them. */
class PastContinuityTest {
    private static final int DAY = 20_260_310;

    private final Connection connection;
    private long asked;

    PastContinuityTest() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @BeforeEach
    void twoBanksThatSentInTheYearBefore() throws SQLException {
        ProjectionSchema.create(connection);
        long timeNs =
                TimeUnit.SECONDS.toNanos(Instant.parse("2026-01-20T08:00:00Z").getEpochSecond());
        update("update past_position set time_ns = " + timeNs);
        for (int id = 1; id <= 2; id++) {
            update("insert into past_participants values (" + id + ", '" + (id == 1 ? "ALFA" : "BETA")
                    + "AZ22XXX', 'A')");
            update("insert into past_accounts values (" + id + ", " + id + ", 'CORRESPONDENT', 'AZN', 'AZ" + id + "')");
            update("insert into past_entries values (" + id + ", 20250310, " + id
                    + ", 0, 1, 0, 500, 0, 20250310, 'MT103', 'R')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    @Rule("7.1")
    void theListIsOpenUntilAllAboveTheLimitAreNamed() throws SQLException {
        String open = "\"duty\":\"LIST\",\"date\":20260101,\"until\":20260125,\"state\":\"DUE\"";
        assertTrue(due().contains(open), due());
        name(11, 1);
        assertTrue(due().contains(open), "one name is no list while another one is above the limit");
        name(12, 2);
        assertFalse(due().contains("LIST"), due());
        withdraw(13, 2, 12);
        assertTrue(due().contains(open), "a void name is none");
        withdraw(14, 2, 13);
        assertFalse(due().contains("LIST"), "its withdrawal is withdrawn");
    }

    @Test
    void noPageLiesBehindTheLast() throws SQLException {
        PastQuestion question = new PastQuestion(PastQuestion.DUTIES, 0, 1, Integer.MAX_VALUE, "");
        assertFalse(new PastContinuity(connection).answer(question).contains("DUTY"));
    }

    /** A payment over SWIFT came in no session of ours: it is one from elsewhere. */
    @Test
    @Rule({"7.5", "7.7"})
    void theReportSaysThatItLeavesOutSessions() throws SQLException {
        pay(50);
        assertFalse(worked().contains("MORE"));
        assertTrue(worked().contains("\"fromElsewhere\":50"), worked());
        pay(51);
        assertTrue(worked().contains("\"detail\":\"only the first 50 sessions are listed\""), worked());
        assertEquals(50, worked().split("\"step\":\"SESSION\"", -1).length - 1);
    }

    private void pay(int sessions) throws SQLException {
        update("delete from past_payments");
        for (int i = 1; i <= sessions; i++) {
            update("insert into past_payments values (" + i + ", " + i + ", 0, 1, 2, 1, 2, 100, 'AZN', " + DAY
                    + ", 'MT103', 'R', " + i + ", " + DAY + ")");
        }
    }

    private void name(long sequence, int participant) throws SQLException {
        update("insert into past_continuity values (" + sequence + ", 0, 0, " + participant
                + ", 'NAMED', 'NONE', 20260101, 0, 20260105, 0, 21, 1000, 0, 20260105, 'L-1', '', '')");
    }

    private void withdraw(long sequence, int participant, long withdrawn) throws SQLException {
        update("insert into past_continuity values (" + sequence + ", 0, 0, " + participant
                + ", 'WITHDRAWN', 'NONE', 0, 0, 20260106, 0, 0, 0, " + withdrawn + ", 20260106, 'W-1', '', '')");
    }

    private String due() throws SQLException {
        return answer(PastQuestion.DUTIES, 0, "");
    }

    private String worked() throws SQLException {
        return answer(PastQuestion.WORKED, DAY, "ALFAAZ22XXX");
    }

    private String answer(int which, int date, String bic) throws SQLException {
        return new PastContinuity(connection).answer(new PastQuestion(which, date, ++asked, 1, bic));
    }

    private void update(String words) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate(words);
        }
    }
}
