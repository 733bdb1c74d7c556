package az.ecbar.bench.azips;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * What the load generator needs to know of an output, without reading it whole: its type, and which payment a notice of
 * execution is about. Owned by one thread; does not allocate.
 */
final class OutputScan {

    /** What an output is to the load. */
    enum Kind {
        /** MT298/SMT012: a payment of this bank was executed. */
        EXECUTED,
        /** A payment or an advice. */
        OTHER,
        /** Any other notice: something was refused, waits or was annulled. */
        UNWANTED
    }

    private static final byte[] REFERENCE_TAG = "\n:21:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXECUTED_FIELD = "\n:12:012".getBytes(StandardCharsets.US_ASCII);

    /** Behind a basic header of 29 characters and <code>{2:O</code>. */
    private static final int TYPE_AT = 33;

    private long number;

    /** Reads what matters. */
    Kind scan(DirectBuffer buffer, int offset, int length) {
        number = -1;
        if (length < TYPE_AT + 3) {
            return Kind.UNWANTED;
        }
        return switch (buffer.getByte(offset + TYPE_AT)) {
            case '1', '9' -> Kind.OTHER;
            case '2' -> notice(buffer, offset, length);
            default -> Kind.UNWANTED;
        };
    }

    /** Number of the executed payment, as {@link PaymentTemplate#numberOf} gives it. */
    long number() {
        return number;
    }

    private Kind notice(DirectBuffer buffer, int offset, int length) {
        int executed = find(EXECUTED_FIELD, buffer, offset + TYPE_AT, offset + length);
        if (executed < 0) {
            return Kind.UNWANTED;
        }
        int reference = find(REFERENCE_TAG, buffer, executed, offset + length - PaymentTemplate.REFERENCE_LENGTH);
        if (reference < 0) {
            return Kind.UNWANTED;
        }
        number = PaymentTemplate.numberOf(buffer, reference);
        return Kind.EXECUTED;
    }

    /** Place behind the first occurrence, or -1. */
    private static int find(byte[] wanted, DirectBuffer buffer, int from, int to) {
        for (int at = from; at + wanted.length <= to; at++) {
            int matched = 0;
            while (matched < wanted.length && buffer.getByte(at + matched) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return at + matched;
            }
        }
        return -1;
    }
}
