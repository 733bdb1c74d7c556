package az.ecbar.ledger.reference;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AccountEvents;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountNews;
import az.ecbar.schema.DayState;
import az.ecbar.schema.SystemId;

/**
 * Closes accounts of which nothing is left, for good: between two days of AZIPS, so that the last
 * statement has told everything, and with nothing that is still to be booked on them or that anybody may do with them.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 3.1
 * @rule 4.25
 */
public final class AccountClosing {
    private final Accounts accounts;
    private final Blocks blocks;
    private final Authorities authorities;
    private final Azips azips;
    private final Days days;
    private final ClearingAccounts clearingAccounts;
    private final OwnerNotices ownerNotices;
    private final AccountEvents events;

    public AccountClosing(
            Accounts accounts,
            Blocks blocks,
            Authorities authorities,
            Azips azips,
            Days days,
            ClearingAccounts clearingAccounts,
            OwnerNotices ownerNotices,
            AccountEvents events) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.authorities = authorities;
        this.azips = azips;
        this.days = days;
        this.clearingAccounts = clearingAccounts;
        this.ownerNotices = ownerNotices;
        this.events = events;
    }

    /**
     * Closes an account whose number stands in {@code key} from 1 on. Refused, in this order: DAY_NOT_CLOSED (while the
     * AZIPS day is not, its statement is not told), CURRENCY_MALFORMED, ACCOUNT_UNKNOWN (those of the Central Bank stay),
     * ACCOUNT_CLOSED, DATE_MALFORMED, DECISION_MISSING, ACCOUNT_NOT_EMPTY, ACCOUNT_IN_USE (a payment from or to it is
     * pending, money of it is held, or an authority over it stands in the register; of IPS a limit, a reservation, or what
     * no statement or adjustment told yet), ACCOUNT_RESTED_ON (by an open account of LVPCSS or IPS). The owner of a correspondent or current account is told.
     */
    public RejectReason close(
            AccountKind kind,
            long[] key,
            int currency,
            int decisionDate,
            Reference decision,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        if (days.state(SystemId.AZIPS) != DayState.CLOSED) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        if (currency == Currency.MALFORMED) {
            return RejectReason.CURRENCY_MALFORMED;
        }
        key[0] = Accounts.keyHead(systemOf(kind), kind, currency);
        int account = kind == AccountKind.CENTRAL_BANK ? Accounts.UNKNOWN : accounts.find(key);
        if (account == Accounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (accounts.isClosed(account)) {
            return RejectReason.ACCOUNT_CLOSED;
        }
        if (!BusinessDate.isValid(decisionDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (decision.isAbsent()) {
            return RejectReason.DECISION_MISSING;
        }
        if (accounts.balance(account) != 0) {
            return RejectReason.ACCOUNT_NOT_EMPTY;
        }
        boolean isOfIps = accounts.system(account) == SystemId.IPS;
        boolean isInUse = azips.isPendingAt(account)
                || blocks.countOf(account) > 0
                || authorities.areGivenOver(account)
                || (isOfIps && clearingAccounts.isInUse(account));
        if (isInUse) {
            return RejectReason.ACCOUNT_IN_USE;
        }
        if (accounts.isRestedOn(account, key) || (isOfIps && clearingAccounts.isRestedOn(account))) {
            return RejectReason.ACCOUNT_RESTED_ON;
        }
        // Decided: closed.
        accounts.close(account);
        if (isOfIps) {
            clearingAccounts.closed(account);
        }
        events.accountClosed(account, decisionDate, decision);
        if (!isGenesis && accounts.isOfSettlement(account)) {
            ownerNotices.tell(AccountNews.CLOSED, account, decisionDate, decision, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    private static SystemId systemOf(AccountKind kind) {
        return switch (kind) {
            case LVPCSS_CLEARING -> SystemId.LVPCSS;
            case IPS_SETTLEMENT, IPS_CLEARING -> SystemId.IPS;
            case CENTRAL_BANK, CORRESPONDENT, CURRENT -> SystemId.AZIPS;
            case NULL_VAL -> SystemId.NULL_VAL;
        };
    }
}
