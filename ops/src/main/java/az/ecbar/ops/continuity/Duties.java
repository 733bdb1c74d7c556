package az.ecbar.ops.continuity;

import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one participant owes in a year by the list of that year, and how it stands. Dates as yyyymmdd.
 *
 * <p>A quarter is met by the first day over which the participant settled from its backup centre; a day that it reports as
 * failed is none. It failed (7.6) by a day that was announced and did not come to that before the quarter was met, by a day
 * that it reports as failed, or by its end without one; then in each of the following months such a day is owed. What
 * fails in those months alone makes no further ones.
 *
 * @rule 7.1, 7.5, 7.6, 7.7, 7.8, 7.9, 7.10
 */
public final class Duties {
    private static final int YEAR = 10_000;
    private static final int FIRST_OF_JANUARY = 101;
    private static final int QUARTERS = 4;

    private final List<Filed> entries;
    private final TreeMap<Integer, BackupDay> days = new TreeMap<>();
    private final Deadlines deadlines;
    private final int today;

    /**
     * For one participant.
     *
     * @param filed what was entered about it, oldest first
     * @param worked the days on which it sent payments
     * @param today what is over is what lies before it
     */
    public Duties(List<Filed> filed, Collection<BackupDay> worked, Deadlines deadlines, int today) {
        this.entries = Filed.inForce(filed);
        worked.forEach(day -> days.put(day.date(), day));
        this.deadlines = deadlines;
        this.today = today;
    }

    /** Whether it is systemically important in a year: what was entered last counts. */
    public boolean isNamed(int year) {
        return of(ContinuityEntry.NAMED, ContinuityEntry.NOT_NAMED).stream()
                .filter(one -> one.date() / YEAR == year)
                .reduce((_, last) -> last)
                .filter(last -> last.entry() == ContinuityEntry.NAMED)
                .isPresent();
    }

    /** All that it owes of a year, by deadline; nothing if it is not important then, and owes no more of the year before. */
    public List<Duty> ofYear(int year) {
        List<Duty> all = new ArrayList<>();
        if (isNamed(year)) {
            int first = year * YEAR + FIRST_OF_JANUARY;
            addPaper(ContinuityDuty.CONTACTS, ContinuityEntry.CONTACTS, first, all);
            addPaper(ContinuityDuty.TOPOLOGY, ContinuityEntry.TOPOLOGY, first, all);
            for (int quarter = 1; quarter <= QUARTERS; quarter++) {
                int from = Deadlines.firstOfQuarter(year, quarter);
                all.add(worked(ContinuityDuty.QUARTER, from, Deadlines.lastOfQuarter(from)));
            }
            addReplacements(year, all);
            addInterruptions(year, all);
        }
        addMonths(year, all);
        addDays(year, all);
        all.sort(Comparator.comparingInt(Duty::until).thenComparing(Duty::duty).thenComparingInt(Duty::date));
        return all;
    }

    private void addPaper(ContinuityDuty duty, ContinuityEntry entry, int first, List<Duty> all) {
        int received = of(entry).stream()
                .filter(one -> one.date() == first)
                .mapToInt(Filed::receivedDate)
                .min()
                .orElse(0);
        all.add(duty(duty, first, deadlines.papersOf(first / YEAR), received));
    }

    /** A day from the backup centre in a span of time. */
    private Duty worked(ContinuityDuty duty, int from, int to) {
        return duty(duty, from, to, firstProven(from, to));
    }

    /** The months after failures of this year's quarters and of the last year's (7.6). */
    private void addMonths(int year, List<Duty> all) {
        Set<Integer> months = new TreeSet<>();
        for (int of = year - 1; of <= year; of++) {
            for (int failed : failures(of)) {
                for (int i = 1; i <= deadlines.monthsAfter(failed); i++) {
                    months.add(Deadlines.plusMonths(failed, i));
                }
            }
        }
        months.stream()
                .filter(month -> month / YEAR == year)
                .forEach(month -> all.add(worked(ContinuityDuty.MONTH, month, Deadlines.lastOfMonth(month))));
    }

    private List<Integer> failures(int year) {
        List<Integer> failed = new ArrayList<>();
        for (int quarter = 1; isNamed(year) && quarter <= QUARTERS; quarter++) {
            int from = Deadlines.firstOfQuarter(year, quarter);
            int to = Deadlines.lastOfQuarter(from);
            int met = firstProven(from, to);
            of(ContinuityEntry.TEST_ANNOUNCED).stream()
                    .map(Filed::date)
                    .filter(day -> day >= from && day <= to && day < today && (met == 0 || day < met))
                    .forEach(failed::add);
            of(ContinuityEntry.TEST_REPORTED).stream()
                    .filter(one -> !one.isPassed() && one.date() >= from && one.date() <= to)
                    .filter(one -> met == 0 || one.date() < met)
                    .map(Filed::date)
                    .forEach(failed::add);
            if (met == 0 && to < today) {
                failed.add(to);
            }
        }
        return failed;
    }

    /** Notice of each day from the backup centre that was announced or met something, and the report on it (7.7). */
    private void addDays(int year, List<Duty> all) {
        TreeSet<Integer> tested = new TreeSet<>();
        all.stream()
                .filter(one -> one.duty() == ContinuityDuty.QUARTER || one.duty() == ContinuityDuty.MONTH)
                .map(Duty::doneOn)
                .filter(day -> day != 0)
                .forEach(tested::add);
        boolean owes = isNamed(year) || isNamed(year - 1);
        of(ContinuityEntry.TEST_ANNOUNCED, ContinuityEntry.TEST_REPORTED).stream()
                .map(Filed::date)
                .filter(day -> owes && day / YEAR == year)
                .forEach(tested::add);
        for (int day : tested) {
            all.add(duty(
                    ContinuityDuty.NOTICE,
                    day,
                    deadlines.noticeOf(day),
                    received(ContinuityEntry.TEST_ANNOUNCED, day)));
            if (day < today) {
                int reported = received(ContinuityEntry.TEST_REPORTED, day);
                all.add(duty(ContinuityDuty.REPORT, day, deadlines.reportOf(day), reported));
            }
        }
    }

    private void addReplacements(int year, List<Duty> all) {
        of(ContinuityEntry.CONTACTS_REPLACED).stream()
                .filter(one -> one.date() / YEAR == year)
                .forEach(one -> all.add(duty(
                        ContinuityDuty.REPLACEMENT,
                        one.date(),
                        deadlines.replacementOf(one.date()),
                        one.receivedDate())));
    }

    /** Of several cases of one day the first report is taken for the first. */
    private void addInterruptions(int year, List<Duty> all) {
        Map<Integer, Integer> cases = new TreeMap<>();
        Map<Integer, List<Integer>> reports = new TreeMap<>();
        for (Filed one : of(ContinuityEntry.INTERRUPTION, ContinuityEntry.INTERRUPTION_REPORTED)) {
            if (one.date() / YEAR != year) {
                continue;
            }
            if (one.entry() == ContinuityEntry.INTERRUPTION) {
                int _ = cases.merge(one.date(), 1, Integer::sum);
            } else {
                reports.computeIfAbsent(one.date(), _ -> new ArrayList<>()).add(one.receivedDate());
            }
        }
        Set<Integer> dates = new TreeSet<>(cases.keySet());
        dates.addAll(reports.keySet());
        for (int date : dates) {
            List<Integer> received = reports.getOrDefault(date, List.of());
            int count = Math.max(cases.getOrDefault(date, 0), received.size());
            for (int i = 0; i < count; i++) {
                int reported = i < received.size() ? received.get(i) : 0;
                all.add(duty(ContinuityDuty.INTERRUPTION, date, deadlines.interruptionOf(date), reported));
            }
        }
    }

    private Duty duty(ContinuityDuty duty, int date, int until, int doneOn) {
        DutyState state;
        if (doneOn != 0) {
            state = doneOn <= until ? DutyState.MET : DutyState.LATE;
        } else if (until < today) {
            state = DutyState.MISSED;
        } else {
            state = deadlines.isNear(until, today) ? DutyState.DUE : DutyState.OPEN;
        }
        return new Duty(duty, date, until, state, doneOn);
    }

    private int received(ContinuityEntry entry, int date) {
        return of(entry).stream()
                .filter(one -> one.date() == date)
                .mapToInt(Filed::receivedDate)
                .min()
                .orElse(0);
    }

    /** The first day that is over and was settled from the backup centre; 0 if there is none. */
    private int firstProven(int from, int to) {
        Set<Integer> failed = new HashSet<>();
        of(ContinuityEntry.TEST_REPORTED).stream()
                .filter(one -> !one.isPassed())
                .forEach(one -> failed.add(one.date()));
        return days.subMap(from, true, to, true).values().stream()
                .filter(day -> day.isProven() && day.date() < today && !failed.contains(day.date()))
                .mapToInt(BackupDay::date)
                .findFirst()
                .orElse(0);
    }

    private List<Filed> of(ContinuityEntry... wanted) {
        Set<ContinuityEntry> kinds = Set.of(wanted);
        return entries.stream().filter(one -> kinds.contains(one.entry())).toList();
    }
}
