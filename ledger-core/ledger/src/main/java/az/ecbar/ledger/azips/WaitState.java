package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;

/**
 * For what a waiting payment waits now, and what it lacks. Reads only.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.12.2
 */
final class WaitState {
    private final Accounts accounts;
    private final WaitingPayments waiting;

    WaitState(Accounts accounts, WaitingPayments waiting) {
        this.accounts = accounts;
        this.waiting = waiting;
    }

    /** What an account lacks for a waiting payment, and all that go before it, to be settled. */
    long shortfall(int place) {
        long wanted = Math.addExact(waiting.sumBefore(place), waiting.amount(place));
        return Math.max(0, wanted - accounts.available(waiting.debit(place)));
    }

    /** The causes of a waiting payment; none where it is the next that a running release settles. */
    int causes(int place) {
        return causes(shortfall(place), waiting.countBefore(place) > 0);
    }

    /** Funds that suffice for all that goes before it, too, are no lack: it is behind what is just being released. */
    static int causes(long shortfallMinor, boolean isBehind) {
        return (shortfallMinor > 0 ? WaitCause.LACK_OF_FUNDS : 0) | (isBehind ? WaitCause.BEHIND_EARLIER : 0);
    }
}
