package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DeclareYearDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The calendar of a whole year is one decision of two operators, told to all in one announcement. Today is a Monday. */
@Rule({"3.5", "3.6"})
class CalendarYearTest {
    private static final int TODAY = Scenario.TODAY; // 27 April 2026
    private static final int WEDNESDAY = 20_260_429;
    private static final int THURSDAY = 20_260_430;
    private static final int FRIDAY = 20_260_501;
    private static final int SATURDAY = 20_260_502;

    private final Scenario s = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();

    private RejectReason declare(SystemId system, int year, SortedMap<Integer, Boolean> days) {
        return s.decide(CalendarYearWriter.declareYear(system, year, days, TODAY, "41s"));
    }

    private static SortedMap<Integer, Boolean> days(Object... pairs) {
        SortedMap<Integer, Boolean> days = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            days.put((Integer) pairs[i], (Boolean) pairs[i + 1]);
        }
        return days;
    }

    private List<String> told(String event) {
        return s.story.stream().filter(line -> line.contains("[" + event + "]")).toList();
    }

    /** Rows of the calendar, each as date, whether it is a business day, whether it is declared, and the decision. */
    private List<String> calendar(String argument) {
        int from = s.story.size();
        s.operator("L").asks(QueryKind.CALENDAR, argument, 0);
        return s.story.subList(from, s.story.size()).stream()
                .filter(line -> line.contains("[CalendarDayReported]"))
                .map(line -> line.replaceAll(
                        ".*date=(\\d+)\\|isBusinessDay=(\\d)\\|isDeclared=(\\d)\\|decisionDate=(\\d+)\\|decisionNumber=(.*)",
                        "$1 $2 $3 $4 $5"))
                .toList();
    }

    @Test
    void allItsDaysAreDeclaredByOneActAndToldByOneAnnouncement() {
        assertEquals(
                RejectReason.NONE, declare(SystemId.ALL, 2026, days(WEDNESDAY, false, FRIDAY, false, SATURDAY, true)));
        assertEquals(3, told("DayDeclared").size());
        s.runJobs();
        List<String> announced = told("AnnouncementDue");
        assertEquals(3, announced.size(), "one to each participant");
        assertTrue(
                announced.getFirst().contains("announcement=YEAR|systemId=ALL|rule=NULL_VAL|value=3|date=20260101"),
                announced.getFirst());
        long april = 0x3FFF_FFFFL & ~(weekendsOf(4) | 1L << 28);
        assertTrue(announced.getFirst().contains(String.valueOf(april)), announced.getFirst());
        assertEquals(
                List.of(
                        "20260429 0 1 20260427 41s",
                        "20260430 1 0 0 ",
                        "20260501 0 1 20260427 41s",
                        "20260502 1 1 20260427 41s",
                        "20260503 0 0 0 "),
                calendar(String.valueOf(WEDNESDAY)).subList(0, 5));
        assertEquals(calendar(String.valueOf(WEDNESDAY)), calendar("L" + WEDNESDAY));
        assertEquals(64, calendar("").size());
        assertEquals(List.of(), calendar("00000000"), "no date");
        assertEquals("20260427 1 0 0 ", calendar("").getFirst(), "from today");
        s.assertReplaysEqual();
    }

    private static long weekendsOf(int month) {
        long bits = 0;
        for (int day = 1; day <= 30; day++) {
            int date = 20_260_000 + month * 100 + day;
            bits |= BusinessDate.isWeekend(date) ? 1L << (day - 1) : 0;
        }
        return bits;
    }

    /** Who is told first and who is told last hold the same text under the same reference, whatever is decided between. */
    @Test
    void allAreToldTheYearAsItWasDecided() {
        Scenario many = new Scenario();
        for (int i = 0; i < 70; i++) {
            many.bank("B" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "X", "0.00");
        }
        many.open();
        many.decide(CalendarYearWriter.declareYear(SystemId.ALL, 2026, days(WEDNESDAY, false), TODAY, "41s"));
        many.apply(TestCommands.jobStep());
        many.decide(many.actions.declareDay(SystemId.ALL, THURSDAY, false, TODAY, "42s"));
        many.assertReplaysEqual();
        many.runJobs();
        List<String> years = many.story.stream()
                .filter(line -> line.contains("[AnnouncementDue]") && line.contains("announcement=YEAR"))
                .map(line -> line.replaceAll(".*businessDays=", ""))
                .toList();
        assertEquals(70, years.size());
        assertEquals(1, years.stream().distinct().count(), "one text for all");
        many.assertReplaysEqual();
    }

    /** What one announcement cannot tell is not decided. */
    @Test
    void aYearThatCannotBeToldIsNotDeclared() {
        Scenario past = new Scenario().bank("ALFA", "0.00");
        for (int day = BusinessDate.epochDay(20_260_101); day <= BusinessDate.epochDay(20_261_031); day++) {
            int date = BusinessDate.ofEpochDay(day);
            if (date != TODAY) {
                past.apply(past.actions.declareDay(SystemId.ALL, date, BusinessDate.isWeekend(date), 0, ""));
            }
        }
        past.open();
        past.later(24L * 3600 * (BusinessDate.epochDay(20_261_101) - BusinessDate.epochDay(TODAY)));
        RejectReason told = past.decide(CalendarYearWriter.declareYear(SystemId.ALL, 2026, days(), TODAY, "41s"));
        assertEquals(RejectReason.LIMIT_REACHED, told, "304 days");
        told = past.decide(CalendarYearWriter.declareYear(SystemId.ALL, 2027, days(20_270_101, false), TODAY, "42s"));
        assertEquals(RejectReason.NONE, told);
        past.runJobs();
        past.assertReplaysEqual();
    }

    /** Who forgets a day that was decided before, or a day of the year that has been, undoes nothing. */
    @Test
    void noDayIsUndoneButByItsName() {
        RejectReason decided = RejectReason.CALENDAR_DAY_DECIDED;
        s.decide(s.actions.declareDay(SystemId.AZIPS, THURSDAY, false, TODAY, "40s"));
        assertEquals(decided, declare(SystemId.ALL, 2026, days(WEDNESDAY, false)));
        assertEquals(decided, declare(SystemId.AZIPS, 2026, days()));
        assertEquals("20260429 1 0 0 ", calendar(String.valueOf(WEDNESDAY)).getFirst(), "nothing was declared");
        assertEquals(
                "20260430 0 1 20260427 40s", calendar(String.valueOf(THURSDAY)).getFirst());
        assertEquals(RejectReason.NONE, declare(SystemId.LVPCSS, 2026, days(FRIDAY, false)), "of AZIPS alone");
        assertEquals(decided, declare(SystemId.ALL, 2026, days(THURSDAY, false)), "of LVPCSS alone");
        assertEquals(RejectReason.NONE, declare(SystemId.AZIPS, 2026, days(WEDNESDAY, false, THURSDAY, false)));
        assertEquals(
                "20260430 0 1 20260427 41s", calendar(String.valueOf(THURSDAY)).getFirst());
        assertEquals(
                RejectReason.NONE,
                declare(SystemId.ALL, 2026, days(WEDNESDAY, false, THURSDAY, true, FRIDAY, true)),
                "undone by their names");
        assertEquals(
                "20260430 1 1 20260427 41s", calendar(String.valueOf(THURSDAY)).getFirst());
        assertEquals("20260501 1 1 20260427 41s", calendar("L" + FRIDAY).getFirst());
        assertEquals(
                RejectReason.CALENDAR_DAY_NOT_ALLOWED,
                declare(SystemId.ALL, 2026, days(WEDNESDAY, false, THURSDAY, true)),
                "as the week has it already");
        assertEquals(RejectReason.NONE, declare(SystemId.ALL, 2027, days()), "another year");
        assertEquals(
                "20260429 0 1 20260427 41s", calendar(String.valueOf(WEDNESDAY)).getFirst());
        s.runJobs();
        s.assertReplaysEqual();
    }

    @Test
    void whatHasBeenStaysAsItWas() {
        RejectReason wrong = RejectReason.CALENDAR_DAY_NOT_ALLOWED;
        assertEquals(wrong, declare(SystemId.ALL, 2026, days(TODAY, false)), "today");
        assertEquals(wrong, declare(SystemId.ALL, 2026, days(20_260_424, false, FRIDAY, false)));
        assertEquals(wrong, declare(SystemId.ALL, 2025, days(20_251_231, false)));
        assertEquals(RejectReason.NONE, declare(SystemId.ALL, 2026, days(TODAY + 1, false)));
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        s.later(2 * 24L * 3600);
        assertEquals(RejectReason.NONE, declare(SystemId.ALL, 2026, days()), "what has been need not be listed");
        assertEquals("20260428 0 1 20260427 41s", calendar("20260428").getFirst());
        s.runJobs();
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.8.1")
    void whatIsKeptForADayThatIsNoneAnyMoreIsAnnulled() {
        for (int date : new int[] {WEDNESDAY, THURSDAY, FRIDAY}) {
            TestPayment kept = s.pays("ALFA", "BETA", "1.00");
            kept.valueDate = date;
            kept.send();
        }
        s.forgetNotices();
        assertEquals(RejectReason.NONE, declare(SystemId.ALL, 2026, days(WEDNESDAY, false, FRIDAY, false)));
        s.runJobs();
        assertEquals(List.of(NoticeKind.ANNULLED, NoticeKind.ANNULLED), s.kindsTo("ALFA"));
        assertEquals(
                RejectReason.VALUE_DATE_NOT_BUSINESS_DAY.code(),
                s.noticesTo("ALFA").getFirst().reason());
        s.assertReplaysEqual();
    }

    /** The head of the list is its sender's own: the ledger believes nothing of it, whatever came before it. */
    @Test
    void aListOfAnotherLengthThanItSaysIsNotEvenProposed() {
        int group = 8 + DeclareYearDecoder.BLOCK_LENGTH;
        byte[] whole = CalendarYearWriter.declareYear(SystemId.ALL, 2026, days(WEDNESDAY, false), TODAY, "41s");
        for (byte[] head :
                new byte[][] {{0, 0, -1, -1}, {-1, -1, 1, 0}, {-1, -1, -1, -1}, {4, 0, 1, 0}, {5, 0, 2, 0}}) {
            byte[] action = whole.clone();
            System.arraycopy(head, 0, action, group, head.length);
            s.operator("L").propose(action);
            assertEquals(RejectReason.ACTION_NOT_ALLOWED, s.toldLast());
        }
        s.operator("L").propose(Arrays.copyOf(whole, whole.length + 1));
        assertEquals(RejectReason.ACTION_NOT_ALLOWED, s.toldLast());
        s.operator("L").asks(QueryKind.PROPOSALS, "", 0);
        assertTrue(s.story.getLast().contains("rows=0"), s.story.getLast());
        assertEquals(RejectReason.NONE, s.decide(whole));
        s.assertReplaysEqual();
    }

    /** In the genesis it is applied at once: not a byte behind it is read. */
    @Test
    void norIsItReadInTheGenesis() {
        Scenario genesis = new Scenario();
        byte[] action = CalendarYearWriter.declareYear(SystemId.ALL, 2026, days(WEDNESDAY, false), 0, "");
        for (byte[] head : new byte[][] {{0, 0, -1, -1}, {-1, -1, 64, 0}, {5, 0, 65, 0}}) {
            System.arraycopy(head, 0, action, 8 + DeclareYearDecoder.BLOCK_LENGTH, head.length);
            genesis.apply(action);
            assertEquals(RejectReason.CALENDAR_DAY_NOT_ALLOWED, genesis.toldLast());
        }
        genesis.assertReplaysEqual();
    }

    @Test
    void whatIsNoYearOfAnyKindIsRefused() {
        assertEquals(RejectReason.SYSTEM_NOT_SUPPORTED, declare(SystemId.IPS, 1999, days()));
        assertEquals(RejectReason.DATE_MALFORMED, declare(SystemId.ALL, 1999, days()));
        assertEquals(
                RejectReason.DATE_MALFORMED,
                s.decide(CalendarYearWriter.declareYear(SystemId.ALL, 2026, days(), 20_260_431, "")),
                "before its number");
        assertEquals(
                RejectReason.DATE_MALFORMED,
                s.decide(CalendarYearWriter.declareYear(SystemId.ALL, 2026, days(), 20_260_431, "41s")));
        assertEquals(
                RejectReason.DECISION_MISSING,
                s.decide(CalendarYearWriter.declareYear(SystemId.ALL, 2026, days(SATURDAY, false), TODAY, "")));
        RejectReason wrong = RejectReason.CALENDAR_DAY_NOT_ALLOWED;
        assertEquals(wrong, declare(SystemId.ALL, 2026, days(SATURDAY, false)), "as the week has it");
        assertEquals(wrong, declare(SystemId.ALL, 2026, days(WEDNESDAY, true)));
        assertEquals(wrong, declare(SystemId.ALL, 2026, days(20_270_101, false)), "of another year");
        assertEquals(wrong, declare(SystemId.ALL, 2026, days(20_260_431, false)), "no date");
        SortedMap<Integer, Boolean> many = new TreeMap<>();
        for (int date = 20_260_428; many.size() < 64; date++) {
            if (BusinessDate.isValid(date) && !BusinessDate.isWeekend(date)) {
                many.put(date, false);
            }
        }
        assertEquals(RejectReason.NONE, declare(SystemId.AZIPS, 2026, many));
        many.put(20_261_231, false);
        assertEquals(wrong, declare(SystemId.AZIPS, 2026, many), "65 days");
        assertEquals("20260427 1 0 0 ", calendar("L").getFirst());
        s.runJobs();
        s.assertReplaysEqual();
    }

    @Test
    void theCalendarIsToldUpToTheLastDateItKnows() {
        assertEquals(
                1,
                calendar("21991231").stream()
                        .filter(day -> day.startsWith("21991231 "))
                        .count());
        for (String argument : List.of("22000101", "20260431")) {
            assertEquals(List.of(), calendar(argument));
            assertEquals(RejectReason.ARGUMENT_UNKNOWN, s.toldLast());
        }
    }
}
