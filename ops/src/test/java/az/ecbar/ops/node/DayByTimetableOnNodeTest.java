package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.Statement;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Days of AZIPS by the timetable, through a whole node: nobody opens or closes them. The timetable was decided on Monday,
 * 2 March 2026, and holds from Friday on; Monday the 9th is free instead of the Sunday before it.
 */
@Rule({"3.5", "3.6", "3.7"})
class DayByTimetableOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);
    private static final ZoneOffset BAKU = ZoneOffset.ofHours(4);
    private static final int MONDAY = BankingWorld.TODAY;
    private static final int FRIDAY = 20_260_306;
    private static final int HOLIDAY = 20_260_309;
    private static final int TUESDAY = 20_260_310;
    private static final int WEDNESDAY = 20_260_311;
    private static final int CUT_OFF_MT103 = 16 * 60;
    private static final int CUT_OFF_CHANGES = 16 * 60 + 30;
    private static final int AFTER_CUT_OFF = 336;
    private static final int DAY_NOT_OPEN = 220;
    private static final int NO_BUSINESS_DAY = 224;
    private static final int UNFUNDED_AT_END = 248;

    private final SimulatedWorld world;
    private final RememberingTerminal alfa;
    private int notices;

    DayByTimetableOnNodeTest() throws Exception {
        world = new SimulatedWorld(11, 4, 200);
        alfa = world.banks.getFirst();
        world.openDay();
        set(RuleId.DAY_BY_TIMETABLE, 1);
        set(RuleId.CUT_OFF_MT103_MINUTE, CUT_OFF_MT103);
        set(RuleId.CUT_OFF_CHANGES_MINUTE, CUT_OFF_CHANGES);
        BankingWorld.assertDone(world.decide(world.actions.declareDay(SystemId.ALL, HOLIDAY, false, MONDAY, "41s")));
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        world.until("statement of Monday", () -> statements() == 1);
    }

    private void set(RuleId rule, int value) throws Exception {
        BankingWorld.assertDone(world.decide(world.actions.setRule(rule, SystemId.ALL, value, FRIDAY)));
    }

    @Test
    @Rule({"4.18", "4.25", "4.15", "3.8", "4.8.1"})
    void daysOpenAndCloseByTheLedgersTimersAndEachTypeOfMessageHasItsTime() throws Exception {
        passTo(FRIDAY, "09:19:50");
        assertEquals("CLOSED " + MONDAY, day());
        passTo(FRIDAY, "09:20:01");
        assertEquals("OPEN " + FRIDAY, day());

        passTo(FRIDAY, "15:59:00");
        assertEquals(Notice.Kind.EXECUTED, told(mt103("IN-TIME", FRIDAY, 1)).kind());
        Notice kept = told(mt103("KEPT", TUESDAY, 2));
        assertEquals(Notice.Kind.WAITS, kept.kind());
        assertRefused(NO_BUSINESS_DAY, told(mt103("HOLIDAY", HOLIDAY, 1)));
        passTo(FRIDAY, "16:00:01");
        assertRefused(AFTER_CUT_OFF, told(mt103("LATE", FRIDAY, 1)));
        assertEquals(Notice.Kind.EXECUTED, told(mt205("BANKS", FRIDAY, 3)).kind(), "MT205 has another cut-off");
        assertEquals(Notice.Kind.WAITS, told(mt103("AHEAD", TUESDAY, 4)).kind(), "of today's value date alone");
        assertEquals(
                Notice.Kind.WAITS, told(mt205("UNFUNDED", FRIDAY, 9_000_000)).kind());
        assertEquals(Notice.Kind.WAITS, told(priority("C-1", "UNFUNDED")).kind(), "with its new priority");
        passTo(FRIDAY, "16:30:01");
        Notice late = told(priority("C-2", "UNFUNDED"));
        assertEquals(Notice.Kind.PRIORITY_NOT_CHANGED, late.kind());
        assertEquals(AFTER_CUT_OFF, code(late));

        passTo(FRIDAY, "16:59:50");
        assertEquals("OPEN " + FRIDAY, day());
        passTo(FRIDAY, "17:00:01");
        world.until("statement of Friday", () -> statements() == 2);
        assertEquals("CLOSED " + FRIDAY, day());
        Notice annulled = next();
        assertEquals(Notice.Kind.ANNULLED, annulled.kind());
        assertEquals(UNFUNDED_AT_END, code(annulled));
        assertRefused(DAY_NOT_OPEN, told(mt205("NIGHT", FRIDAY, 1)));

        passTo(HOLIDAY, "12:00:00");
        assertEquals("CLOSED " + FRIDAY, day(), "Saturday, Sunday, and the holiday");
        passTo(TUESDAY, "09:20:01");
        world.until("kept payments are executed", () -> all().size() == notices + 2);
        assertEquals(List.of(Notice.Kind.EXECUTED, Notice.Kind.EXECUTED), List.of(next().kind(), next().kind()));
        assertEquals("OPEN " + TUESDAY, day());
        assertEquals(BankingWorld.OPENING_MINOR - 1 - 2 - 3 - 4, world.balance(0));
        assertEquals(2, statements(), "none of the days between");
        world.requireSound();
    }

    /** From Thursday on nobody says a word: the timetable holds from Friday on, and Friday opens in its minute. */
    @Test
    void theFirstDayOfTheTimetableOpensThoughNobodyComes() throws Exception {
        passWithNobody(20_260_305, "23:59:00");
        alone();
        long before = world.node.ledger().lastSequence();
        passWithNobody(FRIDAY, "00:00:01");
        alone();
        assertEquals(before + 1, world.node.ledger().lastSequence(), "one tick");
        passWithNobody(FRIDAY, "09:20:01");
        alone();
        long opened = world.node.ledger().lastSequence();
        assertTrue(opened > before + 2, "the tick that opens the day, and its jobs");
        world.kill();
        world.restart();
        settle();
        assertEquals("OPEN " + FRIDAY, day());
        world.requireSound();
    }

    /** The node does what it has to do; no terminal does anything. */
    private void alone() throws Exception {
        for (int i = 0; i < 500; i++) {
            world.stepEdge();
            int _ = world.stepCore();
        }
    }

    @Test
    @Rule("4.18")
    void aNodeThatWasDownOverTheClosingEndsThatDayFirstAndOpensTheNextInTime() throws Exception {
        passTo(FRIDAY, "09:20:01");
        assertEquals("OPEN " + FRIDAY, day());
        assertEquals(
                Notice.Kind.WAITS, told(mt205("UNFUNDED", FRIDAY, 9_000_000)).kind());
        world.kill();
        passWithNobody(FRIDAY, "18:30:00");
        world.restart();
        settle();
        world.until("statement of Friday", () -> statements() == 2);
        assertEquals("CLOSED " + FRIDAY, day());
        assertEquals(Notice.Kind.ANNULLED, next().kind());
        passTo(TUESDAY, "09:19:50");
        assertEquals("CLOSED " + FRIDAY, day());
        passTo(TUESDAY, "09:20:01");
        assertEquals("OPEN " + TUESDAY, day());
        world.requireSound();
    }

    @Test
    void operatorsOpenEarlierAndCloseEarlierAndTheTimetableGoesOnBehindIt() throws Exception {
        passTo(FRIDAY, "09:00:00");
        BankingWorld.assertDone(world.decide(world.actions.openDay(SystemId.AZIPS, FRIDAY)));
        assertEquals(Notice.Kind.EXECUTED, told(mt205("EARLY", FRIDAY, 1)).kind());
        passTo(FRIDAY, "12:00:00");
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        world.until("statement of Friday", () -> statements() == 2);
        passTo(FRIDAY, "15:00:00");
        assertEquals("CLOSED " + FRIDAY, day(), "it is not held twice");
        passTo(TUESDAY, "09:20:01");
        assertEquals("OPEN " + TUESDAY, day());
        passTo(TUESDAY, "17:00:01");
        world.until("statement of Tuesday", () -> statements() == 3);
        passTo(WEDNESDAY, "09:20:01");
        assertEquals("OPEN " + WEDNESDAY, day());
        world.requireSound();
    }

    // ---- time

    /** Time passes; then everybody who lost its session in it is logged on again. */
    private void passTo(int date, String time) throws Exception {
        passWithNobody(date, time);
        settle();
    }

    private void passWithNobody(int date, String time) {
        LocalDate day = LocalDate.of(date / 10_000, date / 100 % 100, date % 100);
        long targetNs =
                TimeUnit.SECONDS.toNanos(day.atTime(LocalTime.parse(time)).toEpochSecond(BAKU));
        assertTrue(targetNs > world.utcNs(), "time goes on to " + date + " " + time);
        world.pass(targetNs - world.utcNs());
    }

    private void settle() throws Exception {
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        world.until(
                "all logged on again",
                () -> world.terminals().stream().allMatch(terminal -> terminal.state() == ClientState.ACTIVE));
    }

    private String day() throws Exception {
        String status = world.query(QueryKind.STATUS, "");
        return status.replaceAll(".*\"dayState\":\"([A-Z]+)\",\"dayDate\":(\\d+).*", "$1 $2");
    }

    // ---- messages of ALFA

    private static byte[] mt103(String reference, int valueDate, long amountMinor) {
        return PaymentBuilder.mt103()
                .sender(ALFA.terminal())
                .reference(reference)
                .valueDate(valueDate)
                .amount("AZN", amountMinor)
                .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                .beneficiary(BETA.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .build();
    }

    private static byte[] mt205(String reference, int valueDate, long amountMinor) {
        return PaymentBuilder.mt205()
                .sender(ALFA.terminal())
                .reference(reference)
                .valueDate(valueDate)
                .amount("AZN", amountMinor)
                .issuer(ALFA.party())
                .beneficiary(BETA.party())
                .senderToReceiver("/BNF/INTERBANK LOAN")
                .build();
    }

    private static byte[] priority(String reference, String payment) {
        return ChangeBuilder.priority(40)
                .sender(ALFA.terminal(), 1)
                .reference(reference)
                .payment(payment)
                .build();
    }

    /** Sends, and gives the notice that answers it. */
    private Notice told(byte[] message) throws Exception {
        alfa.send(message);
        world.until("answered", () -> all().size() > notices);
        return next();
    }

    private Notice next() {
        assertFalse(all().size() == notices, "no notice");
        return all().get(notices++);
    }

    private List<Notice> all() {
        return alfa.messages().stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .toList();
    }

    private long statements() {
        return alfa.messages().stream().filter(Statement.class::isInstance).count();
    }

    private static void assertRefused(int reason, Notice notice) {
        assertEquals(Notice.Kind.REFUSED, notice.kind());
        assertEquals(reason, code(notice));
    }

    private static int code(Notice notice) {
        Notice.Reason reason = notice.reason();
        return reason == null ? 0 : reason.code();
    }
}
