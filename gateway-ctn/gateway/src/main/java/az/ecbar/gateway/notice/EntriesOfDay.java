package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.schema.PaymentType;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** The entries of one account on one AZIPS day, in the order in which they were booked. Owned by one thread. */
final class EntriesOfDay {
    static final EntriesOfDay NONE = new EntriesOfDay();
    private static final int FIRST_CAPACITY = 4;
    private static final int REFERENCE_LENGTH = 16;

    private int date;
    private int size;
    private long[] bookedId = new long[0];
    private long[] signed = new long[0];
    private long[] balance = new long[0];
    private int[] valueDate = new int[0];
    private byte[] type = new byte[0];
    private long[] references = new long[0];

    int date() {
        return date;
    }

    int size() {
        return size;
    }

    void begin(int newDate) {
        date = newDate;
        size = 0;
    }

    void add(
            long newBookedId,
            long newSigned,
            long newBalance,
            int newValueDate,
            PaymentType newType,
            long referenceFirst,
            long referenceSecond) {
        if (size == bookedId.length) {
            growTo(Math.max(FIRST_CAPACITY, size * 2));
        }
        bookedId[size] = newBookedId;
        signed[size] = newSigned;
        balance[size] = newBalance;
        valueDate[size] = newValueDate;
        type[size] = (byte) newType.value();
        references[2 * size] = referenceFirst;
        references[2 * size + 1] = referenceSecond;
        size++;
    }

    /** The payment, or the command by which the Central Bank booked. */
    long bookedId(int entry) {
        return bookedId[entry];
    }

    boolean isCredit(int entry) {
        return signed[entry] > 0;
    }

    /** Minor units, positive. */
    long amount(int entry) {
        return Math.abs(signed[entry]);
    }

    /** The account's balance after the entry, minor units. */
    long balance(int entry) {
        return balance[entry];
    }

    int valueDate(int entry) {
        return valueDate[entry];
    }

    PaymentType type(int entry) {
        return PaymentType.get((short) (type[entry] & 0xFF));
    }

    /** Field 20 of the payment, or the reference of the Central Bank's decision; without the NULs behind it. */
    Text reference(int entry) {
        byte[] bytes = new byte[REFERENCE_LENGTH];
        UnsafeBuffer view = new UnsafeBuffer(bytes);
        view.putLong(0, references[2 * entry], ByteOrder.nativeOrder());
        view.putLong(Long.BYTES, references[2 * entry + 1], ByteOrder.nativeOrder());
        int length = 0;
        while (length < REFERENCE_LENGTH && bytes[length] != 0) {
            length++;
        }
        return Text.of(bytes, 0, length);
    }

    private void growTo(int capacity) {
        bookedId = Arrays.copyOf(bookedId, capacity);
        signed = Arrays.copyOf(signed, capacity);
        balance = Arrays.copyOf(balance, capacity);
        valueDate = Arrays.copyOf(valueDate, capacity);
        type = Arrays.copyOf(type, capacity);
        references = Arrays.copyOf(references, 2 * capacity);
    }
}
