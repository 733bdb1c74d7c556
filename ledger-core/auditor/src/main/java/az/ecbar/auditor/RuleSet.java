package az.ecbar.auditor;

import az.ecbar.schema.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/** The parameters of the regulation, each with the date from which it holds (3.5, 3.6); rule set version 1 to begin with. */
final class RuleSet {
    /** Of a sum of 15 characters one is the comma. */
    private static final long LARGEST_MINOR = 99_999_999_999_999L;

    /** What the regulation says, and what the formats can carry. */
    private static final Map<RuleId, Long> VERSION_1 = Map.ofEntries(
            Map.entry(RuleId.UTC_OFFSET_MINUTES, 240L),
            Map.entry(RuleId.PRIORITY_FIRST, 30L),
            Map.entry(RuleId.PRIORITY_LAST, 99L),
            Map.entry(RuleId.PRIORITY_DEFAULT, 50L),
            Map.entry(RuleId.DAYS_AHEAD, 10L),
            Map.entry(RuleId.EXECUTION_NOTICE_DEFAULT, 1L),
            Map.entry(RuleId.AMOUNT_MAX_MINOR, LARGEST_MINOR),
            Map.entry(RuleId.GRIDLOCK_RESOLUTION, 0L),
            Map.entry(RuleId.GRIDLOCK_INTERVAL_SECONDS, 0L),
            Map.entry(RuleId.GRIDLOCK_PAYMENTS_MAX, 10_000L),
            Map.entry(RuleId.CONFORMANCE_DAYS, 30L),
            Map.entry(RuleId.DAY_BY_TIMETABLE, 0L),
            Map.entry(RuleId.DAY_OPENS_MINUTE, 560L),
            Map.entry(RuleId.DAY_CLOSES_MINUTE, 1020L),
            Map.entry(RuleId.CUT_OFF_MT102_MINUTE, 1020L),
            Map.entry(RuleId.CUT_OFF_MT103_MINUTE, 1020L),
            Map.entry(RuleId.CUT_OFF_MT205_MINUTE, 1020L),
            Map.entry(RuleId.CUT_OFF_CHANGES_MINUTE, 1020L),
            Map.entry(RuleId.IMPORTANT_SHARE_BASIS_POINTS, 200L),
            Map.entry(RuleId.IPS_PAYEE_SECONDS, 20L),
            Map.entry(RuleId.IPS_REFUND_SECONDS, 20L),
            Map.entry(RuleId.IPS_AMOUNT_MAX_MINOR, LARGEST_MINOR),
            Map.entry(RuleId.IPS_KEPT_DAYS, 3L),
            Map.entry(RuleId.IPS_REFUND_DAYS, 3L),
            Map.entry(RuleId.IPS_VALUE_DATE_TOLERANCE_SECONDS, 10L));

    private final List<Command.SetRule> changes = new ArrayList<>();

    void add(Command.SetRule change) {
        changes.add(change);
    }

    /** The value in force on a date, if the regulation or an operator gave one: the latest. */
    OptionalLong find(RuleId rule, int date) {
        OptionalLong given = latest(rule, date);
        Long first = VERSION_1.get(rule);
        return given.isPresent() || first == null ? given : OptionalLong.of(first);
    }

    /** Whether a bank could still give some priority on every day, were this change made (4.11). */
    boolean leavesPriorities(Command.SetRule change) {
        return isOnEveryDay(change, date -> value(RuleId.PRIORITY_FIRST, date) <= value(RuleId.PRIORITY_LAST, date));
    }

    /** Whether AZIPS would still open before it closes on every day, were this change made (3.5). */
    boolean leavesWindow(Command.SetRule change) {
        return isOnEveryDay(
                change, date -> value(RuleId.DAY_OPENS_MINUTE, date) < value(RuleId.DAY_CLOSES_MINUTE, date));
    }

    private boolean isOnEveryDay(Command.SetRule change, IntPredicate holds) {
        changes.add(change);
        boolean isKept =
                changes.stream().mapToInt(Command.SetRule::effectiveDate).allMatch(holds);
        changes.removeLast();
        return isKept;
    }

    long value(RuleId rule, int date) {
        return find(rule, date).orElseThrow();
    }

    private OptionalLong latest(RuleId rule, int date) {
        int latest = -1;
        OptionalLong value = OptionalLong.empty();
        for (Command.SetRule change : changes) {
            boolean isMeant = change.rule() == rule && change.effectiveDate() <= date;
            if (isMeant && change.effectiveDate() >= latest) {
                latest = change.effectiveDate();
                value = OptionalLong.of(change.value());
            }
        }
        return value;
    }
}
