package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.MessagePrinter;
import az.ecbar.ledger.ips.liquidity.IpsDay;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The day of IPS turns without a pause, and every clearing account has its statement of it. */
class IpsDayTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    /** 2026-04-28 00:00 in Baku. */
    private static final long MIDNIGHT_NS = Scenario.OPENING_NS + (14 * 3600 + 40 * 60) * SECOND_NS;

    private final MessagePrinter printer = new MessagePrinter();

    private static IpsWorld world() {
        return new IpsWorld()
                .direct("ALFA", "100.00")
                .indirect("DOST", "ALFA")
                .direct("BETA", "50.00")
                .open();
    }

    @Test
    @Rule({"5-1.1", "2.1.17-1"})
    void theDayTurnsAtMidnightInBakuAndNotANanosecondBefore() {
        IpsWorld ips = world();
        Scenario s = ips.s;
        assertEquals(Scenario.TODAY, IpsWorld.number(ips.all("IpsDayTurned").getFirst(), "date"));
        s.timeNs = MIDNIGHT_NS - 1;
        s.apply(TestCommands.tick());
        assertEquals(List.of(), ips.said("IpsDayTurned"));
        s.timeNs = MIDNIGHT_NS;
        s.apply(TestCommands.tick());
        assertEquals(20260428, IpsWorld.number(ips.said("IpsDayTurned").getFirst(), "date"));
        s.runJobs();
        s.apply(TestCommands.tick());
        assertEquals(
                1,
                ips.all("IpsDayTurned").stream()
                        .filter(line -> line.contains("date=20260428"))
                        .count());
        assertEquals(MIDNIGHT_NS + DAY_NS - 1, s.ledger.nextDeadlineNs());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.1")
    void theMinuteOfTheTurnIsARule() {
        IpsWorld ips = new IpsWorld();
        ips.s.apply(ips.s.actions.setRule(RuleId.IPS_DAY_TURNS_MINUTE, SystemId.ALL, 180, 0));
        ips.direct("ALFA", "100.00").open();
        ips.s.timeNs = MIDNIGHT_NS + 3 * 3600 * SECOND_NS - 1;
        ips.s.apply(TestCommands.tick());
        assertEquals(List.of(), ips.said("IpsDayTurned"));
        ips.s.timeNs++;
        ips.s.apply(TestCommands.tick());
        assertEquals(20260428, IpsWorld.number(ips.said("IpsDayTurned").getFirst(), "date"));
        ips.s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.19")
    void everyParticipantGetsTheStatementOfItsClearingAccountAtTheEndOfTheDay() {
        IpsWorld ips = world();
        ips.s.timeNs = MIDNIGHT_NS;
        ips.s.apply(TestCommands.tick());
        ips.s.runJobs();
        List<String> statements = ips.all("ClearingStatementDue");
        assertEquals(
                List.of(Scenario.bic("ALFA"), Scenario.bic("DOST"), Scenario.bic("BETA")),
                statements.stream().map(ips::receiver).toList());
        for (String line : statements) {
            assertEquals(Scenario.TODAY, IpsWorld.number(line, "date"), line);
            assertEquals(1, IpsWorld.number(line, "statementNumber"), line);
            assertEquals(1, IpsWorld.number(line, "pages"), line);
        }
        ips.s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.19")
    void daysOnWhichNothingCameInHaveTheirStatementsToo() {
        IpsWorld ips = world();
        ips.s.timeNs = MIDNIGHT_NS + 2 * DAY_NS;
        ips.s.apply(TestCommands.tick());
        ips.s.runJobs();
        assertEquals(
                List.of(20260427L, 20260428L, 20260429L),
                ips.all("ClearingStatementDue").stream()
                        .filter(line -> ips.receiver(line).equals(Scenario.bic("DOST")))
                        .map(line -> IpsWorld.number(line, "date"))
                        .toList());
        ips.s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.19")
    void aStatementTellsTheDayThatIsOverThoughTheNextOneHasBookings() {
        IpsState ips = state();
        ips.pays("ALFA", "BETA", 700);
        ips.pays("BETA", "ALFA", 100);
        ips.timeNs = MIDNIGHT_NS;
        assertTrue(ips.keepDay());
        ips.pays("ALFA", "BETA", 50);
        ips.restart();
        List<String> first = statements(ips);
        assertStatement(first.getFirst(), 2, 0, 700, 100, 0, -600);
        assertStatement(first.getLast(), 2, 0, 100, 700, 0, 600);
        ips.startAdjustment();
        ips.runJobs();
        ips.timeNs += DAY_NS;
        assertTrue(ips.keepDay());
        List<String> second = statements(ips);
        assertStatement(second.getFirst(), 1, -600, 50, 0, -650, 0);
        assertEquals(2, IpsWorld.number(second.getFirst(), "statementNumber"));
        ips.timeNs += DAY_NS;
        assertTrue(ips.keepDay());
        assertStatement(statements(ips).getFirst(), 0, 0, 0, 0, 0, 0);
    }

    @Test
    @Rule("5-1.19")
    void aLongStatementHasPages() {
        IpsState ips = state();
        for (int i = 0; i <= IpsDay.LINES_OF_PAGE; i++) {
            ips.pays("ALFA", "BETA", 1);
        }
        ips.timeNs = MIDNIGHT_NS;
        assertTrue(ips.keepDay());
        List<String> pages = statements(ips);
        assertEquals(4, pages.size());
        assertEquals(2, IpsWorld.number(pages.get(1), "page"));
        assertEquals(IpsDay.LINES_OF_PAGE, IpsWorld.number(pages.get(1), "firstLine"));
        assertEquals(1, IpsWorld.number(pages.get(1), "lines"));
    }

    @Test
    @Rule({"3.7", "5-1.9.2"})
    void theValueDateIsTodaysAndForTenSecondsYesterdays() {
        IpsState ips = state();
        assertTrue(ips.state.ipsDay.isValueDateAccepted(Scenario.TODAY, ips.timeNs));
        assertFalse(ips.state.ipsDay.isValueDateAccepted(20260428, ips.timeNs));
        ips.timeNs = MIDNIGHT_NS;
        assertTrue(ips.keepDay());
        assertTrue(ips.state.ipsDay.isValueDateAccepted(20260428, MIDNIGHT_NS));
        assertTrue(ips.state.ipsDay.isValueDateAccepted(20260427, MIDNIGHT_NS + 10 * SECOND_NS));
        assertFalse(ips.state.ipsDay.isValueDateAccepted(20260427, MIDNIGHT_NS + 10 * SECOND_NS + 1));
        assertFalse(ips.state.ipsDay.isValueDateAccepted(20260426, MIDNIGHT_NS));
    }

    private static IpsState state() {
        IpsState ips = new IpsState();
        ips.direct("ALFA", 10_000);
        ips.direct("BETA", 10_000);
        ips.open();
        for (String bank : List.of("ALFA", "BETA")) {
            ips.limit(LimitLevel.SETTLEMENT, Scenario.account(bank), 6_000);
            ips.limit(LimitLevel.CLEARING, IpsWorld.clearing(bank), 6_000);
        }
        return ips;
    }

    private List<String> statements(IpsState ips) {
        List<String> told = new ArrayList<>();
        boolean isLeft = true;
        while (isLeft) {
            isLeft = ips.step();
            EventBatch.forEach(
                    ips.state.eventBuffer.buffer(),
                    0,
                    (_, _, _, _, buffer, offset, _) -> told.add(printer.print(buffer, offset)));
        }
        return told.stream()
                .filter(line -> line.contains("[ClearingStatementDue]"))
                .toList();
    }

    private static void assertStatement(
            String line, int lines, long opening, long debits, long credits, long adjusted, long closing) {
        assertEquals(
                List.of((long) lines, opening, debits, credits, adjusted, closing),
                List.of("lines", "openingMinor", "debitsMinor", "creditsMinor", "adjustedMinor", "closingMinor")
                        .stream()
                        .map(field -> IpsWorld.number(line, field))
                        .toList(),
                line);
        assertEquals(closing, opening - debits + credits - adjusted, line);
    }
}
