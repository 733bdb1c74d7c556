package az.ecbar.bankview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became known by one command: what it was, if banks or the Central Bank know, and all that was said because of it. */
final class Moment {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);

    final long sequence;
    DayRecord.@Nullable Taken taken;
    final List<Decision> decisions = new ArrayList<>();

    /** yymmddhhmm; empty where it is not known and nothing was said. */
    String clock = "";

    private final Heard heard;

    Moment(long sequence, Heard heard) {
        this.sequence = sequence;
        this.heard = heard;
    }

    /** False: it bears another moment than what is known of the command. */
    boolean isAt(String said) {
        clock = clock.isEmpty() ? said : clock;
        return clock.equals(said);
    }

    /** What the clock in Baku shows. */
    static String clock(long utcMs) {
        return CLOCK.format(Instant.ofEpochMilli(utcMs).atOffset(ZoneOffset.ofHours(4)));
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
        return heard.front(bic, sequence);
    }

    Iterable<Output> left(String bic) {
        return heard.left(bic, sequence);
    }

    Output take(String bic) {
        return heard.take(bic);
    }

    /** The next output of each participant that has one. */
    List<Output> fronts() {
        return heard.fronts(sequence);
    }

    /** Whether it may have been said by a later command as well. */
    boolean isLoose(Output output) {
        return output.to > sequence;
    }
}
