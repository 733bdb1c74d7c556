package az.ecbar.mt;

import az.ecbar.mt.check.Bic;

/**
 * What a bank asks for its pending payment: another priority (MT298/SMT202) or its cancellation (MT298/SMT200).
 *
 * <p>A flyweight over the bytes that were read: it and all views got from it are valid until the reader reads the next
 * message. Owned by the reader's thread; does not allocate.
 *
 * @rule 4.14, 4.16
 */
public final class ChangeRequest implements MtResult {
    /** Number of the SMT that cancels a payment. */
    public static final int CANCELLATION = 200;

    /** Number of the SMT that changes the priority of a payment. */
    public static final int PRIORITY = 202;

    /** Says that no priority is asked for: in a cancellation. */
    public static final int NO_PRIORITY = -1;

    final Text paymentReference = new Text();
    int priority = NO_PRIORITY;
    int valueDate;
    private final FieldMessage message;

    ChangeRequest(FieldMessage message) {
        this.message = message;
    }

    void clear() {
        paymentReference.clear();
        priority = NO_PRIORITY;
        valueDate = 0;
    }

    /** Whether an SMT is such a request. */
    static boolean isOne(int smt) {
        return smt == CANCELLATION || smt == PRIORITY;
    }

    /** {@link #CANCELLATION} or {@link #PRIORITY}. */
    public int smt() {
        return message.smt();
    }

    /** Field 20 of the request. */
    public Text reference() {
        return message.reference();
    }

    /** Field 21 within: field 20 of the payment meant. */
    public Text paymentReference() {
        return paymentReference;
    }

    /** Field 30 within: the value date of the payment meant, yyyymmdd; 0 where it is not given. */
    public int valueDate() {
        return valueDate;
    }

    /** Field 11P within, 0 to 9999; {@link #NO_PRIORITY} in a cancellation. */
    public int priority() {
        return priority;
    }

    /** Copies the BIC11 of the terminal that sends. */
    public void copySenderBic(byte[] target, int offset) {
        Text terminal = message.senderTerminal();
        Bic.copyBic11(terminal.array(), terminal.offset(), target, offset);
    }
}
