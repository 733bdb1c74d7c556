package az.ecbar.ledger.operator;

import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Reference;
import az.ecbar.record.OurReference;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a query is about, in each of the forms that the kinds of queries read their argument in.
 *
 * <p>Re-used from query to query; owned by the ledger's thread; no allocation after construction.
 */
public final class QueryArgument {
    private static final int HEX_DIGITS = 2 * Reference.LENGTH;
    private static final int RADIX = 16;
    private static final int MOST_DIGITS = 18;
    private static final int DATE_DIGITS = 8;

    private final Reference reference = new Reference();
    private final Reference uetr = new Reference();
    private final UnsafeBuffer binary = new UnsafeBuffer(new byte[Reference.LENGTH]);
    private long bic;
    private long paymentId;
    private long sender;
    private boolean hasSender;
    private long proposalId;
    private int date;
    private boolean isOfLvpcss;

    /** Reads the argument's bytes. */
    public QueryArgument read(DirectBuffer buffer, int offset) {
        bic = Bic.pack(buffer, offset);
        paymentId = OurReference.paymentId(buffer, offset);
        reference.read(buffer, offset);
        hasSender = buffer.getByte(offset + Reference.LENGTH) != 0;
        sender = Bic.pack(buffer, offset + Reference.LENGTH);
        readUetr(buffer, offset);
        proposalId = readNumber(buffer, offset);
        readDate(buffer, offset);
        return this;
    }

    /** ACCOUNT: packed BIC. */
    long bic() {
        return bic;
    }

    /** PAYMENT: its id; 0: the argument is none of our references. */
    long paymentId() {
        return paymentId;
    }

    /** PAYMENTS_BY_REFERENCE: the sender's reference. */
    Reference reference() {
        return reference;
    }

    /** PAYMENTS_BY_REFERENCE: whether a sender is named. */
    boolean hasSender() {
        return hasSender;
    }

    /** PAYMENTS_BY_REFERENCE: packed BIC of the sender. */
    long sender() {
        return sender;
    }

    /** PAYMENTS_BY_UETR: absent if the argument is not 32 hexadecimal digits. */
    Reference uetr() {
        return uetr;
    }

    /** PROPOSALS: the one that is asked about; 0: all of them; negative: the argument is no number. */
    long proposalId() {
        return proposalId;
    }

    /** CALENDAR: from which date on; 0: none is named; negative: the argument is no date. */
    int date() {
        return date;
    }

    /** CALENDAR: whether it is asked of LVPCSS. */
    boolean isOfLvpcss() {
        return isOfLvpcss;
    }

    /** Of CALENDAR: an L or not, then nothing or the eight digits of a date. */
    private void readDate(DirectBuffer buffer, int offset) {
        isOfLvpcss = buffer.getByte(offset) == 'L';
        int at = offset + (isOfLvpcss ? 1 : 0);
        date = 0;
        if (buffer.getByte(at) == 0) {
            return;
        }
        for (int i = 0; i < DATE_DIGITS; i++) {
            byte digit = buffer.getByte(at + i);
            if (digit < '0' || digit > '9') {
                date = -1;
                return;
            }
            date = date * 10 + digit - '0';
        }
        date = date == 0 ? -1 : date;
    }

    private static long readNumber(DirectBuffer buffer, int offset) {
        long number = 0;
        for (int i = 0; i <= MOST_DIGITS; i++) {
            byte digit = buffer.getByte(offset + i);
            if (digit == 0) {
                return number == 0 && i > 0 ? -1 : number;
            }
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return -1;
    }

    private void readUetr(DirectBuffer buffer, int offset) {
        for (int i = 0; i < HEX_DIGITS; i += 2) {
            int high = Character.digit(buffer.getByte(offset + i), RADIX);
            int low = Character.digit(buffer.getByte(offset + i + 1), RADIX);
            if (high < 0 || low < 0) {
                uetr.set(0, 0);
                return;
            }
            binary.putByte(i / 2, (byte) (high * RADIX + low));
        }
        uetr.read(binary, 0);
    }
}
