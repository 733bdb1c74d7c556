package az.ecbar.gateway.notice;

import java.util.ArrayList;
import java.util.List;

/** One parameter of the rule set over time: the youngest value that is in force counts, as in the ledger (D4). */
final class RuleTimeline {
    private record Entry(int effectiveDate, long value) {}

    private final List<Entry> entries = new ArrayList<>();

    RuleTimeline(long fromTheBeginning) {
        entries.add(new Entry(0, fromTheBeginning));
    }

    /** Adds a value from a date on, yyyymmdd; of two for one date the later one counts. */
    void add(int effectiveDate, long value) {
        entries.add(new Entry(effectiveDate, value));
    }

    /** The value in force on a date. */
    long at(int date) {
        Entry youngest = entries.getFirst();
        for (Entry entry : entries) {
            if (entry.effectiveDate <= date && entry.effectiveDate >= youngest.effectiveDate) {
                youngest = entry;
            }
        }
        return youngest.value;
    }
}
