package az.ecbar.ledger.reference;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.DayState;
import az.ecbar.schema.SystemId;

/**
 * Issue and withdrawal of money by the Central Bank, the only ways in which the sum of all other balances changes; each
 * names its contra account (I1). The owner of the account is advised of it; the genesis advises nobody, and neither is
 * the Central Bank advised of what it booked on its own account: its operators have the answer to their approval.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 3.1
 * @rule 4.19
 */
public final class CentralBankMoney {
    private final Accounts accounts;
    private final Azips azips;
    private final Days days;

    public CentralBankMoney(Accounts accounts, Azips azips, Days days) {
        this.accounts = accounts;
        this.azips = azips;
        this.days = days;
    }

    /**
     * Credits an account, whose owner is advised (MT910) and whose waiting payments may then be released. Refused, in
     * this order: SYSTEM_NOT_SUPPORTED, CURRENCY_MALFORMED, AMOUNT_NOT_POSITIVE, DAY_NOT_OPEN, ACCOUNT_UNKNOWN,
     * ACCOUNT_CLOSED, CONTRA_NOT_CENTRAL_BANK, BALANCE_LIMIT.
     *
     * @param decision reference of the Central Bank's decision, told by the advice
     */
    public RejectReason issue(
            SystemId system,
            int currency,
            long[] key,
            long[] contraKey,
            long amount,
            Reference decision,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        RejectReason reason = check(system, currency, amount, isGenesis);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        int account = accounts.findInAzips(key, currency);
        if (account == Accounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (accounts.isClosed(account)) {
            return RejectReason.ACCOUNT_CLOSED;
        }
        int contra = findContra(contraKey, currency);
        if (contra == Accounts.UNKNOWN) {
            return RejectReason.CONTRA_NOT_CENTRAL_BANK;
        }
        if (!accounts.canCredit(account, amount) || !accounts.canDebit(contra, amount)) {
            return RejectReason.BALANCE_LIMIT;
        }
        // Decided: issued.
        accounts.leg(contra, -amount);
        accounts.leg(account, amount);
        accounts.post(sequence, 0);
        if (!isGenesis) {
            azips.issued(account, contra, amount, decision, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    /**
     * Debits an account by what it has available; its owner is advised (MT900). Refused, in this order:
     * SYSTEM_NOT_SUPPORTED, CURRENCY_MALFORMED, AMOUNT_NOT_POSITIVE, DAY_NOT_OPEN, ACCOUNT_UNKNOWN,
     * ACCOUNT_CLOSED, CONTRA_NOT_CENTRAL_BANK, FUNDS_INSUFFICIENT, BALANCE_LIMIT.
     *
     * @param decision reference of the Central Bank's decision, told by the advice
     */
    public RejectReason withdraw(
            SystemId system,
            int currency,
            long[] key,
            long[] contraKey,
            long amount,
            Reference decision,
            boolean isGenesis,
            long sequence,
            long timeNs) {
        RejectReason reason = check(system, currency, amount, isGenesis);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        int account = accounts.findInAzips(key, currency);
        if (account == Accounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (accounts.isClosed(account)) {
            return RejectReason.ACCOUNT_CLOSED;
        }
        int contra = findContra(contraKey, currency);
        if (contra == Accounts.UNKNOWN) {
            return RejectReason.CONTRA_NOT_CENTRAL_BANK;
        }
        if (accounts.available(account) < amount) {
            return RejectReason.FUNDS_INSUFFICIENT;
        }
        if (!accounts.canCredit(contra, amount) || !accounts.canDebit(account, amount)) {
            return RejectReason.BALANCE_LIMIT;
        }
        // Decided: withdrawn.
        accounts.leg(account, -amount);
        accounts.leg(contra, amount);
        accounts.post(sequence, 0);
        if (!isGenesis) {
            azips.withdrawn(account, contra, amount, decision, sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    private RejectReason check(SystemId system, int currency, long amount, boolean isGenesis) {
        if (system != SystemId.AZIPS) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        if (currency == Currency.MALFORMED) {
            return RejectReason.CURRENCY_MALFORMED;
        }
        if (amount <= 0) {
            return RejectReason.AMOUNT_NOT_POSITIVE;
        }
        return isGenesis || days.state(SystemId.AZIPS) == DayState.OPEN ? RejectReason.NONE : RejectReason.DAY_NOT_OPEN;
    }

    private int findContra(long[] contraKey, int currency) {
        contraKey[0] = Accounts.keyHead(SystemId.AZIPS, AccountKind.CENTRAL_BANK, currency);
        return accounts.find(contraKey);
    }
}
