package az.ecbar.ledger;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.WaitingPayments;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.PaymentState;

/**
 * The invariants of the design over the whole state: I1 (the balances of a currency add up to zero, as every issue has
 * its contra account), I2 (no participant's account is negative, what is held is held by blocks), I4 (what waits is in
 * one queue and its number says so) and I5 (the head of a queue is the most urgent, then the earliest).
 *
 * <p>Reads the state only; allocates. For tests after every command, in production at hash points.
 */
final class Invariants {
    private Invariants() {}

    static void check(LedgerState state) {
        checkBalances(state);
        checkBlocks(state);
        checkQueues(state);
    }

    private static void checkBalances(LedgerState state) {
        Accounts accounts = state.accounts;
        TupleIndex currencies = new TupleIndex(1, 16);
        long[] sums = new long[64];
        long[] key = new long[1];
        for (int id = 0; id < accounts.size(); id++) {
            boolean isMoney = switch (accounts.kind(id)) {
                case CENTRAL_BANK, CORRESPONDENT, CURRENT -> true;
                case LVPCSS_CLEARING, IPS_SETTLEMENT, IPS_CLEARING, NULL_VAL -> false;
            };
            if (accounts.kind(id) != AccountKind.CENTRAL_BANK && isMoney && accounts.available(id) < 0) {
                throw new InvariantViolation(
                        "I2: account " + id + " has " + accounts.balance(id) + ", held " + accounts.held(id));
            }
            key[0] = accounts.currency(id);
            int currency = currencies.find(key);
            currency = currency == TupleIndex.MISSING ? currencies.add(key) : currency;
            sums[currency] = Math.addExact(sums[currency], isMoney ? accounts.balance(id) : 0);
        }
        for (int i = 0; i < currencies.size(); i++) {
            if (sums[i] != 0) {
                throw new InvariantViolation("I1: balances of currency " + i + " add up to " + sums[i]);
            }
        }
    }

    private static void checkBlocks(LedgerState state) {
        long[] held = new long[state.accounts.size()];
        for (int i = 0; i < state.blocks.size(); i++) {
            held[state.blocks.account(i)] += state.blocks.held(i);
        }
        for (int id = 0; id < held.length; id++) {
            if (held[id] != state.accounts.held(id)) {
                throw new InvariantViolation(
                        "I2: account " + id + " holds " + state.accounts.held(id) + ", its blocks " + held[id]);
            }
        }
    }

    private static void checkQueues(LedgerState state) {
        WaitingPayments waiting = state.azips.waiting();
        int count = 0;
        long previousId = 0;
        for (int place = waiting.first(); place != WaitingPayments.NONE; place = waiting.after(place)) {
            count++;
            int head = waiting.headOf(waiting.debit(place));
            boolean isHeadFirst = waiting.priority(head) < waiting.priority(place)
                    || (waiting.priority(head) == waiting.priority(place) && waiting.id(head) <= waiting.id(place));
            if (waiting.id(place) <= previousId || !isHeadFirst) {
                throw new InvariantViolation("I5: payment " + waiting.id(place) + " waits behind " + waiting.id(head));
            }
            if (state.azips.references().state(waiting.reference(place)) != PaymentState.WAITING) {
                throw new InvariantViolation("I4: payment " + waiting.id(place) + " waits and has ended");
            }
            previousId = waiting.id(place);
        }
        if (count != waiting.size()) {
            throw new InvariantViolation("I4: " + count + " payments in order of arrival, " + waiting.size() + " wait");
        }
    }
}
