package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.MessagePrinter;
import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adjustment of correspondent accounts by what went through IPS; ALFA settles for DOST too. Amounts in qapik. */
class IpsAdjustmentTest {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final IpsState ips = new IpsState();
    private final List<String> said = new ArrayList<>();
    private final MessagePrinter printer = new MessagePrinter();

    @BeforeEach
    void open() {
        ips.direct("ALFA", 10_000);
        ips.direct("BETA", 10_000);
        ips.direct("GAMA", 10_000);
        ips.indirect("DOST", "ALFA");
        ips.open();
        for (String bank : List.of("ALFA", "BETA", "GAMA")) {
            ips.limit(LimitLevel.SETTLEMENT, Scenario.account(bank), 6_000);
            ips.limit(LimitLevel.CLEARING, IpsWorld.clearing(bank), 3_000);
        }
        ips.limit(LimitLevel.CLEARING, IpsWorld.clearing("DOST"), 3_000);
    }

    private Accounts accounts() {
        return ips.state.accounts;
    }

    private long balance(String bank) {
        return accounts().balance(ips.correspondent(bank));
    }

    private void adjust() {
        ips.startAdjustment();
        finish();
    }

    private void hear() {
        EventBatch.forEach(
                ips.state.eventBuffer.buffer(),
                0,
                (_, _, _, _, buffer, offset, _) -> said.add(printer.print(buffer, offset)));
    }

    private List<String> said(String event) {
        return said.stream().filter(line -> line.contains("[" + event + "]")).toList();
    }

    @Test
    @Rule({"5-1.7.4", "2.1.12"})
    void balanceAndLimitsTakeUpTheNetResultAndNoHeadroomChanges() {
        ips.pays("ALFA", "BETA", 1_000);
        ips.pays("DOST", "GAMA", 500);
        ips.pays("BETA", "GAMA", 200);
        long available = accounts().available(ips.correspondent("ALFA"));
        long headroom = ips.state.clearingAccounts.headroom(ips.clearing("DOST"));
        adjust();
        assertEquals(8_500, balance("ALFA"));
        assertEquals(10_800, balance("BETA"));
        assertEquals(10_700, balance("GAMA"));
        assertEquals(available, accounts().available(ips.correspondent("ALFA")));
        assertEquals(headroom, ips.state.clearingAccounts.headroom(ips.clearing("DOST")));
        assertEquals(2_000, ips.state.clearingAccounts.limit(ips.clearing("ALFA")));
        assertEquals(2_500, ips.state.clearingAccounts.limit(ips.clearing("DOST")));
        assertEquals(4_500, accounts().held(ips.correspondent("ALFA")), "the limit of the settlement account");
        assertEquals(0, ips.state.clearingAccounts.net(ips.clearing("DOST")));
        assertEquals(0, sumOf("PositionAdjusted", "netMinor"), "all net results come to zero");
        assertEquals(7, said("LimitToldDue").size(), "camt.010: three settlement and four clearing accounts");
    }

    @Test
    @Rule("5-1.7.4")
    void reservationsStayAndNeedNoFunds() {
        ips.reserve("ALFA", 2_000);
        ips.pays("ALFA", "BETA", 1_000);
        ips.paysInAzips("ALFA", "BETA", 4_000);
        assertEquals(0, accounts().available(ips.correspondent("ALFA")));
        adjust();
        assertEquals(5_000, balance("ALFA"));
        assertEquals(0, accounts().available(ips.correspondent("ALFA")));
        assertEquals(2_000, ips.state.clearingAccounts.reserved(ips.clearing("ALFA")));
        assertEquals(0, ips.state.clearingAccounts.headroom(ips.clearing("ALFA")));
        ips.settle("ALFA", "GAMA", 2_000);
    }

    @Test
    @Rule({"5-1.7.4", "4.19"})
    void nightsAndHolidaysAccumulateAndEachIpsDayIsAnEntry() {
        ips.pays("ALFA", "BETA", 1_000);
        ips.timeNs += DAY_NS;
        assertTrue(ips.keepDay());
        ips.runJobs();
        ips.pays("BETA", "ALFA", 400);
        ips.timeNs += DAY_NS;
        assertTrue(ips.keepDay());
        ips.runJobs();
        ips.pays("ALFA", "BETA", 50);
        ips.pays("ALFA", "BETA", 50);
        adjust();
        assertEquals(9_300, balance("ALFA"));
        List<String> advices = said("NoticeDue").stream()
                .filter(line -> IpsWorld.number(line, "accountId") == ips.correspondent("ALFA"))
                .toList();
        assertEquals(3, advices.size());
        assertEquals(400, IpsWorld.number(advices.get(0), "amountMinor"), "what came in first");
        assertTrue(
                advices.get(0).contains("kind=CREDIT_ADVICE") && advices.get(0).contains("IPS20260428"));
        assertEquals(1_000, IpsWorld.number(advices.get(1), "amountMinor"));
        assertTrue(
                advices.get(1).contains("kind=DEBIT_ADVICE") && advices.get(1).contains("IPS20260427"));
        assertEquals(100, IpsWorld.number(advices.get(2), "amountMinor"));
        assertEquals(9_300, IpsWorld.number(advices.get(2), "balanceMinor"));
    }

    @Test
    @Rule("5-1.7.4")
    void daysThatComeToNothingTogetherAreBookedEach() {
        ips.pays("ALFA", "BETA", 1_000);
        ips.timeNs += DAY_NS;
        assertTrue(ips.keepDay());
        ips.runJobs();
        ips.pays("BETA", "ALFA", 1_000);
        adjust();
        assertEquals(10_000, balance("ALFA"));
        assertEquals(4, said("NoticeDue").size(), "an entry a day at either bank");
        assertEquals(10_000, balance("BETA"));
    }

    @Test
    @Rule("5-1.7.4")
    void whatIsPaidWhileAnAdjustmentRunsWaitsForTheNextOne() {
        ips.pays("ALFA", "GAMA", 1_000);
        ips.startAdjustment();
        boolean isLeft = ips.step();
        hear();
        assertTrue(isLeft, "more than one step");
        ips.pays("GAMA", "ALFA", 300);
        ips.pays("GAMA", "BETA", 100);
        ips.restart();
        while (ips.step()) {
            hear();
        }
        hear();
        assertEquals(9_000, balance("ALFA"));
        assertEquals(11_000, balance("GAMA"));
        assertEquals(10_000, balance("BETA"));
        assertEquals(0, sumOf("PositionAdjusted", "netMinor"));
        assertEquals(-400, ips.state.clearingAccounts.net(ips.clearing("GAMA")));
        adjust();
        assertEquals(9_300, balance("ALFA"));
        assertEquals(10_600, balance("GAMA"));
    }

    @Test
    @Rule({"5-1.7.2", "5-1.7.3", "5-1.7.4"})
    void noLimitGoesBelowWhatAnAdjustmentThatRunsIsToTake() {
        ips.pays("GAMA", "ALFA", 1_000);
        ips.startAdjustment();
        assertTrue(ips.step(), "GAMA is still to be adjusted");
        ips.pays("ALFA", "GAMA", 1_500);
        for (int i = 0; i < 2; i++) {
            assertEquals(RejectReason.IPS_LIMIT_BELOW_USE, clearingLimit("GAMA", 999));
            assertEquals(RejectReason.NONE, clearingLimit("GAMA", 1_000));
            assertEquals(RejectReason.IPS_LIMIT_BELOW_USE, settlementLimit("GAMA", 999));
            assertEquals(RejectReason.NONE, settlementLimit("GAMA", 1_000));
            ips.restart();
        }
        finish();
        assertEquals(9_000, balance("GAMA"));
        assertEquals(0, ips.state.clearingAccounts.limit(ips.clearing("GAMA")));
        assertEquals(0, accounts().held(ips.correspondent("GAMA")));
        assertEquals(1_500, ips.state.clearingAccounts.headroom(ips.clearing("GAMA")));
        adjust();
        assertEquals(10_500, balance("GAMA"));
    }

    @Test
    @Rule({"5-1.7.3", "5-1.7.4"})
    void noClearingLimitGoesBelowItThoughNothingIsUsedAtItsSettlementAccount() {
        IpsState other = banks("ALFA", "BETA", "GAMA");
        other.state.isGenesisComplete = false;
        other.indirect("DOST", "GAMA");
        other.state.isGenesisComplete = true;
        limit(other, LimitLevel.CLEARING, IpsWorld.clearing("DOST"), 1_000);
        other.pays("GAMA", "ALFA", 100);
        other.startAdjustment();
        assertTrue(other.step(), "GAMA is still to be adjusted");
        other.pays("DOST", "GAMA", 100);
        assertEquals(RejectReason.IPS_LIMIT_BELOW_USE, other.limit(LimitLevel.CLEARING, IpsWorld.clearing("GAMA"), 99));
        limit(other, LimitLevel.CLEARING, IpsWorld.clearing("GAMA"), 100);
        other.restart();
        other.runJobs();
        assertEquals(0, other.state.clearingAccounts.limit(other.clearing("GAMA")));
        assertEquals(100, other.state.clearingAccounts.net(other.clearing("GAMA")));
    }

    @Test
    @Rule({"5-1.7.2", "5-1.7.3", "5-1.7.4"})
    void aBankThatWasAdjustedLowersItsLimitsWhileOthersWait() {
        ips.pays("ALFA", "GAMA", 1_000);
        ips.startAdjustment();
        assertTrue(ips.step(), "GAMA is still to be adjusted");
        ips.pays("ALFA", "GAMA", 500);
        assertEquals(RejectReason.IPS_LIMIT_BELOW_USE, clearingLimit("ALFA", 499));
        assertEquals(RejectReason.NONE, clearingLimit("ALFA", 500));
        finish();
        assertEquals(9_000, balance("ALFA"));
        adjust();
        assertEquals(8_500, balance("ALFA"));
        assertEquals(0, ips.state.clearingAccounts.limit(ips.clearing("ALFA")));
    }

    /** A node that saw accounts closed goes through an adjustment as one that begins at a snapshot between its steps. */
    @Test
    @Rule("5-1.7.4")
    void aSnapshotInTheMidstOfItGoesOnEquallyWhereAccountsWereClosedBefore() {
        String[] all = {"GONA", "ALFA", "BETA", "GONB", "GAMA", "GONC", "DOST", "ELCI", "FIDA", "GOND"};
        IpsState live = banks(all);
        IpsState restored = banks(all);
        for (IpsState one : List.of(live, restored)) {
            one.pays("ALFA", "BETA", 100);
            one.pays("BETA", "GAMA", 200);
            one.pays("GAMA", "DOST", 400);
            one.pays("ELCI", "FIDA", 800);
            one.startAdjustment();
        }
        int steps = 0;
        for (boolean isLeft = true; isLeft; steps++) {
            isLeft = live.step();
            assertEquals(isLeft, restored.step());
            assertEquals(saidBy(live), saidBy(restored), "step " + steps);
            assertArrayEquals(live.digest(), restored.digest(), "step " + steps);
            restored.restart();
            if (isLeft) {
                live.pays("FIDA", "ALFA", 1);
                restored.pays("FIDA", "ALFA", 1);
            }
        }
        assertTrue(steps >= 3, "steps: " + steps);
        assertEquals(9_900, live.state.accounts.balance(live.correspondent("ALFA")));
        assertEquals(10_800, live.state.accounts.balance(live.correspondent("FIDA")));
    }

    /** Banks with limits, of which those whose name begins with GON had left when the genesis was over. */
    private static IpsState banks(String... banks) {
        IpsState other = new IpsState();
        for (String bank : banks) {
            other.direct(bank, 10_000);
        }
        List<String> gone =
                Arrays.stream(banks).filter(bank -> bank.startsWith("GON")).toList();
        gone.forEach(other::leaves);
        other.open();
        for (String bank : banks) {
            if (!gone.contains(bank)) {
                limit(other, LimitLevel.SETTLEMENT, Scenario.account(bank), 6_000);
                limit(other, LimitLevel.CLEARING, IpsWorld.clearing(bank), 3_000);
            }
        }
        return other;
    }

    private static void limit(IpsState of, LimitLevel level, String account, long limit) {
        assertEquals(RejectReason.NONE, of.limit(level, account, limit));
    }

    private List<String> saidBy(IpsState one) {
        List<String> events = new ArrayList<>();
        EventBatch.forEach(
                one.state.eventBuffer.buffer(),
                0,
                (_, _, _, _, buffer, offset, _) -> events.add(printer.print(buffer, offset)));
        return events;
    }

    private RejectReason clearingLimit(String bank, long limit) {
        return ips.limit(LimitLevel.CLEARING, IpsWorld.clearing(bank), limit);
    }

    private RejectReason settlementLimit(String bank, long limit) {
        return ips.limit(LimitLevel.SETTLEMENT, Scenario.account(bank), limit);
    }

    private void finish() {
        while (ips.step()) {
            hear();
        }
        hear();
    }

    @Test
    @Rule({"5-1.7.4", "7-10.2.1"})
    void whatComesInByAnAdjustmentStaysInTheLimitWhereTheAccountIsSeized() {
        ips.seize("BETA", 9_000, "N-1");
        ips.pays("ALFA", "BETA", 1_000);
        adjust();
        assertEquals(11_000, balance("BETA"));
        assertEquals(4_000, accounts().seized(ips.correspondent("BETA")));
        assertEquals(11_000, accounts().held(ips.correspondent("BETA")));
    }

    @Test
    @Rule("5-1.7.4")
    void aBalanceThatCouldNotBeToldIsLeftForTheNextAdjustment() {
        long most = Accounts.MAX_BALANCE;
        long room = accounts().room(ips.correspondent("BETA"));
        ips.state.isGenesisComplete = false;
        ips.apply(ips.actions.issueFunds("AZN", Scenario.account("BETA"), "ISSUE-AZN", room - 500, "FULL"));
        ips.state.isGenesisComplete = true;
        ips.pays("ALFA", "BETA", 1_000);
        adjust();
        assertEquals(most - 500, balance("BETA"));
        assertEquals(9_000, balance("ALFA"));
        ips.paysInAzips("BETA", "ALFA", 600);
        adjust();
        assertEquals(most - 100, balance("BETA"));
    }

    @Test
    @Rule({"5-1.7.5"})
    void theDirectParticipantIsWarnedOncePerCrossing() {
        ips.state.rules.set(RuleId.IPS_HEADROOM_THRESHOLD_MINOR, 1_000, 0);
        ips.pays("DOST", "BETA", 1_900);
        hear();
        assertEquals(0, said("LimitToldDue").size());
        ips.reserve("DOST", 200);
        hear();
        assertEquals(1, said("LimitToldDue").size());
        String warning = said("LimitToldDue").getFirst();
        assertTrue(warning.contains("news=THRESHOLD"), warning);
        assertEquals(900, IpsWorld.number(warning, "headroomMinor"));
        int alfa = accounts().participant(ips.clearing("ALFA"));
        assertEquals(alfa, IpsWorld.number(warning, "participantId"), "its settlement bank");
        ips.reserve("DOST", 100);
        hear();
        assertEquals(1, said("LimitToldDue").size(), "once");
        ips.release("DOST", 200);
        ips.reserve("DOST", 1);
        hear();
        assertEquals(2, said("LimitToldDue").size(), "the threshold itself is not below it, one less is a crossing");
        ips.pays("BETA", "DOST", 500);
        ips.restart();
        ips.reserve("DOST", 600);
        hear();
        assertEquals(3, said("LimitToldDue").size(), "above it, and below it again");
    }

    @Test
    @Rule({"7-10.2", "5-1.3"})
    void aSuspendedSettlementBankSuspendsItsIndirectParticipants() {
        assertEquals(RejectReason.NONE, ips.state.clearingAccounts.checkDebtor(ips.clearing("DOST")));
        int alfa = accounts().participant(ips.clearing("ALFA"));
        ips.state.participants.causes(alfa, SystemId.IPS, StatusCause.ORDER);
        assertEquals(RejectReason.IPS_AGENT_SUSPENDED, ips.state.clearingAccounts.checkDebtor(ips.clearing("DOST")));
        assertEquals(
                RejectReason.IPS_CREDITOR_AGENT_SUSPENDED,
                ips.state.clearingAccounts.checkCreditor(ips.clearing("DOST")));
        assertEquals(RejectReason.NONE, ips.state.clearingAccounts.checkDebtor(ips.clearing("BETA")));
        ips.state.participants.causes(alfa, SystemId.IPS, StatusCause.SEIZURE);
        assertEquals(RejectReason.IPS_ACCOUNT_SEIZED, ips.state.clearingAccounts.checkDebtor(ips.clearing("DOST")));
        assertEquals(RejectReason.NONE, ips.seize("BETA", 0, "N-1"));
        assertEquals(RejectReason.IPS_ACCOUNT_SEIZED, ips.state.clearingAccounts.checkCreditor(ips.clearing("BETA")));
    }

    private long sumOf(String event, String field) {
        return said(event).stream()
                .mapToLong(line -> IpsWorld.number(line, field))
                .sum();
    }
}
