package az.ecbar.bankview;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became known by one command: what it was, if banks or the Central Bank know, and all that was said because of it. */
final class Moment {
    final long sequence;
    DayRecord.@Nullable Taken taken;
    final List<Decision> decisions = new ArrayList<>();

    /** yymmddhhmm; empty where nothing was said. */
    String clock = "";

    private final Map<String, Deque<Output>> left = new LinkedHashMap<>();

    Moment(long sequence) {
        this.sequence = sequence;
    }

    /** False: it bears another moment than the others. */
    boolean add(Output output) {
        boolean isFirst = clock.isEmpty();
        if (isFirst) {
            clock = output.clock();
        }
        left.computeIfAbsent(output.bic(), _ -> new ArrayDeque<>()).add(output);
        return clock.equals(output.clock());
    }

    /** The date in Baku; of a moment at which nothing was said the one given. */
    LocalDate date(LocalDate other) {
        return clock.isEmpty()
                ? other
                : LocalDate.parse("20" + clock.substring(0, 6), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** What a participant was told next; null: nothing more. */
    @Nullable
    Output front(String bic) {
        Deque<Output> outputs = left.get(bic);
        return outputs == null ? null : outputs.peekFirst();
    }

    Deque<Output> left(String bic) {
        return left.getOrDefault(bic, new ArrayDeque<>());
    }

    void take(String bic) {
        Output _ = left(bic).removeFirst();
    }

    /** The next output of each participant that has one. */
    List<Output> fronts() {
        return left.values().stream()
                .filter(outputs -> !outputs.isEmpty())
                .map(Deque::getFirst)
                .toList();
    }
}
