package az.ecbar.ledger.statement;

import az.ecbar.ledger.key.Reference;
import java.util.Arrays;

/**
 * The bookings of the last two AZIPS days on which there were any, in their order. They are kept for snapshots alone: from
 * them the renderer, which hears each booking as advices, learns those from before the snapshot. The ledger itself only
 * counts.
 *
 * <p>Owned by the ledger's thread; allocates only when a day has more bookings than ever before.
 */
public final class Bookings {
    /**
     * Stands for an account that this booking says nothing of: one of the Central Bank, which gets no statement, or that of
     * the other side where several payments settle together and each side is a booking of its own.
     */
    public static final int CENTRAL_BANK = -1;

    private static final int MAX_PREPARED = 1 << 17;

    private Day before;
    private Day current;

    Bookings(int expectedOfDay) {
        int capacity = Math.clamp(expectedOfDay, 16, MAX_PREPARED);
        before = new Day(capacity);
        current = new Day(capacity);
    }

    /** Number of bookings kept. */
    public int size() {
        return before.size + current.size;
    }

    public int date(int i) {
        return dayOf(i).date;
    }

    /** The payment, or the command by which the Central Bank booked. */
    public long bookedId(int i) {
        return dayOf(i).bookedId[at(i)];
    }

    public long amount(int i) {
        return dayOf(i).amount[at(i)];
    }

    public int debitAccount(int i) {
        return dayOf(i).debitAccount[at(i)];
    }

    public int creditAccount(int i) {
        return dayOf(i).creditAccount[at(i)];
    }

    public long debitBalance(int i) {
        return dayOf(i).debitBalance[at(i)];
    }

    public long creditBalance(int i) {
        return dayOf(i).creditBalance[at(i)];
    }

    public int valueDate(int i) {
        return dayOf(i).valueDate[at(i)];
    }

    /** Value of the schema's PaymentType. */
    public int type(int i) {
        return dayOf(i).type[at(i)] & 0xFF;
    }

    public Reference reference(int i, Reference into) {
        return into.set(dayOf(i).referenceFirst[at(i)], dayOf(i).referenceSecond[at(i)]);
    }

    /** Adds a booking of an AZIPS day; the first one of a new day lets go of the day before the last. */
    public void add(
            int date,
            long bookedId,
            long amount,
            int debitAccount,
            int creditAccount,
            long debitBalance,
            long creditBalance,
            int valueDate,
            int type,
            Reference reference) {
        if (date != current.date) {
            Day oldest = before;
            before = current;
            current = oldest;
            current.begin(date);
        }
        Day day = current;
        int at = day.next();
        day.bookedId[at] = bookedId;
        day.amount[at] = amount;
        day.debitAccount[at] = debitAccount;
        day.creditAccount[at] = creditAccount;
        day.debitBalance[at] = debitBalance;
        day.creditBalance[at] = creditBalance;
        day.valueDate[at] = valueDate;
        day.type[at] = (byte) type;
        day.referenceFirst[at] = reference.first();
        day.referenceSecond[at] = reference.second();
    }

    private Day dayOf(int i) {
        return i < before.size ? before : current;
    }

    private int at(int i) {
        return i < before.size ? i : i - before.size;
    }

    private static final class Day {
        private int date;
        private int size;
        private long[] bookedId;
        private long[] amount;
        private int[] debitAccount;
        private int[] creditAccount;
        private long[] debitBalance;
        private long[] creditBalance;
        private int[] valueDate;
        private byte[] type;
        private long[] referenceFirst;
        private long[] referenceSecond;

        private Day(int capacity) {
            bookedId = new long[capacity];
            amount = new long[capacity];
            debitAccount = new int[capacity];
            creditAccount = new int[capacity];
            debitBalance = new long[capacity];
            creditBalance = new long[capacity];
            valueDate = new int[capacity];
            type = new byte[capacity];
            referenceFirst = new long[capacity];
            referenceSecond = new long[capacity];
        }

        private void begin(int newDate) {
            date = newDate;
            size = 0;
        }

        private int next() {
            if (size == bookedId.length) {
                growTo(size * 2);
            }
            return size++;
        }

        private void growTo(int capacity) {
            bookedId = Arrays.copyOf(bookedId, capacity);
            amount = Arrays.copyOf(amount, capacity);
            debitAccount = Arrays.copyOf(debitAccount, capacity);
            creditAccount = Arrays.copyOf(creditAccount, capacity);
            debitBalance = Arrays.copyOf(debitBalance, capacity);
            creditBalance = Arrays.copyOf(creditBalance, capacity);
            valueDate = Arrays.copyOf(valueDate, capacity);
            type = Arrays.copyOf(type, capacity);
            referenceFirst = Arrays.copyOf(referenceFirst, capacity);
            referenceSecond = Arrays.copyOf(referenceSecond, capacity);
        }
    }
}
