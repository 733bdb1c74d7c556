package az.ecbar.auditor;

import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.concurrent.TimeUnit;

/**
 * 3.5: "time intervals on sending, acceptance and processing": from which moment of a business day on AZIPS is open, up to
 * which, and up to which it takes each type of message. What comes at the last moment is in time.
 */
final class Timetable {
    private static final String RULE = "3.5";
    private static final int END_OF_DATE = 1440;

    private final State state;
    /** Whether the day that is open was opened behind its window: then it lasts to the end of its date. */
    private boolean isToEndOfDate;

    Timetable(State state) {
        this.state = state;
    }

    /** By the time of a command, before it is judged: the day is closed that is over, or opened whose window has begun. */
    void keep() {
        if (!isInForce()) {
            return;
        }
        int date = state.day.date();
        if (state.day.isOpen() && state.timeNs > closing(date)) {
            tell(date, false, closing(date));
            state.day.close();
        } else if (state.day.isClosed() && isWindowOf(state.today())) {
            tell(state.today(), true, moment(state.today(), RuleId.DAY_OPENS_MINUTE));
            opened(state.today());
            state.day.open(state.today());
        }
    }

    /** The day is opened, by whom ever. */
    void opened(int date) {
        isToEndOfDate = isInForce() && state.timeNs > moment(date, RuleId.DAY_CLOSES_MINUTE);
    }

    boolean isPaymentLate(PaymentType type) {
        return switch (type) {
            case MT102 -> isLate(RuleId.CUT_OFF_MT102_MINUTE);
            case MT103 -> isLate(RuleId.CUT_OFF_MT103_MINUTE);
            case MT205 -> isLate(RuleId.CUT_OFF_MT205_MINUTE);
            case NULL_VAL -> false;
        };
    }

    boolean isChangeLate() {
        return isLate(RuleId.CUT_OFF_CHANGES_MINUTE);
    }

    private boolean isLate(RuleId cutOff) {
        int date = state.day.date();
        long longer = isToEndOfDate ? END_OF_DATE - state.rules.value(RuleId.DAY_CLOSES_MINUTE, date) : 0;
        return isInForce()
                && state.day.isOpen()
                && state.timeNs > moment(date, cutOff) + TimeUnit.MINUTES.toNanos(longer);
    }

    private boolean isInForce() {
        return state.isGenesisComplete && state.rules.value(RuleId.DAY_BY_TIMETABLE, state.today()) == 1;
    }

    private boolean isWindowOf(int date) {
        return date > state.day.date()
                && state.dates.isBusinessDay(date)
                && state.timeNs >= moment(date, RuleId.DAY_OPENS_MINUTE)
                && state.timeNs <= moment(date, RuleId.DAY_CLOSES_MINUTE);
    }

    private long closing(int date) {
        return isToEndOfDate
                ? state.dates.start(date) + TimeUnit.DAYS.toNanos(1)
                : moment(date, RuleId.DAY_CLOSES_MINUTE);
    }

    private long moment(int date, RuleId minute) {
        long minutes = state.rules.value(minute, date);
        return state.dates.start(date) + TimeUnit.MINUTES.toNanos(minutes);
    }

    private void tell(int date, boolean opens, long dueNs) {
        state.evidence.expect(RULE, new Event.TimetableKept(SystemId.AZIPS, date, opens, dueNs));
    }
}
