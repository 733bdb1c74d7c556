package az.ecbar.ledger.day;

import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.DayState;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * The transaction day of each system and what was counted in it.
 *
 * <pre>
 *   CLOSED ──OpenDay──▶ OPENING ──job done──▶ OPEN ──CloseDay──▶ CLOSING ──jobs done──▶ CLOSED
 * </pre>
 *
 * Payments are taken while OPEN only. OPENING ends the calendar days since the last one (non-working days), CLOSING
 * annuls what waits and ends the day itself.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 3.7
 */
public final class Days {
    private static final int SYSTEMS = 4;

    private final DayState[] state = new DayState[SYSTEMS];
    private final int[] date = new int[SYSTEMS];
    private final int[] lastEnded = new int[SYSTEMS];
    private final int[] suspended = new int[SYSTEMS];
    private final long[] accepted = new long[SYSTEMS];
    private final long[] settled = new long[SYSTEMS];
    private final long[] settledMinor = new long[SYSTEMS];
    private final long[] refused = new long[SYSTEMS];
    private final long[] annulled = new long[SYSTEMS];
    private final long[] keptBefore = new long[SYSTEMS];
    private final long[] annulledSinceClose = new long[SYSTEMS];

    public Days() {
        Arrays.fill(state, DayState.CLOSED);
    }

    public DayState state(SystemId system) {
        return state[system.value()];
    }

    /** Date of the day that is open, or of the last one; 0 before the first. */
    public int date(SystemId system) {
        return date[system.value()];
    }

    /** Last calendar date whose day-end was told; 0 before the first. */
    public int lastEnded(SystemId system) {
        return lastEnded[system.value()];
    }

    /** Bits of {@link SystemPart} that are suspended for a while (4.12.3), whatever the day's state. */
    public int suspended(SystemId system) {
        return suspended[system.value()];
    }

    /** Replaces the parts that are suspended. */
    public void suspended(SystemId system, int parts) {
        suspended[system.value()] = parts;
    }

    public boolean isAcceptanceSuspended(SystemId system) {
        return (suspended[system.value()] & SystemPart.ACCEPTANCE) != 0;
    }

    public boolean isSettlementSuspended(SystemId system) {
        return (suspended[system.value()] & SystemPart.SETTLEMENT) != 0;
    }

    /** The one door for changes of state. */
    public void transitionTo(SystemId system, DayState next) {
        int i = system.value();
        boolean isAllowed = switch (next) {
            case OPENING -> state[i] == DayState.CLOSED;
            case OPEN -> state[i] == DayState.OPENING;
            case CLOSING -> state[i] == DayState.OPEN;
            case CLOSED -> state[i] == DayState.CLOSING;
            case NULL_VAL -> false;
        };
        if (!isAllowed) {
            throw new InvariantViolation(system + " day: " + state[i] + " to " + next);
        }
        state[i] = next;
    }

    /**
     * Begins a day: its date, and counters from zero; what was annulled since the day before was closed is counted into it,
     * so that it begins with what that one ended with.
     *
     * @param kept payments that are kept now from the days before until a later value date
     */
    public void begin(SystemId system, int newDate, long kept) {
        int i = system.value();
        keptBefore[i] = kept + annulledSinceClose[i];
        date[i] = newDate;
        accepted[i] = 0;
        settled[i] = 0;
        settledMinor[i] = 0;
        refused[i] = 0;
        annulled[i] = annulledSinceClose[i];
        annulledSinceClose[i] = 0;
    }

    public void ended(SystemId system, int endedDate) {
        lastEnded[system.value()] = endedDate;
    }

    public void countAccepted(SystemId system) {
        accepted[system.value()]++;
    }

    /** Whether the day's total can take one more payment and still be counted. */
    public boolean canCountSettled(SystemId system, long azn) {
        return settledMinor[system.value()] <= Long.MAX_VALUE - azn;
    }

    /** Counts a settled payment; {@code azn} is its amount if it is in manats, else 0. */
    public void countSettled(SystemId system, long azn) {
        settled[system.value()]++;
        settledMinor[system.value()] = Math.addExact(settledMinor[system.value()], azn);
    }

    public void countRefused(SystemId system) {
        refused[system.value()]++;
    }

    /** Counts into the day, or into the next one after its close. */
    public void countAnnulled(SystemId system) {
        int i = system.value();
        if (state[i] == DayState.CLOSED) {
            annulledSinceClose[i]++;
        } else {
            annulled[i]++;
        }
    }

    public long accepted(SystemId system) {
        return accepted[system.value()];
    }

    public long settled(SystemId system) {
        return settled[system.value()];
    }

    /** Value settled in manats, minor units. */
    public long settledMinor(SystemId system) {
        return settledMinor[system.value()];
    }

    public long refused(SystemId system) {
        return refused[system.value()];
    }

    public long annulled(SystemId system) {
        return annulled[system.value()];
    }

    /** Payments annulled since the day was closed: they are counted into the next one. */
    public long annulledSinceClose(SystemId system) {
        return annulledSinceClose[system.value()];
    }

    /** Payments that were kept when the day before was closed. */
    public long keptBefore(SystemId system) {
        return keptBefore[system.value()];
    }

    /**
     * Checks that nothing got lost in the day: what was accepted, and what was kept from before, was settled or annulled, or
     * is kept on (4.18).
     *
     * @param kept payments that are kept now
     */
    public void checkBalanced(SystemId system, long kept) {
        int i = system.value();
        if (accepted[i] + keptBefore[i] != settled[i] + annulled[i] + kept) {
            throw new InvariantViolation("I4: " + system + " day " + date[i] + ": accepted " + accepted[i]
                    + " and kept from before " + keptBefore[i] + ", but settled " + settled[i] + ", annulled "
                    + annulled[i] + " and kept " + kept);
        }
    }

    /** Puts back what a snapshot holds. */
    public void restore(SystemId system, DayState newState, int newDate, int newLastEnded) {
        state[system.value()] = newState;
        date[system.value()] = newDate;
        lastEnded[system.value()] = newLastEnded;
    }

    /** Puts back the counters that a snapshot holds. */
    public void restoreCounters(
            SystemId system,
            long newAccepted,
            long newSettled,
            long newMinor,
            long newRefused,
            long newAnnulled,
            long newKeptBefore,
            long newAnnulledSinceClose) {
        int i = system.value();
        accepted[i] = newAccepted;
        settled[i] = newSettled;
        settledMinor[i] = newMinor;
        refused[i] = newRefused;
        annulled[i] = newAnnulled;
        keptBefore[i] = newKeptBefore;
        annulledSinceClose[i] = newAnnulledSinceClose;
    }
}
