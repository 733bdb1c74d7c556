package az.ecbar.bench.azips;

import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An MT103 of one invented bank to another, ready but for what differs from payment to payment: the number in block 1, the
 * UETR and the reference, which all say the payment's number. Owned by one thread; changing it does not allocate.
 */
final class PaymentTemplate {

    private static final String NO_REFERENCE = "P000000000000000";
    private static final String NO_UETR = "0f0c5d6e-2c1a-4b8e-9d3f-000000000000";
    private static final String CUSTOMER_TIN = "1700767161";
    private static final int DIGITS_OF_BLOCK_1 = 10;
    private static final int DIGITS_OF_UETR = 12;
    static final int REFERENCE_LENGTH = 16;

    private static final int DIGITS_OF_REFERENCE = REFERENCE_LENGTH - 1;
    private static final int AMOUNT_MINOR = 150_000;

    /** Basic header: <code>{1:F01</code>, twelve of the terminal, then ten of session and sequence. */
    private static final int NUMBER_AT = 18;

    private final byte[] bytes;
    private final UnsafeBuffer buffer;
    private final int uetrAt;
    private final int referenceAt;

    PaymentTemplate(InventedBank payer, InventedBank payee, int valueDate) {
        String text = text(payer, payee, valueDate);
        bytes = text.getBytes(StandardCharsets.US_ASCII);
        buffer = new UnsafeBuffer(bytes);
        uetrAt = text.indexOf(NO_UETR) + NO_UETR.length() - DIGITS_OF_UETR;
        referenceAt = text.indexOf(NO_REFERENCE) + 1;
    }

    private static String text(InventedBank payer, InventedBank payee, int valueDate) {
        return PaymentBuilder.mt103()
                .sender(payer.terminal())
                .priority(50)
                .uetr(NO_UETR)
                .reference(NO_REFERENCE)
                .valueDate(valueDate)
                .amount("AZN", AMOUNT_MINOR)
                .issuer(payer.customer("XEZER TICARET MMC", 1, CUSTOMER_TIN))
                .beneficiary(payee.customer("Aliyev Vali Hasan oglu", 2, ""))
                .remittanceInformation("INVOICE 17 OF 30.03.2026\r\nCONTRACT 4/2026")
                .senderToReceiver("/BNF/PAYMENT FOR GOODS")
                .text();
    }

    /** Makes it the payment with this number, from 1. */
    void number(long number) {
        writeDigits(number, NUMBER_AT, DIGITS_OF_BLOCK_1);
        writeDigits(number, uetrAt, DIGITS_OF_UETR);
        writeDigits(number, referenceAt, DIGITS_OF_REFERENCE);
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int length() {
        return bytes.length;
    }

    /** The number of the payment that a reference at this place names; -1 if it is none of ours. */
    static long numberOf(DirectBuffer buffer, int referenceOffset) {
        if (buffer.getByte(referenceOffset) != NO_REFERENCE.charAt(0)) {
            return -1;
        }
        long number = 0;
        for (int i = 1; i <= DIGITS_OF_REFERENCE; i++) {
            int digit = buffer.getByte(referenceOffset + i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private void writeDigits(long number, int at, int digits) {
        long rest = number;
        for (int i = digits - 1; i >= 0; i--, rest /= 10) {
            bytes[at + i] = (byte) ('0' + rest % 10);
        }
    }
}
