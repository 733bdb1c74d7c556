package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.Answer;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.statement.OpenAnswers;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.BlockPurpose;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.SystemId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What no command can do to a part of the ledger stops it, and what is wrong in its state is found. */
final class BrokenPartsTest {
    private final LedgerState state = new LedgerState(LedgerCapacity.small());

    private static void assertBroken(String why, Executable broken) {
        InvariantViolation violation = assertThrows(InvariantViolation.class, broken);
        assertTrue(String.valueOf(violation.getMessage()).contains(why), violation::getMessage);
    }

    @Test
    void aDayGoesFromStateToStateInItsOrder() {
        Days days = new Days();
        DayState[] order = {DayState.OPENING, DayState.OPEN, DayState.CLOSING, DayState.CLOSED};
        for (int i = 0; i < order.length; i++) {
            for (DayState next : DayState.values()) {
                if (next != order[i]) {
                    assertBroken("AZIPS day", () -> days.transitionTo(SystemId.AZIPS, next));
                }
            }
            days.transitionTo(SystemId.AZIPS, order[i]);
        }
    }

    @Test
    void aPaymentThatGotLostInTheDayIsMissed() {
        Days days = new Days();
        days.checkBalanced(SystemId.AZIPS, 0);
        assertBroken("I4: AZIPS day", () -> days.checkBalanced(SystemId.AZIPS, 1));
    }

    @Test
    void jobsAndLongAnswersAreBounded() {
        Jobs jobs = new Jobs();
        while (jobs.size() < Jobs.MAX_JOBS) {
            jobs.add(JobKind.TELL_WAITING, 0);
        }
        assertBroken("jobs", () -> {
            for (int i = 0; i < Jobs.MAX_JOBS; i++) {
                jobs.add(JobKind.TELL_WAITING, 0);
            }
        });
        OpenAnswers open = state.statements.open();
        for (int i = 0; i < OpenAnswers.MAX_OPEN; i++) {
            open.add(new Answer());
        }
        assertBroken("long answers", () -> open.add(new Answer()));
    }

    @Test
    void aJobToTellOfNobodyIsFound() {
        state.jobs.add(JobKind.TELL_OF_PARTICIPANT, 0);
        assertBroken("jobs tell of participants", () -> new Invariants(state).check());
    }

    /** An account of money, with the rest of it on another one. */
    private int account(int number) {
        long[] key = new long[Accounts.KEY_LONGS];
        key[0] = Accounts.keyHead(SystemId.AZIPS, AccountKind.CENTRAL_BANK, 1);
        key[1] = number;
        return state.accounts.open(key, 0);
    }

    private void restore(int account, int other, long balance) {
        state.accounts.restore(account, balance, 0, 0);
        state.accounts.restore(other, -balance, 0, 0);
    }

    @Test
    void moneyThatASeizureWantsIsNotLeftAvailable() {
        int seized = account(1);
        int other = account(2);
        int place = state.blocks.add(seized, BlockPurpose.SEIZURE, 20, 0, new Reference());
        new Invariants(state).check();
        restore(seized, other, 10);
        assertBroken("available, seizures want 20", () -> new Invariants(state).check());
        state.blocks.hold(place, 10);
        new Invariants(state).check();
        restore(seized, other, 30);
        state.blocks.hold(place, 25);
        assertBroken("available, seizures want -5", () -> new Invariants(state).check());
    }

    @Test
    void whatIsLeftOfAClosedAccountIsFound() {
        int closed = account(1);
        int other = account(2);
        state.accounts.close(closed);
        new Invariants(state).check();
        restore(closed, other, 10);
        assertBroken("is closed, and something is left of it", () -> new Invariants(state).check());
    }

    private static IpsState ips() {
        IpsState ips = new IpsState();
        ips.direct("ALFA", 1_000);
        ips.direct("BETA", 1_000);
        ips.open();
        for (String bank : new String[] {"ALFA", "BETA"}) {
            assertEquals(RejectReason.NONE, ips.limit(LimitLevel.SETTLEMENT, Scenario.account(bank), 800));
            assertEquals(RejectReason.NONE, ips.limit(LimitLevel.CLEARING, IpsWorld.clearing(bank), 500));
        }
        return ips;
    }

    @Test
    void moreThanTheHeadroomIsNotReservedAndNoMoreReleasedThanIsReserved() {
        IpsState ips = ips();
        ClearingAccounts clearing = ips.state.clearingAccounts;
        ips.reserve("ALFA", 100);
        assertBroken("which has not the headroom", () -> clearing.reserve(ips.clearing("ALFA"), 401, 1, 1));
        assertBroken("I3: clearing account", clearing::check);
        IpsState other = ips();
        other.reserve("ALFA", 100);
        assertBroken("which leaves -1", () -> other.release("ALFA", 101));
    }

    @Test
    void whatIsReservedForNothingThatIsPendingIsFound() {
        IpsState ips = ips();
        new Invariants(ips.state).checkReservations();
        ips.reserve("ALFA", 100);
        assertBroken("what is pending wants 0", () -> new Invariants(ips.state).checkReservations());
    }

    @Test
    void aLimitThatTheBlockOfTheCorrespondentAccountDoesNotHoldIsFound() {
        IpsState ips = ips();
        ips.state.blocks.changeLimit(ips.correspondent("ALFA"), BlockPurpose.IPS_LIMIT, 5);
        assertBroken("I3: settlement account", () -> new Invariants(ips.state).check());
    }

    private static int settlement(IpsState ips, String bank) {
        for (int id = 0; id < ips.state.accounts.size(); id++) {
            boolean isMeant = ips.state.accounts.kind(id) == AccountKind.IPS_SETTLEMENT
                    && ips.state.accounts.participant(id) == ips.state.accounts.participant(ips.correspondent(bank));
            if (isMeant) {
                return id;
            }
        }
        throw new IllegalArgumentException(bank);
    }

    @Test
    void aSettlementAccountInUseIsNotClosed() {
        IpsState ips = ips();
        ips.pays("ALFA", "BETA", 10);
        ips.pays("BETA", "ALFA", 10);
        ClearingAccounts clearing = ips.state.clearingAccounts;
        int account = settlement(ips, "ALFA");
        String why = "would be closed in use";
        assertEquals(RejectReason.NONE, ips.limit(LimitLevel.CLEARING, IpsWorld.clearing("ALFA"), 0));
        assertBroken(why, () -> clearing.closed(account));
        clearing.closed(ips.clearing("ALFA"));
        assertBroken(why, () -> clearing.closed(account));
        assertEquals(RejectReason.NONE, ips.limit(LimitLevel.SETTLEMENT, Scenario.account("ALFA"), 0));
        assertBroken(why, () -> clearing.closed(account));
    }

    /** One thing at a time: clearing accounts, a limit, days that no adjustment took. */
    @Test
    void norIsOneWithClearingAccountsAlone() {
        IpsState ips = new IpsState();
        ips.direct("ALFA", 1_000);
        int account = settlement(ips, "ALFA");
        ClearingAccounts clearing = ips.state.clearingAccounts;
        assertBroken("would be closed in use", () -> clearing.closed(account));
        clearing.closed(ips.clearing("ALFA"));
        ips.open();
        assertEquals(RejectReason.NONE, ips.limit(LimitLevel.SETTLEMENT, Scenario.account("ALFA"), 1));
        assertBroken("would be closed in use", () -> clearing.closed(account));
        assertEquals(RejectReason.NONE, ips.limit(LimitLevel.SETTLEMENT, Scenario.account("ALFA"), 0));
        clearing.closed(account);
    }
}
