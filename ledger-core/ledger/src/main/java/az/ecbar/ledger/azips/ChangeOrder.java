package az.ecbar.ledger.azips;

import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.PaymentChange;

/**
 * What a bank asks for its pending payment, as the dispatcher read it from a ChangePayment command. Re-used from command
 * to command; owned by the ledger's thread. The BIC is packed.
 */
public final class ChangeOrder {
    public final InputOrigin origin = new InputOrigin();

    /** Field 20 of the request. */
    public final Reference reference = new Reference();

    /** Field 20 of the payment meant. */
    public final Reference paymentReference = new Reference();

    public PaymentChange change = PaymentChange.NULL_VAL;

    /** The new one; -1 in a cancellation. */
    public int priority;

    /** Of the payment meant, yyyymmdd; 0: not given. */
    public int valueDate;

    public long senderBic;

    /** Proposal that bears it, where operators entered it on the sender's behalf; 0: the sender asked itself. */
    public long proposalId;
}
