package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.AccountPageDueEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentToldDueEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.WaitingPaymentToldEncoder;

/**
 * Events of what is told about accounts and asked by banks; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class StatementEvents {
    private final EventBuffer out;
    private final AccountPageDueEncoder accountPageDue = new AccountPageDueEncoder();
    private final PaymentToldDueEncoder paymentToldDue = new PaymentToldDueEncoder();
    private final WaitingPaymentToldEncoder waitingPaymentTold = new WaitingPaymentToldEncoder();

    public StatementEvents(EventBuffer out) {
        this.out = out;
    }

    /** AccountPageDue: one page about the entries of an account. */
    public void accountPageDue(
            Answer of, long outputNumber, int page, int pages, int firstLine, int lines, int currency) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + AccountPageDueEncoder.BLOCK_LENGTH);
        accountPageDue.wrapAndApplyHeader(out.buffer(), room, out.header());
        accountPageDue.participantId(of.participantId);
        accountPageDue.terminal((short) of.terminal);
        accountPageDue.report(of.report);
        accountPageDue.outputNumber(outputNumber);
        accountPageDue.inquirySequence(of.inquirySequence);
        accountPageDue.timeNs(of.timeNs);
        accountPageDue.accountId(of.accountId);
        accountPageDue.date(of.date);
        accountPageDue.statementNumber(of.statementNumber);
        accountPageDue.page(page);
        accountPageDue.pages(pages);
        accountPageDue.firstLine(firstLine);
        accountPageDue.lines(lines);
        accountPageDue.openingDate(of.openingDate);
        accountPageDue.openingMinor(of.openingMinor);
        accountPageDue.closingMinor(of.closingMinor);
        accountPageDue.heldMinor(of.heldMinor);
        accountPageDue.floorMinor(of.floorMinor);
        accountPageDue.waiting(of.waiting);
        accountPageDue.waitingMinor(of.waitingMinor);
        accountPageDue.language(of.language);
        int at = accountPageDue.offset();
        out.buffer().putShort(at + AccountPageDueEncoder.statusCausesEncodingOffset(), (short) of.statusCauses);
        Currency.unpack(currency, out.buffer(), at + AccountPageDueEncoder.currencyEncodingOffset());
        of.reference.write(out.buffer(), at + AccountPageDueEncoder.referenceEncodingOffset());
    }

    /** WaitingPaymentTold: one of the payments that wait for the money of the account asked about. */
    public void waitingPaymentTold(
            long inquirySequence,
            long paymentId,
            long amountMinor,
            int valueDate,
            int priority,
            PaymentType type,
            Reference reference) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + WaitingPaymentToldEncoder.BLOCK_LENGTH);
        waitingPaymentTold.wrapAndApplyHeader(out.buffer(), room, out.header());
        waitingPaymentTold.inquirySequence(inquirySequence);
        waitingPaymentTold.paymentId(paymentId);
        waitingPaymentTold.amountMinor(amountMinor);
        waitingPaymentTold.valueDate(valueDate);
        waitingPaymentTold.priority((short) priority);
        waitingPaymentTold.paymentType(type);
        int at = waitingPaymentTold.offset();
        reference.write(out.buffer(), at + WaitingPaymentToldEncoder.referenceEncodingOffset());
    }

    /** PaymentToldDue: what became of one payment. What only a waiting one has comes by {@link #whileItWaits}. */
    public void paymentToldDue(
            Answer to,
            long outputNumber,
            long paymentId,
            PaymentState state,
            int reason,
            long endedSequence,
            Reference paymentReference) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + PaymentToldDueEncoder.BLOCK_LENGTH);
        paymentToldDue.wrapAndApplyHeader(out.buffer(), room, out.header());
        paymentToldDue.participantId(to.participantId);
        paymentToldDue.terminal((short) to.terminal);
        paymentToldDue.outputNumber(outputNumber);
        paymentToldDue.inquirySequence(to.inquirySequence);
        paymentToldDue.timeNs(to.timeNs);
        paymentToldDue.paymentId(paymentId);
        paymentToldDue.state(state);
        paymentToldDue.reason(reason);
        paymentToldDue.priority((short) -1);
        paymentToldDue.endedSequence(endedSequence);
        paymentToldDue.paymentType(PaymentType.NULL_VAL);
        paymentToldDue.language(to.language);
        int at = paymentToldDue.offset();
        paymentReference.write(out.buffer(), at + PaymentToldDueEncoder.paymentReferenceEncodingOffset());
        to.reference.write(out.buffer(), at + PaymentToldDueEncoder.referenceEncodingOffset());
    }

    /** Fills in, of the payment told last, why it waits, under what, and what lacks. */
    public void whileItWaits(
            long inputSequence,
            int causes,
            int priority,
            int ahead,
            long shortfallMinor,
            long amountMinor,
            int valueDate,
            PaymentType type,
            int currency) {
        paymentToldDue.inputSequence(inputSequence);
        paymentToldDue.priority((short) priority);
        paymentToldDue.ahead(ahead);
        paymentToldDue.shortfallMinor(shortfallMinor);
        paymentToldDue.amountMinor(amountMinor);
        paymentToldDue.valueDate(valueDate);
        paymentToldDue.paymentType(type);
        int at = paymentToldDue.offset();
        out.buffer().putByte(at + PaymentToldDueEncoder.causesEncodingOffset(), (byte) causes);
        Currency.unpack(currency, out.buffer(), at + PaymentToldDueEncoder.currencyEncodingOffset());
    }
}
