package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;

/**
 * For what a waiting payment waits now, all causes at once, and what it lacks. Reads only.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.12
 */
final class WaitState {
    private final Accounts accounts;
    private final WaitingPayments waiting;
    private final Stops stops;
    private final Settlement settlement;

    WaitState(Accounts accounts, WaitingPayments waiting, Stops stops, Settlement settlement) {
        this.accounts = accounts;
        this.waiting = waiting;
        this.stops = stops;
        this.settlement = settlement;
    }

    /** What an account lacks for a waiting payment, and all that go before it, to be settled. */
    long shortfall(int place) {
        long wanted = Math.addExact(waiting.sumBefore(place), waiting.amount(place));
        return Math.max(0, wanted - accounts.available(waiting.debit(place)));
    }

    /** The causes of a waiting payment; none where it is the next that a running release settles. */
    int causes(int place) {
        boolean isFull = waiting.isAside(place) && !fits(place);
        return stops.between(waiting.debit(place), waiting.credit(place))
                | (isFull ? WaitCause.BENEFICIARY_FULL : 0)
                | causes(waiting.debit(place), shortfall(place), waiting.countBefore(place) > 0);
    }

    /** Whether the balances and totals that a waiting payment changes can still be counted (BALANCE_LIMIT). */
    boolean fits(int place) {
        return settlement.canCount(waiting.debit(place), waiting.credit(place), waiting.amount(place));
    }

    /**
     * Funds that suffice for all that goes before it, too, are no lack: it is behind what is just being released. What exceeds
     * the rest of an account that is seized waits for 4.12.1; for funds as well, where what is seized would not suffice.
     */
    int causes(int account, long shortfallMinor, boolean isBehind) {
        int behind = isBehind ? WaitCause.BEHIND_EARLIER : 0;
        if (shortfallMinor == 0) {
            return behind;
        }
        int seized = accounts.isSeized(account) ? WaitCause.SEIZURE_OR_SUSPENSION : 0;
        return behind | seized | (shortfallMinor > accounts.seized(account) ? WaitCause.LACK_OF_FUNDS : 0);
    }
}
