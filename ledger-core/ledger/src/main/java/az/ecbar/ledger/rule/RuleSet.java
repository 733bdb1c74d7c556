package az.ecbar.ledger.rule;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * The parameters of the rule set (design D4): each a value from an effective date on, the youngest that is in force
 * counts. Each holds for all systems: one system alone asks for none, so a value for it is refused. Before any command it
 * holds rule set version 1.
 *
 * <p>Owned by the ledger's thread; allocates only when a rule is added. Implements 3.6 (a change is announced at least
 * three days before): between the day of the announcement and the effective date lie three full calendar days, a nearer
 * date is refused.
 *
 * @rule 3.6
 */
public final class RuleSet {
    /** Waiting payments that one command looks at and settles at most. */
    public static final int MAX_GRIDLOCK_PAYMENTS = 10_000;

    private static final int FULL_DAYS_OF_NOTICE = 3;
    private static final int MAX_ENTRIES = 4096;
    /** A tick is due when a value comes into force: its moment is to be counted in nanoseconds, to 2262. */
    private static final int LAST_DATE = 21_991_231;

    private static final int RULES = 100;
    private static final int MINUTES_OF_DAY = 1440;
    /** A year without a 29 February, as yyyy0000. */
    private static final int COMMON_YEAR = 20_010_000;

    private final short[] rules = new short[MAX_ENTRIES];
    private final long[] values = new long[MAX_ENTRIES];
    private final int[] dates = new int[MAX_ENTRIES];
    private final long[] inForce = new long[RULES];
    private int size;
    private int today;
    private int changes;

    public RuleSet() {
        put(RuleId.UTC_OFFSET_MINUTES, 240);
        put(RuleId.PRIORITY_FIRST, 30);
        put(RuleId.PRIORITY_LAST, 99);
        put(RuleId.PRIORITY_DEFAULT, 50);
        put(RuleId.DAYS_AHEAD, 10);
        put(RuleId.CTN_CREDIT, 64);
        put(RuleId.TRANSFER_EXPIRY_SECONDS, 600);
        put(RuleId.PROPOSAL_EXPIRY_SECONDS, 3600);
        put(RuleId.TRANSFER_MAX_BYTES, 100L << 20);
        put(RuleId.EXECUTION_NOTICE_DEFAULT, 1);
        put(RuleId.AMOUNT_MAX_MINOR, 99_999_999_999_999L);
        put(RuleId.GRIDLOCK_RESOLUTION, 0);
        put(RuleId.GRIDLOCK_INTERVAL_SECONDS, 0);
        put(RuleId.GRIDLOCK_PAYMENTS_MAX, MAX_GRIDLOCK_PAYMENTS);
        put(RuleId.CONFORMANCE_DAYS, 30);
        put(RuleId.DAY_BY_TIMETABLE, 0);
        put(RuleId.DAY_OPENS_MINUTE, 9 * 60 + 20);
        put(RuleId.DAY_CLOSES_MINUTE, 17 * 60);
        put(RuleId.CUT_OFF_MT102_MINUTE, 17 * 60);
        put(RuleId.CUT_OFF_MT103_MINUTE, 17 * 60);
        put(RuleId.CUT_OFF_MT205_MINUTE, 17 * 60);
        put(RuleId.CUT_OFF_CHANGES_MINUTE, 17 * 60);
        put(RuleId.IMPORTANT_SHARE_BASIS_POINTS, 200);
        put(RuleId.IMPORTANT_LIST_UNTIL, 125);
        put(RuleId.CONTINUITY_PAPERS_UNTIL, 225);
        put(RuleId.CONTINUITY_NOTICE_DAYS, 5);
        put(RuleId.CONTINUITY_REPORT_DAYS, 7);
        put(RuleId.CONTINUITY_CHANGE_DAYS, 5);
        put(RuleId.INTERRUPTION_REPORT_DAYS, 3);
        put(RuleId.CONTINUITY_FAILED_MONTHS, 2);
        put(RuleId.CONTINUITY_REMINDER_DAYS, 10);
        put(RuleId.IPS_PAYEE_SECONDS, 20);
        put(RuleId.IPS_REFUND_SECONDS, 20);
        put(RuleId.IPS_AMOUNT_MAX_MINOR, 99_999_999_999_999L);
        put(RuleId.IPS_KEPT_DAYS, 3);
        put(RuleId.IPS_REFUND_DAYS, 3);
        put(RuleId.IPS_LIMITS_SHARED, 0);
        put(RuleId.IPS_HEADROOM_THRESHOLD_MINOR, 0);
        put(RuleId.IPS_DAY_TURNS_MINUTE, 0);
        put(RuleId.IPS_VALUE_DATE_TOLERANCE_SECONDS, 10);
        put(RuleId.IPS_ADJUSTMENT_FIRST_MINUTE, 9 * 60 + 30);
        put(RuleId.IPS_ADJUSTMENT_INTERVAL_MINUTES, 7 * 60);
        advanceTo(0);
    }

    /** Value in force. */
    public long value(RuleId rule) {
        return inForce[rule.value()];
    }

    /**
     * Tells whether {@link #set} would be allowed; {@code isGenesis} allows any date. Refused, in this order:
     * RULE_VALUE_NOT_ALLOWED, DATE_MALFORMED, RULE_TOO_SOON, LIMIT_REACHED.
     */
    public RejectReason check(RuleId rule, SystemId system, long value, int effectiveDate, boolean isGenesis) {
        if (rule == RuleId.NULL_VAL
                || system != SystemId.ALL
                || !isAllowed(rule, value)
                || crosses(rule, value, effectiveDate, RuleId.PRIORITY_FIRST, RuleId.PRIORITY_LAST, 0)
                || crosses(rule, value, effectiveDate, RuleId.DAY_OPENS_MINUTE, RuleId.DAY_CLOSES_MINUTE, 1)) {
            return RejectReason.RULE_VALUE_NOT_ALLOWED;
        }
        if (effectiveDate != 0 && (!BusinessDate.isValid(effectiveDate) || effectiveDate > LAST_DATE)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (!isGenesis && !isAnnouncedInTime(effectiveDate)) {
            return RejectReason.RULE_TOO_SOON;
        }
        return size == MAX_ENTRIES ? RejectReason.LIMIT_REACHED : RejectReason.NONE;
    }

    /** Adds a value from a date on. */
    public void set(RuleId rule, long value, int effectiveDate) {
        rules[size] = (short) rule.value();
        values[size] = value;
        dates[size] = effectiveDate;
        size++;
        advanceTo(today);
    }

    /** Makes the values of a date those in force. */
    public void advanceTo(int date) {
        today = date;
        changes++;
        for (int rule = 0; rule < RULES; rule++) {
            inForce[rule] = youngest(rule, date);
        }
    }

    /** The date whose values are in force; 0 before the first. */
    public int today() {
        return today;
    }

    /** The first date behind {@link #today} from which on a value is set; 0: there is none. */
    public int nextDate() {
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (dates[i] > today && (next == 0 || dates[i] < next)) {
                next = dates[i];
            }
        }
        return next;
    }

    /** The value that holds on a date by what is set now. */
    public long valueOn(RuleId rule, int date) {
        return youngest(rule.value(), date);
    }

    /** Grows whenever a value in force may be another one; no part of the state. */
    public int changes() {
        return changes;
    }

    /** Number of entries, for the snapshot. */
    public int size() {
        return size;
    }

    /** Rule of entry {@code i}. */
    public RuleId ruleOf(int i) {
        return RuleId.get(rules[i] & 0xFFFF);
    }

    /** Value of entry {@code i}. */
    public long valueOf(int i) {
        return values[i];
    }

    /** Effective date of entry {@code i}, 0 from the beginning. */
    public int dateOf(int i) {
        return dates[i];
    }

    /** Forgets all entries, before a snapshot is read that was taken while the values of a date were in force. */
    public void clear(int date) {
        size = 0;
        today = date;
    }

    /** The value that holds on a date by what is set now; 0 if none does. */
    private long youngest(int rule, int onDate) {
        long value = 0;
        int date = -1;
        for (int i = 0; i < size; i++) {
            if (rules[i] == rule && dates[i] <= onDate && dates[i] >= date) {
                value = values[i];
                date = dates[i];
            }
        }
        return value;
    }

    /**
     * Whether, on some day on which this value would hold, a lower bound would come too close to its upper one: the first
     * priority behind the last (4.11), the opening of the day not before its closing.
     *
     * @param least how much the upper bound lies above the lower one at least
     */
    private boolean crosses(RuleId rule, long value, int fromDate, RuleId lower, RuleId upper, long least) {
        if (rule != lower && rule != upper) {
            return false;
        }
        boolean isLower = rule == lower;
        int other = (isLower ? upper : lower).value();
        int toDate = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (rules[i] == rule.value() && dates[i] > fromDate) {
                toDate = Math.min(toDate, dates[i]);
            }
        }
        boolean crosses = isTooClose(isLower, value, youngest(other, fromDate), least);
        for (int i = 0; i < size && !crosses; i++) {
            boolean isWithin = rules[i] == other && dates[i] > fromDate && dates[i] < toDate;
            crosses = isWithin && isTooClose(isLower, value, youngest(other, dates[i]), least);
        }
        return crosses;
    }

    private static boolean isTooClose(boolean isLower, long value, long otherValue, long least) {
        return isLower ? value + least > otherValue : otherValue + least > value;
    }

    private boolean isAnnouncedInTime(int effectiveDate) {
        return effectiveDate != 0
                && BusinessDate.epochDay(effectiveDate) - BusinessDate.epochDay(today) > FULL_DAYS_OF_NOTICE;
    }

    private static boolean isAllowed(RuleId rule, long value) {
        return switch (rule) {
            case UTC_OFFSET_MINUTES -> value >= -720 && value <= 840;
            case PRIORITY_FIRST, PRIORITY_LAST, PRIORITY_DEFAULT -> value >= 0 && value <= 99;
            case DAYS_AHEAD -> value >= 0 && value <= 365;
            case CTN_CREDIT -> value >= 1 && value <= 256;
            case TRANSFER_EXPIRY_SECONDS, PROPOSAL_EXPIRY_SECONDS -> value >= 1 && value <= 86_400;
            case TRANSFER_MAX_BYTES -> value >= 4096 && value <= 100L << 20;
            case EXECUTION_NOTICE_DEFAULT -> value == 0 || value == 1;
            case AMOUNT_MAX_MINOR -> value >= 1 && value <= 99_999_999_999_999L;
            case GRIDLOCK_RESOLUTION -> value == 0 || value == 1;
            case GRIDLOCK_INTERVAL_SECONDS -> value >= 0 && value <= 86_400;
            case GRIDLOCK_PAYMENTS_MAX -> value >= 2 && value <= MAX_GRIDLOCK_PAYMENTS;
            case CONFORMANCE_DAYS -> value >= 1 && value <= 3650;
            case DAY_BY_TIMETABLE -> value == 0 || value == 1;
            case DAY_OPENS_MINUTE -> value >= 0 && value < MINUTES_OF_DAY;
            case DAY_CLOSES_MINUTE -> value >= 1 && value <= MINUTES_OF_DAY;
            case CUT_OFF_MT102_MINUTE, CUT_OFF_MT103_MINUTE, CUT_OFF_MT205_MINUTE, CUT_OFF_CHANGES_MINUTE ->
                value >= 0 && value <= MINUTES_OF_DAY;
            case IMPORTANT_SHARE_BASIS_POINTS -> value >= 0 && value <= 10_000;
            case IMPORTANT_LIST_UNTIL, CONTINUITY_PAPERS_UNTIL ->
                value >= 101 && value <= 1231 && BusinessDate.isValid(COMMON_YEAR + (int) value);
            case CONTINUITY_NOTICE_DAYS,
                    CONTINUITY_REPORT_DAYS,
                    CONTINUITY_CHANGE_DAYS,
                    INTERRUPTION_REPORT_DAYS,
                    CONTINUITY_REMINDER_DAYS -> value >= 0 && value <= 90;
            case CONTINUITY_FAILED_MONTHS -> value >= 0 && value <= 12;
            case IPS_PAYEE_SECONDS, IPS_REFUND_SECONDS -> value >= 1 && value <= 3600;
            case IPS_AMOUNT_MAX_MINOR -> value >= 1 && value <= 99_999_999_999_999L;
            case IPS_KEPT_DAYS -> value >= 2 && value <= 7;
            case IPS_REFUND_DAYS -> value >= 1 && value <= 7;
            case IPS_LIMITS_SHARED -> value == 0 || value == 1;
            case IPS_HEADROOM_THRESHOLD_MINOR -> value >= 0 && value <= 99_999_999_999_999L;
            case IPS_DAY_TURNS_MINUTE, IPS_ADJUSTMENT_FIRST_MINUTE -> value >= 0 && value < MINUTES_OF_DAY;
            case IPS_VALUE_DATE_TOLERANCE_SECONDS -> value >= 0 && value <= 3600;
            case IPS_ADJUSTMENT_INTERVAL_MINUTES -> value >= 0 && value <= MINUTES_OF_DAY;
            case NULL_VAL -> false;
        };
    }

    private void put(RuleId rule, long value) {
        set(rule, value, 0);
    }
}
