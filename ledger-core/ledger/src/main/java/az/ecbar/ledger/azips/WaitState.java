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
                | causes(shortfall(place), waiting.countBefore(place) > 0);
    }

    /** Whether the balances and totals that a waiting payment changes can still be counted (BALANCE_LIMIT). */
    boolean fits(int place) {
        return settlement.canCount(waiting.debit(place), waiting.credit(place), waiting.amount(place));
    }

    /** Funds that suffice for all that goes before it, too, are no lack: it is behind what is just being released. */
    static int causes(long shortfallMinor, boolean isBehind) {
        return (shortfallMinor > 0 ? WaitCause.LACK_OF_FUNDS : 0) | (isBehind ? WaitCause.BEHIND_EARLIER : 0);
    }
}
