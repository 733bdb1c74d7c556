package az.ecbar.ledger.channel;

import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.ledger.rule.BusinessDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The messages that were taken over SWIFT in the last days, by sender and message input reference: what a file brings a
 * second time is known again, whatever the file is called and whichever node reads it (design D19).
 *
 * <p>The number of an input is its reference without the BIC: {@code yymmdd}, two digits for the letter of the logical
 * terminal, four for the session, six for the sequence. References of a day that is out of the window are forgotten, and
 * such a message is not taken any more. Owned by the ledger's thread; allocates when a day begins or holds more than
 * expected.
 */
public final class SwiftInputs {
    /** Days back for which references are kept; a reference of tomorrow is taken as well. */
    public static final int DAYS = 14;

    /** References of one day. */
    public static final int MAX_OF_DAY = 1 << 22;

    public static final int UNKNOWN = TupleIndex.MISSING;

    private static final long DATE_UNIT = 1_000_000_000_000L;
    private static final int CENTURY = 20_000_000;
    private static final int EXPECTED = 1024;

    /** What was taken with references of one date. */
    private static final class Day {
        final int epochDay;
        final TupleIndex index = new TupleIndex(2, EXPECTED);
        long[] digests = new long[EXPECTED * Digest.LONGS];
        long[] sequences = new long[EXPECTED];
        long[] times = new long[EXPECTED];

        Day(int epochDay) {
            this.epochDay = epochDay;
        }
    }

    /** Ascending by date. */
    private final List<Day> days = new ArrayList<>(DAYS + 2);

    private final long[] key = new long[2];
    private int found = UNKNOWN;
    private int foundDay = UNKNOWN;

    /** Whether a reference is of a day that is kept, seen from a day. */
    public boolean isWithin(long inputNumber, int today) {
        int epochDay = dayOf(inputNumber);
        return epochDay >= today - DAYS && epochDay <= today + 1;
    }

    /** Looks for an input; true if it was taken before: then its digest, sequence and time can be asked for. */
    public boolean find(long bic, long inputNumber) {
        int epochDay = dayOf(inputNumber);
        foundDay = UNKNOWN;
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).epochDay == epochDay) {
                foundDay = i;
            }
        }
        key[0] = bic;
        key[1] = inputNumber;
        found = foundDay == UNKNOWN ? UNKNOWN : days.get(foundDay).index.find(key);
        return found != UNKNOWN;
    }

    /** Whether the one that was found has this digest. */
    public boolean hasDigest(Digest digest) {
        return digest.isAt(days.get(foundDay).digests, found * Digest.LONGS);
    }

    /** Sequence under which the one that was found was taken. */
    public long foundSequence() {
        return days.get(foundDay).sequences[found];
    }

    /** Time at which it was taken, UTC ns. */
    public long foundTimeNs() {
        return days.get(foundDay).times[found];
    }

    /** Whether one more of the day of a reference, which was looked for and not found, has room. */
    public boolean hasRoom() {
        return foundDay == UNKNOWN || days.get(foundDay).index.size() < MAX_OF_DAY;
    }

    /** Takes one that was looked for and not found, and forgets days that are over. */
    public void take(long bic, long inputNumber, Digest digest, long sequence, long timeNs, int today) {
        while (!days.isEmpty() && days.getFirst().epochDay < today - DAYS) {
            days.removeFirst();
        }
        add(bic, inputNumber, digest, sequence, timeNs);
    }

    /** Puts back what a snapshot holds, in its order. */
    public void add(long bic, long inputNumber, Digest digest, long sequence, long timeNs) {
        Day day = ensure(dayOf(inputNumber));
        key[0] = bic;
        key[1] = inputNumber;
        int place = day.index.add(key);
        if (place == day.sequences.length) {
            day.sequences = Arrays.copyOf(day.sequences, place * 2);
            day.times = Arrays.copyOf(day.times, place * 2);
            day.digests = Arrays.copyOf(day.digests, place * 2 * Digest.LONGS);
        }
        digest.copyTo(day.digests, place * Digest.LONGS);
        day.sequences[place] = sequence;
        day.times[place] = timeNs;
    }

    /** Number of days of which something is kept. */
    public int days() {
        return days.size();
    }

    /** Inputs of a day. */
    public int size(int day) {
        return days.get(day).index.size();
    }

    public long bic(int day, int place) {
        return days.get(day).index.keyPart(place, 0);
    }

    public long inputNumber(int day, int place) {
        return days.get(day).index.keyPart(place, 1);
    }

    public long sequence(int day, int place) {
        return days.get(day).sequences[place];
    }

    public long timeNs(int day, int place) {
        return days.get(day).times[place];
    }

    /** Reads a digest. */
    public Digest digest(int day, int place, Digest into) {
        return into.set(days.get(day).digests, place * Digest.LONGS);
    }

    /** Days since 1970 of a reference's date; before all dates if it has none. */
    private static int dayOf(long inputNumber) {
        int date = inputNumber <= 0 ? 0 : CENTURY + (int) Math.min(inputNumber / DATE_UNIT, 1_000_000);
        return BusinessDate.isValid(date) ? BusinessDate.epochDay(date) : Integer.MIN_VALUE;
    }

    private Day ensure(int epochDay) {
        int at = 0;
        while (at < days.size() && days.get(at).epochDay < epochDay) {
            at++;
        }
        if (at == days.size() || days.get(at).epochDay != epochDay) {
            days.add(at, new Day(epochDay));
        }
        return days.get(at);
    }
}
