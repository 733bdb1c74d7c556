package az.ecbar.ledger.ips.flow;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.schema.IpsFlow;

/**
 * A payment or refund instruction as the dispatcher read it. Re-used from command to command; owned by the ledger's
 * thread. Amounts are minor units, BICs and currency are packed, account numbers stand in the keys from 1 on.
 */
public final class TransferOrder {
    public final InputOrigin origin = new InputOrigin();
    public final DocumentNumber messageId = new DocumentNumber();
    public final DocumentNumber number = new DocumentNumber();
    public final DocumentNumber originalNumber = new DocumentNumber();
    public final long[] debtorAccount = new long[Accounts.KEY_LONGS];
    public final long[] creditorAccount = new long[Accounts.KEY_LONGS];
    public final long[] debtorCorrespondent = new long[Accounts.KEY_LONGS];
    public final long[] creditorCorrespondent = new long[Accounts.KEY_LONGS];

    /** PAYMENT or REFUND. */
    public IpsFlow flow = IpsFlow.NULL_VAL;

    public long amountMinor;
    public int valueDate;
    public int currency;
    public long senderBic;
    public long debtorBic;
    public long creditorBic;

    /** Of a refund: the sender of the payment. */
    public long originalSenderBic;

    // What the checks found.
    int debtorId;
    int creditorId;
    int debit;
    int credit;
    long original;
}
