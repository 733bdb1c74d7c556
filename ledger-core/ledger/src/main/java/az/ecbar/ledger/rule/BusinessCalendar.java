package az.ecbar.ledger.rule;

import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * Which dates are business days, per system: Monday to Friday unless declared otherwise.
 *
 * <p>Owned by the ledger's thread; allocates only when a date is declared for the first time.
 */
public final class BusinessCalendar {
    private final TupleIndex declared = new TupleIndex(1, 256);
    private final long[] key = new long[1];
    private boolean[] businessDays = new boolean[256];

    /** Declares one date to be a business day or not; a later declaration replaces an earlier one. */
    public void declare(SystemId system, int date, boolean isBusinessDay) {
        int id = declared.find(key(system, date));
        if (id == TupleIndex.MISSING) {
            id = declared.add(key);
            if (id == businessDays.length) {
                businessDays = Arrays.copyOf(businessDays, id * 2);
            }
        }
        businessDays[id] = isBusinessDay;
    }

    /** Whether a date is a business day of a system. */
    public boolean isBusinessDay(SystemId system, int date) {
        int id = declared.find(key(system, date));
        return id == TupleIndex.MISSING ? !BusinessDate.isWeekend(date) : businessDays[id];
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

    private long[] key(SystemId system, int date) {
        key[0] = ((long) system.value() << 32) | date;
        return key;
    }
}
