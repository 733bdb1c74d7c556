package az.ecbar.ips.output;

import az.ecbar.ips.CopyQuery;
import az.ecbar.ips.IpsAnswer;
import az.ecbar.ips.IpsMessage;
import az.ecbar.ips.IpsRefusal;
import az.ecbar.ips.PaymentRequest;
import az.ecbar.ips.RefundRequest;
import az.ecbar.ips.TextMessage;
import az.ecbar.ips.Transaction;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;

/**
 * Writes what IPS sends. Each method writes one message from a place of an array on, which must have room for
 * {@link XmlWriter#MAX_LENGTH} bytes, and gives its length. The header's terminals are those of IPS and of the receiver.
 *
 * <p>The same values give the same bytes. Owned by one thread; what is written for each payment allocates nothing.
 *
 * @rule 5-1.7.5, 5-1.10, 5-1.11, 5-1.12, 5-1.13, 5-1.14, 5-1.15, 5-1.17, 5-1.18, 5-1.19
 */
public final class IpsWriter {
    /** Says that a message is not written: it would be longer than {@link XmlWriter#MAX_LENGTH}. */
    public static final int NONE = 0;

    private final Frame frame = new Frame();
    private final Forwarding forwarding = new Forwarding(frame);
    private final Reports reports = new Reports(frame);
    private final Answers answers = new Answers(frame);

    /** A writer. */
    public IpsWriter() {}

    /**
     * A payment, payment request, refund or refund request, as its sender wrote it.
     *
     * @param ourReference of the transaction, for payments and refunds
     * @param isCopy whether it goes to a settlement bank that asked for copies
     */
    public int forward(
            OutputHeader header,
            IpsMessage message,
            CharSequence ourReference,
            boolean isCopy,
            byte[] target,
            int offset) {
        return forwarding.write(header, message, ourReference, isCopy, target, offset);
    }

    /** A free text, as its sender wrote it. */
    public int text(OutputHeader header, TextMessage message, byte[] target, int offset) {
        return forwarding.write(header, message, target, offset);
    }

    /**
     * pacs.002: what became of a payment or refund.
     *
     * @param isNational whether the receiver wants the national codes
     */
    public int status(
            OutputHeader header, Transaction meant, Outcome outcome, boolean isNational, byte[] target, int offset) {
        return reports.status(header, meant, outcome, isNational, target, offset);
    }

    /** pain.002: what became of a payment request; parameters as of {@link #status}. */
    public int requestStatus(
            OutputHeader header, PaymentRequest meant, Outcome outcome, boolean isNational, byte[] target, int offset) {
        return reports.requestStatus(header, meant, outcome, isNational, target, offset);
    }

    /** camt.029: a refund request is refused. */
    public int resolution(OutputHeader header, RefundRequest meant, IpsReason reason, byte[] target, int offset) {
        return reports.resolution(header, meant, reason, target, offset);
    }

    /**
     * camt.025: a message is refused that was read.
     *
     * @param answer RECEIPT_REJECTED or RECEIPT_ERROR
     */
    public int receipt(
            OutputHeader header,
            IpsAnswer answer,
            CharSequence messageId,
            CharSequence definition,
            IpsReason reason,
            byte[] target,
            int offset) {
        return reports.receipt(header, answer, messageId, definition, reason, target, offset);
    }

    /** The answer that the regulation assigns to a message that could not be read. */
    public int refused(OutputHeader header, IpsRefusal refusal, byte[] target, int offset) {
        return reports.refused(header, refusal, target, offset);
    }

    /** camt.010: limit, what of it is used, and what is left. */
    public int limit(OutputHeader header, LimitTold told, byte[] target, int offset) {
        return answers.limit(header, told, target, offset);
    }

    /**
     * camt.019: the day of IPS.
     *
     * @param asked MsgId of the query
     * @param date the day, yyyymmdd
     * @param turnsUtcNs when the next day begins
     */
    public int day(OutputHeader header, CharSequence asked, int date, long turnsUtcNs, byte[] target, int offset) {
        return answers.day(header, asked, date, turnsUtcNs, target, offset);
    }

    /**
     * camt.034: the message as it was sent, and its receipt.
     *
     * @param definition what the message is, {@code pacs.008.001.08}
     * @param receipt what proves who sent it
     */
    public int copy(
            OutputHeader header,
            CopyQuery query,
            String definition,
            byte[] original,
            byte[] receipt,
            byte[] target,
            int offset) {
        return answers.copy(header, query, definition, original, receipt, target, offset);
    }

    /** camt.998/TRANSREP: a page of the statement of a clearing account. */
    public int statement(OutputHeader header, StatementPage page, byte[] target, int offset) {
        return answers.statement(header, page, target, offset);
    }
}
