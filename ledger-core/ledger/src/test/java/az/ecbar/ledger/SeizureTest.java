package az.ecbar.ledger;

import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.account.Blocks;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts are seized by decisions, a sum of them or the whole; what exceeds the rest waits. */
@Rule({"4.12.1", "7-10.2.1"})
class SeizureTest {
    private static final int SIDE = 1 << 1;
    private static final int LACK_OF_FUNDS = 1 << 2;
    private static final int BEHIND = 1 << 3;
    private static final long WHOLE = Blocks.WHOLE;

    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "50.00").bank("GAMA", "0.00");

    private RejectReason seizes(String bank, String amount, String number) {
        return s.decide(
                s.actions.seizeAccount(Scenario.account(bank), "AZN", Scenario.minor(amount), Scenario.TODAY, number));
    }

    private RejectReason lifts(String bank, String seizedBy, String left, String number) {
        return s.decide(s.actions.liftSeizure(
                Scenario.account(bank), "AZN", seizedBy, Scenario.minor(left), Scenario.TODAY, number));
    }

    private void seized(String bank, String amount, String number) {
        assertEquals(RejectReason.NONE, seizes(bank, amount, number));
        s.runJobs();
    }

    private void lifted(String bank, String seizedBy, String left, String number) {
        assertEquals(RejectReason.NONE, lifts(bank, seizedBy, left, number));
        s.runJobs();
    }

    private RejectReason issues(String bank, String amount) {
        return s.decide(s.actions.issueFunds("AZN", Scenario.account(bank), "ISSUE-AZN", Scenario.minor(amount), "I"));
    }

    private List<Integer> causesTold(String bank) {
        return s.noticesTo(bank).stream()
                .filter(notice -> notice.kind() == WAITING)
                .map(Scenario.Notice::causes)
                .toList();
    }

    /** What of the last event of a kind stands behind a word. */
    private String last(String event, String word) {
        String line = s.story.stream()
                .filter(one -> one.contains("[" + event + "]"))
                .reduce((_, later) -> later)
                .orElse("nothing");
        return line.replaceAll(".*\\b" + word + "=([^|\\s]*).*", "$1");
    }

    @Test
    @Rule("3.2.4")
    void theRestOfASeizedAccountIsSpentAndWhatExceedsItWaits() {
        s.open();
        seized("ALFA", "60.00", "N-1");
        s.pays("ALFA", "BETA", "40.00").send();
        s.assertBalance("BETA", "90.00");
        s.pays("ALFA", "BETA", "10.00").send();
        assertEquals(List.of(SIDE), causesTold("ALFA"), "what is seized would suffice");
        s.pays("ALFA", "BETA", "70.00").send();
        assertTrue((causesTold("ALFA").getLast() & (SIDE | LACK_OF_FUNDS)) == (SIDE | LACK_OF_FUNDS));
        s.assertBalance("ALFA", "60.00");
        s.assertReplaysEqual();
    }

    @Test
    void aSeizureLargerThanWhatIsThereTakesWhatComesInUntilItIsHeld() {
        s.open();
        seized("ALFA", "150.00", "N-1");
        assertEquals("10000", last("AccountSeized", "heldMinor"));
        s.pays("ALFA", "GAMA", "1.00").send();
        s.pays("BETA", "ALFA", "30.00").send();
        assertEquals("13000", last("SeizureHeld", "heldMinor"));
        s.assertBalance("GAMA", "0.00");
        s.pays("BETA", "ALFA", "20.00").send();
        assertEquals("15000", last("SeizureHeld", "heldMinor"));
        s.assertBalance("GAMA", "0.00");
        assertEquals(RejectReason.NONE, issues("ALFA", "0.50"));
        s.assertBalance("GAMA", "0.00");
        assertEquals(RejectReason.NONE, issues("ALFA", "0.50"));
        s.runJobs();
        s.assertBalance("GAMA", "1.00");
        s.assertBalance("ALFA", "150.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.13")
    void whoWaitsForFundsLearnsThatTheAccountIsSeizedAndBack() {
        s.open();
        s.pays("ALFA", "BETA", "130.00").send();
        seized("ALFA", "20.00", "N-1");
        lifted("ALFA", "N-1", "0.00", "N-2");
        assertEquals(List.of(LACK_OF_FUNDS, SIDE | LACK_OF_FUNDS, LACK_OF_FUNDS), causesTold("ALFA"));
    }

    @Test
    @Rule("4.11")
    void whatIsGivenFreeTheLaterSeizureTakesFirstThenTheQueueInItsOrder() {
        s.open();
        seized("ALFA", "80.00", "N-1");
        seized("ALFA", "50.00", "N-2");
        assertEquals("2000", last("AccountSeized", "heldMinor"));
        s.pays("ALFA", "BETA", "25.00").reference("LATE").send();
        s.pays("ALFA", "GAMA", "20.00").reference("URGENT").priority(30).send();
        lifted("ALFA", "N-1", "20.00", "N-3");
        assertEquals("5000", last("SeizureHeld", "heldMinor"));
        s.assertBalance("GAMA", "20.00");
        s.assertBalance("BETA", "50.00");
        lifted("ALFA", "N-2", "0.00", "N-4");
        s.assertBalance("BETA", "75.00");
        s.assertBalance("ALFA", "55.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.12.1")
    void ofTheWholeAccountNothingGoesAndWhatWaitsForItStandsAside() {
        s.open();
        assertEquals(RejectReason.NONE, seizes("BETA", "0.00", "N-1"));
        s.runJobs();
        assertEquals(String.valueOf(WHOLE), last("AccountSeized", "wantedMinor"));
        s.pays("BETA", "GAMA", "1.00").send();
        assertEquals(List.of(SIDE), causesTold("BETA"));
        s.pays("ALFA", "BETA", "10.00").send();
        assertEquals(List.of(SIDE), causesTold("ALFA"));
        s.pays("ALFA", "GAMA", "100.00").send();
        s.assertBalance("GAMA", "100.00");
        assertEquals(RejectReason.NONE, issues("BETA", "5.00"), "what the Central Bank issues is booked, and held");
        assertEquals("5500", last("SeizureHeld", "heldMinor"));
        lifted("BETA", "N-1", "0.00", "N-2");
        s.assertBalance("BETA", "54.00");
        assertEquals(RejectReason.NONE, issues("ALFA", "10.00"));
        s.runJobs();
        s.assertBalance("BETA", "64.00");
        s.assertReplaysEqual();
    }

    @Test
    void ofTheWholeASumMayBeLeft() {
        s.open();
        seized("ALFA", "0.00", "N-1");
        s.pays("ALFA", "BETA", "30.00").send();
        s.assertBalance("BETA", "50.00");
        lifted("ALFA", "N-1", "70.00", "N-2");
        s.assertBalance("BETA", "80.00");
        s.assertBalance("ALFA", "70.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.2"})
    void whatSettlesTogetherLeavesTheClaimItsShare() {
        s.apply(s.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        s.open();
        s.pays("ALFA", "GAMA", "100.00").send();
        seized("ALFA", "31.00", "N-1");
        s.pays("ALFA", "BETA", "20.00").send();
        s.pays("BETA", "ALFA", "70.00").send();
        assertEquals(RejectReason.NONE, s.decide(s.actions.resolveGridlock(SystemId.AZIPS)));
        s.assertBalance("ALFA", "50.00");
        s.assertBalance("BETA", "0.00");
        assertEquals("3100", last("SeizureHeld", "heldMinor"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.2"})
    void whatTheClaimTakesNobodyElseSpends() {
        s.apply(s.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        s.open();
        s.pays("ALFA", "GAMA", "100.00").send();
        seized("ALFA", "51.00", "N-1");
        s.pays("ALFA", "BETA", "20.00").send();
        s.pays("BETA", "ALFA", "70.00").send();
        assertEquals(RejectReason.NONE, s.decide(s.actions.resolveGridlock(SystemId.AZIPS)));
        s.assertBalance("BETA", "50.00");
        s.assertBalance("ALFA", "0.00");
    }

    @Test
    @Rule({"4.18", "4.12.1"})
    void whatASeizureHeldUntilTheEndOfTheDayIsAnnulledForIt() {
        s.open();
        seized("ALFA", "90.00", "N-1");
        s.pays("ALFA", "BETA", "11.00").send();
        s.pays("ALFA", "BETA", "5.00").send();
        assertEquals(List.of(SIDE, SIDE | BEHIND), causesTold("ALFA"), "the second with what exceeds the rest");
        s.forgetNotices();
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        assertEquals(RejectReason.DAY_NOT_CLOSED, seizes("ALFA", "1.00", "N-2"), "while it is annulled");
        s.runJobs();
        int held = RejectReason.HELD_AT_END_OF_DAY.code();
        assertEquals(
                List.of(held, held),
                s.noticesTo("ALFA").stream().map(Scenario.Notice::reason).toList(),
                "both annulled for 4.12.1");
        assertEquals(RejectReason.NONE, seizes("ALFA", "1.00", "N-2"), "also at night");
        s.assertReplaysEqual();
    }

    /** Annulled in the order of arrival; the second stands behind the third until that one's turn comes. */
    @Test
    @Rule({"4.18", "4.12.1"})
    void whatIsBehindAnotherWhenItIsAnnulledIsAnnulledForTheCauseThatItWasTold() {
        s.open();
        seized("ALFA", "20.00", "N-1");
        s.pays("ALFA", "BETA", "90.00").send();
        s.pays("ALFA", "BETA", "50.00").priority(90).send();
        s.pays("ALFA", "BETA", "10.00").priority(80).send();
        s.forgetNotices();
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        int held = RejectReason.HELD_AT_END_OF_DAY.code();
        assertEquals(
                List.of(held, held, held),
                s.noticesTo("ALFA").stream().map(Scenario.Notice::reason).toList());
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.20", "4.22"})
    void theOwnerIsToldAndSeesWhatIsLeft() {
        s.open();
        seized("ALFA", "30.00", "N-1");
        String told = s.story.stream()
                .filter(line -> line.contains("[AccountToldDue]"))
                .toList()
                .getLast();
        assertTrue(told.contains("participantId=1|"), told);
        assertTrue(told.contains("news=SEIZED") && told.contains("availableMinor=7000"), told);
        s.bank("ALFA").inquires(AccountReport.BALANCE, "ALFA");
        assertEquals("3000", last("AccountPageDue", "heldMinor"));
        s.bank("ALFA").inquires(AccountReport.PENDING, "ALFA");
        assertTrue(last("AccountPageDue", "statusCauses").contains("sEIZURE"));
        lifted("ALFA", "N-1", "10.00", "N-2");
        assertEquals("SEIZURE_REDUCED", last("AccountToldDue", "news"));
        lifted("ALFA", "N-1", "0.00", "N-3");
        assertEquals("SEIZURE_LIFTED", last("AccountToldDue", "news"));
    }

    @Test
    void whatIsLiftedBetweenTwoPagesMovesNothingOfTheList() {
        List<String> banks = List.of("AAAA", "BBBB", "CCCC", "DDDD", "EEEE", "FFFF");
        banks.forEach(bank -> s.bank(bank, "1.00"));
        s.open();
        List<String> all = new ArrayList<>(List.of("ALFA", "BETA", "GAMA"));
        all.addAll(banks);
        for (String bank : all) {
            for (int i = 1; i <= Blocks.MAX_OF_ACCOUNT; i++) {
                seized(bank, "0.01", "N-" + i);
            }
        }
        s.operator("L").asks(QueryKind.SEIZURES, "", 0);
        assertEquals("64", last("QueryAnswered", "rows"));
        lifted("ALFA", "N-1", "0.00", "L-1");
        long cursor = Long.parseLong(last("QueryAnswered", "cursor"));
        int from = s.story.size();
        s.operator("L").asks(QueryKind.SEIZURES, "", cursor);
        assertEquals(String.valueOf(Blocks.MAX_OF_ACCOUNT), last("QueryAnswered", "rows"));
        assertEquals("0", last("QueryAnswered", "cursor"));
        assertTrue(
                s.story.subList(from, s.story.size()).stream()
                        .filter(line -> line.contains("[SeizureReported]"))
                        .allMatch(line -> line.contains("accountId=" + cursor + "|")),
                "all of the last account");
    }

    @Test
    @Rule("3.2.4")
    void neitherTheCentralBankTakesBackWhatIsSeized() {
        s.open();
        seized("ALFA", "60.00", "N-1");
        assertEquals(
                RejectReason.FUNDS_INSUFFICIENT,
                s.decide(s.actions.withdrawFunds(
                        "AZN", Scenario.account("ALFA"), "ISSUE-AZN", Scenario.minor("40.01"), "W")));
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.withdrawFunds(
                        "AZN", Scenario.account("ALFA"), "ISSUE-AZN", Scenario.minor("40.00"), "W")));
    }

    @Test
    void aDecisionThatIsWrongChangesNothing() {
        s.open();
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, seizes("NOBODY", "1.00", "N-1"));
        assertEquals(
                RejectReason.CURRENCY_MALFORMED,
                s.decide(s.actions.seizeAccount(Scenario.account("ALFA"), "azn", 1, Scenario.TODAY, "N-1")));
        assertEquals(RejectReason.AMOUNT_NOT_POSITIVE, seizes("ALFA", "-1.00", "N-1"));
        assertEquals(RejectReason.BALANCE_LIMIT, seizes("ALFA", "999999999999.99", "N-1"));
        assertEquals(
                RejectReason.DATE_MALFORMED,
                s.decide(s.actions.seizeAccount(Scenario.account("ALFA"), "AZN", 1, 20_261_301, "N-1")));
        assertEquals(RejectReason.DECISION_MISSING, seizes("ALFA", "1.00", ""));
        assertEquals(RejectReason.NONE, seizes("ALFA", "1.00", "N-1"));
        assertEquals(RejectReason.SEIZURE_EXISTS, seizes("ALFA", "2.00", "N-1"));
        assertEquals(RejectReason.SEIZURE_UNKNOWN, lifts("ALFA", "N-9", "0.00", "N-2"));
        assertEquals(RejectReason.SEIZURE_UNKNOWN, lifts("BETA", "N-1", "0.00", "N-2"), "of another account");
        assertEquals(RejectReason.SEIZURE_NOT_REDUCED, lifts("ALFA", "N-1", "1.00", "N-2"));
        assertEquals(RejectReason.SEIZURE_NOT_REDUCED, lifts("ALFA", "N-1", "-1.00", "N-2"));
        assertEquals(RejectReason.DECISION_MISSING, lifts("ALFA", "N-1", "0.00", ""));
        for (int i = 2; i <= Blocks.MAX_OF_ACCOUNT; i++) {
            assertEquals(RejectReason.NONE, seizes("ALFA", "1.00", "N-" + i));
        }
        assertEquals(RejectReason.LIMIT_REACHED, seizes("ALFA", "1.00", "N-99"));
        s.runJobs();
        s.assertReplaysEqual();
    }

    @Test
    @Rule("3.2.4")
    void whatIsNoAccountHasNoSeizureToLift() {
        s.open();
        byte[] lifts = s.actions.liftSeizure("NOBODY", Scenario.AZN, "N-1", 0, Scenario.TODAY, "L-1");
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, s.decide(lifts));
        s.assertReplaysEqual();
    }
}
