package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.PaymentType;

/**
 * A payment instruction as the dispatcher read it from a SubmitPayment command. Re-used from command to command; owned
 * by the ledger's thread. Amounts are minor units, BICs and currency are packed, account numbers stand in the keys from
 * 1 on.
 */
public final class PaymentOrder {
    static final int EXECUTION_NOTICE_ASKED = 1;
    static final int EXECUTION_NOTICE_WAIVED = 1 << 1;

    /** Operators entered it for its issuer (4.27, 6.1). */
    public static final int ON_BEHALF_OF = 1 << 3;

    public final InputOrigin origin = new InputOrigin();
    public final Reference reference = new Reference();
    public final Reference uetr = new Reference();
    public final long[] debtorAccount = new long[Accounts.KEY_LONGS];
    public final long[] creditorAccount = new long[Accounts.KEY_LONGS];
    public long amountMinor;
    public long debtorTin;
    public long creditorTin;
    public int valueDate;

    /** -1: the sender gave none. */
    public int priority;

    public PaymentType type = PaymentType.NULL_VAL;
    public LimitTarget limitTarget = LimitTarget.NONE;

    /** Bits of the schema's PaymentFlags set. */
    public int flags;

    public int currency;
    public long senderBic;
    public long debtorBic;
    public long creditorBic;

    // What the checks found.
    int debtorId;
    int creditorId;
    int debitAccountId;
    int creditAccountId;
}
