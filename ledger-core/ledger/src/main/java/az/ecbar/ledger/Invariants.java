package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.WaitingPayments;
import az.ecbar.ledger.ips.flow.Flows;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.SystemId;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The invariants of the design over the whole state: I1 (the balances of a currency add up to zero, as every issue has
 * its contra account; the net positions of IPS count), I2 (no participant's account is negative, what is held is held by blocks, nothing is available that a
 * seizure claims), I3 (limits and headroom of IPS), I4 (what waits is in
 * one queue and its number says so) and I5 (the head of a queue is the most urgent, then the earliest);
 * and that what stands aside is stopped by the other side (4.12.1), unless a job goes on looking for what is not;
 * and of IPS that what is reserved is what is pending.
 *
 * <p>Reads the state only; allocates nothing once its own arrays are as large as the state. For tests after every
 * command, in production at hash points.
 */
final class Invariants {
    private final LedgerState state;
    private final Long2LongHashMap sumOfCurrency = new Long2LongHashMap(Long.MIN_VALUE);
    private long[] heldByBlocks = new long[64];
    private long[] reserved = new long[64];

    Invariants(LedgerState state) {
        this.state = state;
    }

    void check() {
        checkBalances();
        checkBlocks();
        state.clearingAccounts.check();
        checkQueues();
        checkAsides();
        checkParticipationNotices();
    }

    /** I3, I4: what is reserved on each clearing account is what the pending payments and refunds of it want. */
    void checkReservations() {
        Flows flows = state.flows;
        int accounts = state.accounts.size();
        if (reserved.length < accounts) {
            reserved = new long[accounts * 2];
        }
        Arrays.fill(reserved, 0, accounts, 0);
        for (int i = 0; i < flows.pending().size(); i++) {
            long handle = flows.pending().handleAt(i);
            reserved[flows.book().debit(handle)] += flows.book().amount(handle);
        }
        for (int id = 0; id < accounts; id++) {
            boolean isClearing = state.accounts.kind(id) == AccountKind.IPS_CLEARING;
            if (isClearing && state.clearingAccounts.reserved(id) != reserved[id]) {
                throw new InvariantViolation("I3: account " + id + " has " + state.clearingAccounts.reserved(id)
                        + " reserved, what is pending wants " + reserved[id]);
            }
        }
        if (!flows.isInOrder()) {
            throw new InvariantViolation("I4: what is pending in IPS is not in its order, or has ended");
        }
    }

    /** Each one that the others are still to be told has its job. */
    private void checkParticipationNotices() {
        int jobs = 0;
        for (int i = 0; i < state.jobs.size(); i++) {
            jobs += state.jobs.kindAt(i) == JobKind.TELL_OF_PARTICIPANT ? 1 : 0;
        }
        if (jobs != state.participationNotices.size()) {
            throw new InvariantViolation(
                    jobs + " jobs tell of participants, " + state.participationNotices.size() + " are to be told");
        }
    }

    private void checkBalances() {
        Accounts accounts = state.accounts;
        sumOfCurrency.clear();
        for (int id = 0; id < accounts.size(); id++) {
            boolean isMoney = switch (accounts.kind(id)) {
                case CENTRAL_BANK, CORRESPONDENT, CURRENT -> true;
                case IPS_CLEARING -> true; // A net position: money that an adjustment is going to move.
                case LVPCSS_CLEARING, IPS_SETTLEMENT, NULL_VAL -> false;
            };
            if (!isMoney) {
                continue;
            }
            if (accounts.isOfSettlement(id) && accounts.available(id) < 0) {
                throw new InvariantViolation(
                        "I2: account " + id + " has " + accounts.balance(id) + ", held " + accounts.held(id));
            }
            long currency = accounts.currency(id);
            sumOfCurrency.put(currency, Math.addExact(sumOfCurrency.getOrDefault(currency, 0), accounts.balance(id)));
        }
        for (int id = 0; id < accounts.size(); id++) {
            long sum = sumOfCurrency.getOrDefault(accounts.currency(id), 0);
            if (sum != 0) {
                throw new InvariantViolation("I1: the balances of the currency of account " + id + " add up to " + sum);
            }
        }
    }

    private void checkBlocks() {
        int accounts = state.accounts.size();
        if (heldByBlocks.length < accounts) {
            heldByBlocks = new long[accounts * 2];
        }
        Arrays.fill(heldByBlocks, 0, accounts, 0);
        for (int i = 0; i < state.blocks.size(); i++) {
            heldByBlocks[state.blocks.account(i)] += state.blocks.held(i);
        }
        for (int id = 0; id < accounts; id++) {
            checkClaim(id);
            if (heldByBlocks[id] != state.accounts.held(id)) {
                throw new InvariantViolation(
                        "I2: account " + id + " holds " + state.accounts.held(id) + ", its blocks " + heldByBlocks[id]);
            }
        }
    }

    /** Nothing is available while a seizure wants more, and of a closed account nothing is left. */
    private void checkClaim(int id) {
        Accounts accounts = state.accounts;
        if (accounts.claim(id) < 0 || (accounts.claim(id) > 0 && accounts.available(id) > 0)) {
            throw new InvariantViolation("I2: account " + id + " has " + accounts.available(id)
                    + " available, seizures want " + accounts.claim(id));
        }
        boolean isLeft = accounts.balance(id) != 0 || state.blocks.countOf(id) > 0 || state.azips.isPendingAt(id);
        if (accounts.isClosed(id) && isLeft) {
            throw new InvariantViolation("account " + id + " is closed, and something is left of it");
        }
    }

    /** While settlement is suspended nobody looks for room; all are looked at when it is resumed. */
    private void checkAsides() {
        boolean isLookedFor =
                state.jobs.isWaiting(JobKind.TELL_WAITING) || state.jobs.isWaiting(JobKind.RELEASE_WAITING);
        if (isLookedFor
                || state.azips.releases().size() > 0
                || state.days.state(SystemId.AZIPS) != DayState.OPEN
                || state.days.isSettlementSuspended(SystemId.AZIPS)) {
            return;
        }
        WaitingPayments waiting = state.azips.waiting();
        for (int place = waiting.first(); place != WaitingPayments.NONE; place = waiting.after(place)) {
            if (waiting.isAside(place) && !state.azips.isStoppedByOther(place)) {
                throw new InvariantViolation("4.12.1: payment " + waiting.id(place) + " stands aside for nothing");
            }
        }
    }

    private void checkQueues() {
        WaitingPayments waiting = state.azips.waiting();
        int count = 0;
        for (int place = waiting.first(); place != WaitingPayments.NONE; place = waiting.after(place)) {
            count++;
            int head = waiting.headOf(waiting.debit(place));
            boolean isHeadFirst = waiting.isAside(place)
                    || waiting.priority(head) < waiting.priority(place)
                    || (waiting.priority(head) == waiting.priority(place) && waiting.id(head) <= waiting.id(place));
            if (!isHeadFirst) {
                throw new InvariantViolation("I5: payment " + waiting.id(place) + " waits behind " + waiting.id(head));
            }
            if (state.azips.references().state(waiting.reference(place)) != PaymentState.WAITING) {
                throw new InvariantViolation("I4: payment " + waiting.id(place) + " waits and has ended");
            }
        }
        if (count != waiting.size()) {
            throw new InvariantViolation("I4: " + count + " payments in order of arrival, " + waiting.size() + " wait");
        }
    }
}
