package az.ecbar.command;

import az.ecbar.schema.Channel;
import az.ecbar.schema.EnterChangeEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentChange;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What operators ask on behalf of a participant that is out of order, by its paper (4.27, 6.1), beside
 * {@link ActionWriter}.
 *
 * @param bic on whose behalf
 * @param carrier WORKSTATION or PAPER
 * @param paperDate of the participant's paper, yyyymmdd
 * @param paperNumber its number, at most 16 characters
 * @param paymentReference field 20 of the payment meant, at most 16 characters
 * @param valueDate of the payment meant, yyyymmdd
 */
public record EnteredChange(
        String bic, Channel carrier, int paperDate, String paperNumber, String paymentReference, int valueDate) {
    private static final int REFERENCE_LENGTH = 16;
    private static final int BIC_LENGTH = 11;
    private static final int NO_PRIORITY = -1;

    /** {@link IllegalArgumentException} for a text that is too long or not ASCII. */
    public EnteredChange {
        check("bic", bic, BIC_LENGTH);
        check("paperNumber", paperNumber, REFERENCE_LENGTH);
        check("paymentReference", paymentReference, REFERENCE_LENGTH);
    }

    /** The command that cancels the payment: its bytes, SBE header first. */
    public byte[] cancellation() {
        return write(PaymentChange.CANCELLATION, NO_PRIORITY);
    }

    /** The command that gives it another priority: its bytes, SBE header first. */
    public byte[] priority(int priority) {
        return write(PaymentChange.PRIORITY, priority);
    }

    private byte[] write(PaymentChange change, int priority) {
        UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + EnterChangeEncoder.BLOCK_LENGTH]);
        EnterChangeEncoder _ = new EnterChangeEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .channel(carrier)
                .paperDate(paperDate)
                .paperNumber(paperNumber)
                .change(change)
                .priority((short) priority)
                .valueDate(valueDate)
                .paymentReference(paymentReference)
                .senderBic(bic);
        return buffer.byteArray();
    }

    private static void check(String field, String text, int length) {
        if (text.length() > length || !StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(field + ": at most " + length + " characters of ASCII");
        }
    }
}
