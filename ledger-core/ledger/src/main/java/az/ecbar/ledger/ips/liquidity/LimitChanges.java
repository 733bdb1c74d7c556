package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitNews;

/**
 * Changes limits, once that is decided, and says so. Where a direct participant has all to its own, the limit of its clearing
 * account follows that of its settlement account.
 *
 * <p>Owned by the ledger's thread; no allocation; a fixed amount of work.
 *
 * @rule 5-1.7.1
 */
public final class LimitChanges {
    private final ClearingAccounts clearing;
    private final SettlementAccounts settlements;
    private final LiquidityEvents events;

    public LimitChanges(ClearingAccounts clearing, LiquidityEvents events) {
        this.clearing = clearing;
        this.events = events;
        settlements = clearing.settlements();
    }

    /**
     * An MT205 whose money is available raises the limit of a settlement account by it (5-1.7.1): no account is booked. The
     * direct participant is told.
     */
    public void raise(int settlementAccount, long amountMinor, long timeNs) {
        long limit = settlements.limit(clearing.place(settlementAccount)) + amountMinor;
        tell(settlementAccount, set(settlementAccount, LimitLevel.SETTLEMENT, limit, timeNs), timeNs);
    }

    /** Sets a limit; gives the clearing account whose limit follows it, or UNKNOWN. */
    int set(int account, LimitLevel level, long limit, long timeNs) {
        if (level == LimitLevel.CLEARING) {
            setClearing(account, limit, timeNs);
            return Accounts.UNKNOWN;
        }
        int place = clearing.place(account);
        settlements.changeLimit(place, limit - settlements.limit(place));
        events.ipsLimitChanged(LimitLevel.SETTLEMENT, account, limit);
        if (!settlements.isAllToOwn(place)) {
            return Accounts.UNKNOWN;
        }
        int own = settlements.clearing(place, 0);
        setClearing(own, limit, timeNs);
        return own;
    }

    void setClearing(int account, long limit, long timeNs) {
        events.ipsLimitChanged(LimitLevel.CLEARING, account, limit);
        clearing.changeLimit(account, limit, timeNs);
    }

    /** Tells the direct participant of an account's limit, and of the one that follows it unless that is UNKNOWN. */
    void tell(int account, int own, long timeNs) {
        clearing.notices().tell(LimitNews.CHANGED, account, timeNs);
        if (own != Accounts.UNKNOWN) {
            clearing.notices().tell(LimitNews.CHANGED, own, timeNs);
        }
    }
}
