package az.ecbar.ops.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.command.CalendarYearWriter;
import az.ecbar.command.EnteredChange;
import az.ecbar.command.SuspensionCause;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each difference that ledger and auditor once had, in its smallest case: it must not come back. */
class MendedDifferencesTest {
    private static final long OPENING = 10_000;
    private static final int FRIDAY = 20_260_306;

    private Centre centre = new Centre(3, OPENING);

    @BeforeEach
    void openTheDay() {
        centre = new Centre(3, OPENING);
        centre.openDay(Centre.MONDAY);
    }

    private Instruction payment(int from, int to, long amount, String reference) {
        return Centre.instruction(centre.banks.get(from), centre.banks.get(to), reference, amount, Centre.MONDAY);
    }

    private void pay(int from, int to, long amount, String reference) {
        long _ = centre.pay(centre.banks.get(from), payment(from, to, amount, reference));
    }

    private void assertAgreed() {
        assertEquals(List.of(), centre.ledger.findings());
    }

    private void issue(int bank, long amount) {
        long _ = centre.decide(centre.actions.issueFunds(
                "AZN", centre.banks.get(bank).bank().account(), Centre.contra("AZN"), amount, "ISSUE"));
    }

    @Test
    @Rule("4.19")
    void theOwnerIsAdvisedOfWhatTheCentralBankBooks() {
        issue(0, 1);
        long _ = centre.decide(centre.actions.withdrawFunds(
                "AZN", centre.banks.get(0).bank().account(), Centre.contra("AZN"), 1, "BACK"));
        assertAgreed();
    }

    @Test
    @Rule({"3.1", "2.1.10-1", "2.1.11"})
    void accountsOfTheOtherSystemsAreOpenedAndTold() {
        String bic = centre.banks.get(0).bic();
        String number = centre.banks.get(0).bank().account();
        long _ = centre.decide(
                centre.actions.openAccount(bic, SystemId.LVPCSS, AccountKind.LVPCSS_CLEARING, "AZN", number));
        long _ = centre.decide(centre.actions.openAccount(bic, SystemId.IPS, AccountKind.IPS_CLEARING, "AZN", "NEW"));
        long _ =
                centre.decide(centre.actions.openAccount(bic, SystemId.IPS, AccountKind.IPS_SETTLEMENT, "AZN", number));
        long _ = centre.decide(centre.actions.openAccount(bic, SystemId.IPS, AccountKind.IPS_SETTLEMENT, "AZN", "NEW"));
        long _ = centre.decide(
                centre.actions.openAccount(bic, SystemId.LVPCSS, AccountKind.LVPCSS_CLEARING, "USD", "NO"));
        Origin origin = centre.origin(centre.leyla);
        long _ = centre.send(centre.leyla, origin, centre.commands.query(origin, QueryKind.ACCOUNT, 0, bic));
        pay(0, 1, 1, "PAYS ON");
        assertAgreed();
    }

    @Test
    @Rule({"3.1", "2.1.10-1", "2.1.13"})
    void whatRestsOnAnAccountIsClosedBeforeIt() {
        String bic = centre.banks.get(0).bic();
        long _ = centre.decide(
                centre.actions.openAccount(bic, SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", "SECOND"));
        for (AccountKind kind : List.of(AccountKind.LVPCSS_CLEARING, AccountKind.IPS_SETTLEMENT)) {
            SystemId system = kind == AccountKind.IPS_SETTLEMENT ? SystemId.IPS : SystemId.LVPCSS;
            long _ = centre.decide(centre.actions.openAccount(bic, system, kind, "AZN", "SECOND"));
        }
        centre.closeDay();
        for (AccountKind kind : List.of(
                AccountKind.CORRESPONDENT,
                AccountKind.LVPCSS_CLEARING,
                AccountKind.IPS_SETTLEMENT,
                AccountKind.LVPCSS_CLEARING,
                AccountKind.CENTRAL_BANK,
                AccountKind.CURRENT,
                AccountKind.CORRESPONDENT)) {
            long _ = centre.decide(centre.actions.closeAccount(kind, "SECOND", "AZN", Centre.MONDAY, "C-1"));
        }
        assertAgreed();
    }

    @Test
    @Rule("3.5")
    void aYearUndoesNothingThatItDoesNotName() {
        String first = "40s";
        long _ = centre.decide(centre.actions.declareDay(SystemId.AZIPS, FRIDAY, false, Centre.MONDAY, first));
        for (Map<Integer, Boolean> days : List.<Map<Integer, Boolean>>of(
                Map.of(),
                Map.of(Centre.MONDAY, false, FRIDAY, false),
                Map.of(FRIDAY, false),
                Map.of(FRIDAY, true),
                Map.of(FRIDAY, true))) {
            long _ = centre.decide(
                    CalendarYearWriter.declareYear(SystemId.ALL, 2026, new TreeMap<>(days), Centre.MONDAY, "41s"));
        }
        byte[] longer = CalendarYearWriter.declareYear(
                SystemId.ALL, 2026, new TreeMap<>(Map.of(FRIDAY, false)), Centre.MONDAY, "42s");
        long _ = centre.decide(Arrays.copyOf(longer, longer.length + 1));
        assertAgreed();
    }

    @Test
    void whatAQueryIsAboutIsReadAlike() {
        long _ = centre.decide(centre.actions.acceptClock());
        for (String date : List.of("00000000", "L00000000", "20260306", "20260306X")) {
            ask(QueryKind.CALENDAR, date);
        }
        long proposal = centre.propose(centre.leyla, centre.actions.acceptClock());
        for (String number : List.of("", "0", "00", "0" + proposal, "x", "0".repeat(15) + proposal, "0".repeat(19))) {
            ask(QueryKind.PROPOSALS, number);
        }
        assertAgreed();
    }

    private void ask(QueryKind kind, String argument) {
        Origin origin = centre.origin(centre.leyla);
        long _ = centre.send(centre.leyla, origin, centre.commands.query(origin, kind, 0, argument));
    }

    @Test
    @Rule("4.16")
    void aChangeThatIsEnteredNamesTheValueDate() {
        String bic = centre.banks.get(0).bic();
        pay(0, 1, OPENING + 1, "WAITS");
        long _ = centre.decide(centre.actions.setWorkstation(bic, true, Centre.MONDAY, "F-1"));
        for (int valueDate : new int[] {0, FRIDAY, Centre.MONDAY}) {
            EnteredChange change = new EnteredChange(bic, Channel.PAPER, Centre.MONDAY, "P-1", "WAITS", valueDate);
            long _ = centre.decide(change.priority(40));
            long _ = centre.decide(change.cancellation());
        }
        assertAgreed();
    }

    @Test
    @Rule("7-10.6")
    void nothingIsExecutedToARemovedParticipantBeforeItIsAnnulled() {
        pay(0, 1, OPENING + 1, "WAITS");
        long _ = centre.decide(
                centre.actions.removeParticipant(centre.banks.get(1).bic(), Centre.MONDAY, "7"));
        pay(2, 0, 1, "FUNDS IT");
        assertAgreed();
    }

    @Test
    @Rule("4.12.2")
    void aPaymentBehindARunningReleaseIsNotToldThatFundsLack() {
        pay(0, 1, 5 * OPENING, "LARGE");
        for (int small = 1; small <= 60; small++) {
            pay(0, 1, 1, "SMALL" + small);
        }
        issue(0, 6 * OPENING);
        Instruction last = payment(0, 1, 1, "LAST");
        last.priority = 99;
        long _ = centre.pay(centre.banks.get(0), last);
        assertAgreed();
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void nothingOvertakesWhatStoodAsideAndIsToBeTakenUp() {
        String resumed = centre.banks.get(1).bic();
        long _ = centre.decide(centre.actions.suspendParticipant(resumed, SuspensionCause.ORDER, Centre.MONDAY, "10"));
        centre.ledger.finishJobs();
        pay(0, 1, 8 * OPENING / 10, "ASIDE");
        long _ = centre.decide(centre.actions.resumeParticipant(resumed, SuspensionCause.ORDER, Centre.MONDAY, "11"));
        assertTrue(centre.ledger.ledger.hasJob());
        pay(0, 2, 7 * OPENING / 10, "LATER");
        centre.ledger.finishJobs();
        assertAgreed();
    }

    @Test
    @Rule("4.12")
    void operatorsAreToldTheCausesThatHold() {
        pay(0, 1, OPENING + 1, "FIRST");
        Instruction urgent = payment(0, 1, OPENING + 2, "URGENT");
        urgent.priority = 30;
        long _ = centre.pay(centre.banks.get(0), urgent);
        Origin origin = centre.origin(centre.leyla);
        long _ = centre.send(centre.leyla, origin, centre.commands.query(origin, QueryKind.QUEUE, 0, ""));
        assertAgreed();
    }

    @Test
    @Rule("3.5")
    void aRuleOfOneSystemIsRefused() {
        long _ = centre.decide(centre.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.AZIPS, 60, FRIDAY));
        payOnFriday();
        assertAgreed();
    }

    @Test
    @Rule("4.11")
    void aFirstPriorityBehindTheLastIsRefused() {
        long _ = centre.decide(centre.actions.setRule(RuleId.PRIORITY_LAST, SystemId.ALL, 60, FRIDAY));
        long _ = centre.decide(centre.actions.setRule(RuleId.PRIORITY_FIRST, SystemId.ALL, 61, FRIDAY));
        payOnFriday();
        assertAgreed();
    }

    @Test
    @Rule("4.10.2")
    void theDefaultOfExecutionNoticesHoldsForWhoHasNoProfile() {
        long _ = centre.decide(centre.actions.setRule(RuleId.EXECUTION_NOTICE_DEFAULT, SystemId.ALL, 0, FRIDAY));
        payOnFriday();
        assertAgreed();
    }

    private void payOnFriday() {
        centre.closeDay();
        centre.ledger.timeNs = Centre.time(2026, 3, 6, 9, 20);
        centre.openDay(FRIDAY);
        Instruction payment = payment(0, 1, 1, "FRIDAY");
        payment.valueDate = FRIDAY;
        long _ = centre.pay(centre.banks.get(0), payment);
    }

    @Test
    void theCentralBankIsOneAndStays() {
        long _ = centre.decide(centre.actions.removeParticipant(Centre.BIC, Centre.MONDAY, "8"));
        long _ = centre.decide(centre.actions.registerParticipant(
                "SECOAZ22XXX", ParticipantKind.CENTRAL_BANK, 'A', 0, "", "CBAR", "Second"));
        assertAgreed();
    }

    /** 7-10.1: that somebody joins is no cause that operators give or lift. */
    @Test
    void joiningIsNotDecided() {
        String bic = centre.banks.get(0).bic();
        long _ = centre.decide(
                centre.commands.addStatusCause(bic, SystemId.AZIPS, cause -> cause.jOINING(true), Centre.MONDAY, "8"));
        long _ = centre.decide(
                centre.commands.liftStatusCause(bic, SystemId.AZIPS, cause -> cause.jOINING(true), Centre.MONDAY, "9"));
        assertAgreed();
    }

    @Test
    @Rule({"4.18", "4.12.1"})
    void whatWaitsBehindASeizedPaymentIsAnnulledForTheSeizure() {
        Centre.Terminal owner = centre.banks.get(0);
        long _ = centre.decide(
                centre.actions.seizeAccount(owner.bank().account(), "AZN", OPENING - 1_000, Centre.MONDAY, "N-1"));
        centre.ledger.finishJobs();
        pay(0, 1, 1_100, "BEYOND THE REST");
        pay(0, 1, 500, "BEHIND");
        centre.closeDay();
        centre.ledger.finishJobs();
        assertAgreed();
    }

    @Test
    @Rule({"4.27", "7-10.5"})
    void whoIsGoneWhileItIsOutOfOrderIsPutInOrder() {
        String gone = centre.banks.get(1).bic();
        long _ = centre.decide(centre.actions.setWorkstation(gone, true, Centre.MONDAY, "F-1"));
        long _ = centre.decide(centre.actions.removeParticipant(gone, Centre.MONDAY, "D-1"));
        centre.ledger.finishJobs();
        long _ = centre.decide(centre.actions.setWorkstation(gone, false, Centre.MONDAY, "F-2"));
        centre.ledger.finishJobs();
        assertAgreed();
    }

    /** R-3.3: an account that is opened meanwhile would have some of the ends, and some not. */
    @Test
    void noAccountIsOpenedWhileDaysEnd() {
        long _ = centre.decide(centre.actions.closeDay(SystemId.AZIPS));
        opensSecondAccount();
        centre.ledger.finishJobs();
        assertAgreed();
        opensSecondAccount();
        assertAgreed();
    }

    private void opensSecondAccount() {
        long _ = centre.decide(centre.actions.openAccount(
                centre.banks.get(0).bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", "SECOND"));
    }

    /** D19: an input of a session that never was is not refused as if another had superseded it. */
    @Test
    void aSessionThatNeverWasIsUnknown() {
        Centre.Terminal bank = centre.banks.get(0);
        Origin right = centre.origin(bank);
        Origin wrong = new Origin(
                right.sessionId() + 1_000_000,
                right.inputNumber(),
                right.participant(),
                right.terminal(),
                right.channel(),
                right.certificateId(),
                right.content());
        long _ = centre.send(bank, wrong, centre.commands.submitPayment(wrong, 0, payment(0, 1, 1, "R")));
        assertAgreed();
    }
}
