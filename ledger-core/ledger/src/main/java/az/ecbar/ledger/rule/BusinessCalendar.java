package az.ecbar.ledger.rule;

import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * Which dates are business days, per system: Monday to Friday unless declared otherwise; of IPS, which runs round the
 * clock (2.1.17-1), every date.
 *
 * <p>Owned by the ledger's thread; allocates only when a date is declared for the first time.
 */
public final class BusinessCalendar {
    private static final int MONTH = 100;

    private final TupleIndex declared = new TupleIndex(1, 256);
    private final long[] key = new long[1];
    private int changes;
    private boolean[] businessDays = new boolean[256];
    private int[] decisionDates = new int[256];
    private long[] decisions = new long[2 * 256];

    /**
     * Declares one date to be a business day or not; a later declaration replaces an earlier one.
     *
     * @param decisionDate of the decision by which it is, 0 in the genesis
     * @param decision its number
     */
    public void declare(SystemId system, int date, boolean isBusinessDay, int decisionDate, Reference decision) {
        int id = declared.find(key(system, date));
        if (id == TupleIndex.MISSING) {
            id = declared.add(key);
            if (id == businessDays.length) {
                businessDays = Arrays.copyOf(businessDays, id * 2);
                decisionDates = Arrays.copyOf(decisionDates, id * 2);
                decisions = Arrays.copyOf(decisions, id * 4);
            }
        }
        changes++;
        businessDays[id] = isBusinessDay;
        decisionDates[id] = decisionDate;
        decisions[2 * id] = decision.first();
        decisions[2 * id + 1] = decision.second();
    }

    /** Whether a date is a business day of a system. */
    public boolean isBusinessDay(SystemId system, int date) {
        if (system == SystemId.IPS) {
            return true;
        }
        int id = declared.find(key(system, date));
        return id == TupleIndex.MISSING ? !BusinessDate.isWeekend(date) : businessDays[id];
    }

    /** Whether a date was declared for a system; else the day of the week says it. */
    public boolean isDeclared(SystemId system, int date) {
        return declared.find(key(system, date)) != TupleIndex.MISSING;
    }

    /** Date of the decision by which a date is declared for a system; 0: not declared, or by the genesis. */
    public int decisionDate(SystemId system, int date) {
        int id = declared.find(key(system, date));
        return id == TupleIndex.MISSING ? 0 : decisionDates[id];
    }

    /** Number of that decision; absent if there is none. */
    public Reference decision(SystemId system, int date, Reference into) {
        int id = declared.find(key(system, date));
        return id == TupleIndex.MISSING ? into.set(0, 0) : decisionAt(id, into);
    }

    /** The business days of a month of a system: a bit for each day, that of the first the lowest. */
    public int businessDaysOf(SystemId system, int firstOfMonth) {
        int first = BusinessDate.epochDay(firstOfMonth);
        int bits = 0;
        for (int day = first; BusinessDate.ofEpochDay(day) / MONTH == firstOfMonth / MONTH; day++) {
            bits |= isBusinessDay(system, BusinessDate.ofEpochDay(day)) ? 1 << (day - first) : 0;
        }
        return bits;
    }

    /** Grows with every declaration; no part of the state. */
    public int changes() {
        return changes;
    }

    /** Number of declared dates, for the snapshot. */
    public int size() {
        return declared.size();
    }

    /** System of declaration {@code i}. */
    public SystemId systemOf(int i) {
        return SystemId.get((short) (declared.keyPart(i, 0) >>> 32));
    }

    /** Date of declaration {@code i}. */
    public int dateOf(int i) {
        return (int) declared.keyPart(i, 0);
    }

    /** What declaration {@code i} says. */
    public boolean isBusinessDayAt(int i) {
        return businessDays[i];
    }

    /** Date of the decision behind declaration {@code i}; 0: of the genesis. */
    public int decisionDateAt(int i) {
        return decisionDates[i];
    }

    /** Number of the decision behind declaration {@code i}. */
    public Reference decisionAt(int i, Reference into) {
        return into.set(decisions[2 * i], decisions[2 * i + 1]);
    }

    private long[] key(SystemId system, int date) {
        key[0] = ((long) system.value() << 32) | date;
        return key;
    }
}
