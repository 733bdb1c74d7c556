package az.ecbar.ledger.ips.flow;

import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsVerdict;

/**
 * An answer to a payment or refund, or a question about one, as the dispatcher read it. Re-used from command to command;
 * owned by the ledger's thread.
 */
public final class MeantOrder {
    public final InputOrigin origin = new InputOrigin();
    public final DocumentNumber meantNumber = new DocumentNumber();

    /** Of what is meant. */
    public IpsFlow flow = IpsFlow.NULL_VAL;

    /** Of an answer. */
    public IpsVerdict verdict = IpsVerdict.NULL_VAL;

    public long senderBic;

    /** Who sent what is meant. */
    public long meantSenderBic;
}
