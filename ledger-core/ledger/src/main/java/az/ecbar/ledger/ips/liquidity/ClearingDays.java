package az.ecbar.ledger.ips.liquidity;

import java.util.Arrays;

/**
 * What was booked on each clearing account on the last two IPS days with bookings, counted for its statement: so many
 * bookings, debits and credits, what was adjusted, and the net position before the first of them. What the bookings were, the
 * renderer hears by itself.
 *
 * <p>The day turns before the statements of the day before are told: so two days are kept, and a third one does not begin
 * before those of the first are told. Owned by the ledger's thread; arrays by account; no allocation but to grow.
 *
 * @rule 5-1.19
 */
final class ClearingDays {
    private static final int YEAR = 10_000;

    private int[] date = new int[0];
    private long[] opening = new long[0];
    private int[] lines = new int[0];
    private long[] debits = new long[0];
    private long[] credits = new long[0];
    private long[] adjusted = new long[0];

    private int[] dateBefore = new int[0];
    private long[] openingBefore = new long[0];
    private int[] linesBefore = new int[0];
    private long[] debitsBefore = new long[0];
    private long[] creditsBefore = new long[0];
    private long[] adjustedBefore = new long[0];

    private int[] sentDate = new int[0];
    private int[] sentNumber = new int[0];

    /** Counts a booking; positive amounts credit. */
    void count(int account, int today, long netBefore, long signed) {
        begin(account, today, netBefore);
        lines[account]++;
        if (signed < 0) {
            debits[account] -= signed;
        } else {
            credits[account] += signed;
        }
    }

    /** Counts what goes into the limit: no line of the statement. */
    void adjust(int account, int today, long netBefore, long amountMinor) {
        begin(account, today, netBefore);
        adjusted[account] += amountMinor;
    }

    /** Fills in the statement of an IPS day that is over, and gives it its number. */
    void close(int account, int ofDate, long netNow, ClearingStatement into) {
        sentNumber[account] = sentDate[account] / YEAR == ofDate / YEAR ? sentNumber[account] + 1 : 1;
        sentDate[account] = ofDate;
        fill(account, ofDate, netNow, into);
    }

    /** Fills in the statement whose number was given last. */
    void fill(int account, int ofDate, long netNow, ClearingStatement into) {
        boolean isLatest = date[account] == ofDate;
        boolean isBefore = !isLatest && dateBefore[account] == ofDate;
        long closing = date[account] > ofDate ? opening[account] : netNow;
        into.accountId = account;
        into.date = ofDate;
        into.number = sentNumber[account];
        into.lines = isLatest ? lines[account] : isBefore ? linesBefore[account] : 0;
        into.debitsMinor = isLatest ? debits[account] : isBefore ? debitsBefore[account] : 0;
        into.creditsMinor = isLatest ? credits[account] : isBefore ? creditsBefore[account] : 0;
        into.adjustedMinor = isLatest ? adjusted[account] : isBefore ? adjustedBefore[account] : 0;
        into.openingMinor = isLatest ? opening[account] : isBefore ? openingBefore[account] : closing;
        into.closingMinor = closing;
    }

    /** IPS day of the last booking; 0: never booked. */
    int date(int account) {
        return date[account];
    }

    long opening(int account) {
        return opening[account];
    }

    int lines(int account) {
        return lines[account];
    }

    long debits(int account) {
        return debits[account];
    }

    long credits(int account) {
        return credits[account];
    }

    long adjusted(int account) {
        return adjusted[account];
    }

    int dateBefore(int account) {
        return dateBefore[account];
    }

    long openingBefore(int account) {
        return openingBefore[account];
    }

    int linesBefore(int account) {
        return linesBefore[account];
    }

    long debitsBefore(int account) {
        return debitsBefore[account];
    }

    long creditsBefore(int account) {
        return creditsBefore[account];
    }

    long adjustedBefore(int account) {
        return adjustedBefore[account];
    }

    int sentDate(int account) {
        return sentDate[account];
    }

    int sentNumber(int account) {
        return sentNumber[account];
    }

    /** Puts back what a snapshot holds of the last day with bookings. */
    void restore(
            int account, int day, long newOpening, int newLines, long newDebits, long newCredits, long newAdjusted) {
        date[account] = day;
        opening[account] = newOpening;
        lines[account] = newLines;
        debits[account] = newDebits;
        credits[account] = newCredits;
        adjusted[account] = newAdjusted;
    }

    /** What was put back last was of the day before. */
    void restoredBefore(int account) {
        dateBefore[account] = date[account];
        openingBefore[account] = opening[account];
        linesBefore[account] = lines[account];
        debitsBefore[account] = debits[account];
        creditsBefore[account] = credits[account];
        adjustedBefore[account] = adjusted[account];
    }

    /** Puts back what a snapshot holds of the last statement. */
    void restoreSent(int account, int day, int number) {
        sentDate[account] = day;
        sentNumber[account] = number;
    }

    /** The account is closed. */
    void forget(int account) {
        restore(account, 0, 0, 0, 0, 0, 0);
        restoredBefore(account);
        restoreSent(account, 0, 0);
    }

    void growTo(int capacity) {
        date = Arrays.copyOf(date, capacity);
        opening = Arrays.copyOf(opening, capacity);
        lines = Arrays.copyOf(lines, capacity);
        debits = Arrays.copyOf(debits, capacity);
        credits = Arrays.copyOf(credits, capacity);
        adjusted = Arrays.copyOf(adjusted, capacity);
        dateBefore = Arrays.copyOf(dateBefore, capacity);
        openingBefore = Arrays.copyOf(openingBefore, capacity);
        linesBefore = Arrays.copyOf(linesBefore, capacity);
        debitsBefore = Arrays.copyOf(debitsBefore, capacity);
        creditsBefore = Arrays.copyOf(creditsBefore, capacity);
        adjustedBefore = Arrays.copyOf(adjustedBefore, capacity);
        sentDate = Arrays.copyOf(sentDate, capacity);
        sentNumber = Arrays.copyOf(sentNumber, capacity);
    }

    private void begin(int account, int today, long netBefore) {
        if (date[account] != today) {
            restoredBefore(account);
            restore(account, today, netBefore, 0, 0, 0, 0);
        }
    }
}
