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
 * three days before) by refusing a nearer effective date.
 *
 * @rule 3.6
 */
public final class RuleSet {
    /** Waiting payments that one command looks at and settles at most. */
    public static final int MAX_GRIDLOCK_PAYMENTS = 10_000;

    private static final int DAYS_OF_NOTICE = 3;
    private static final int MAX_ENTRIES = 4096;
    private static final int RULES = RuleId.GRIDLOCK_PAYMENTS_MAX.value() + 1;

    private final short[] rules = new short[MAX_ENTRIES];
    private final long[] values = new long[MAX_ENTRIES];
    private final int[] dates = new int[MAX_ENTRIES];
    private final long[] inForce = new long[RULES];
    private int size;
    private int today;

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
                || leavesNoPriority(rule, value, effectiveDate)) {
            return RejectReason.RULE_VALUE_NOT_ALLOWED;
        }
        if (effectiveDate != 0 && !BusinessDate.isValid(effectiveDate)) {
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
        for (int rule = 0; rule < RULES; rule++) {
            inForce[rule] = youngest(rule, date);
        }
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

    /** Forgets all entries, before a snapshot is read. */
    public void clear() {
        size = 0;
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

    /** Whether, on some day on which this value would hold, the first priority would lie behind the last (4.11). */
    private boolean leavesNoPriority(RuleId rule, long value, int fromDate) {
        if (rule != RuleId.PRIORITY_FIRST && rule != RuleId.PRIORITY_LAST) {
            return false;
        }
        boolean isFirst = rule == RuleId.PRIORITY_FIRST;
        int other = (isFirst ? RuleId.PRIORITY_LAST : RuleId.PRIORITY_FIRST).value();
        int toDate = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (rules[i] == rule.value() && dates[i] > fromDate) {
                toDate = Math.min(toDate, dates[i]);
            }
        }
        boolean crosses = isBehind(isFirst, value, youngest(other, fromDate));
        for (int i = 0; i < size && !crosses; i++) {
            boolean isWithin = rules[i] == other && dates[i] > fromDate && dates[i] < toDate;
            crosses = isWithin && isBehind(isFirst, value, youngest(other, dates[i]));
        }
        return crosses;
    }

    private static boolean isBehind(boolean isFirst, long value, long otherValue) {
        return isFirst ? value > otherValue : otherValue > value;
    }

    private boolean isAnnouncedInTime(int effectiveDate) {
        return effectiveDate != 0
                && BusinessDate.epochDay(effectiveDate) - BusinessDate.epochDay(today) >= DAYS_OF_NOTICE;
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
            case NULL_VAL -> false;
        };
    }

    private void put(RuleId rule, long value) {
        set(rule, value, 0);
    }
}
