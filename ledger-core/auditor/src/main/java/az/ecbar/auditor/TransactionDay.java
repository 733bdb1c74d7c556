package az.ecbar.auditor;

import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The transaction day of AZIPS: opened and closed by two operators; at its end nothing waits, and every account has its day ended. */
final class TransactionDay {
    private static final String RULE = "3.5";

    private final State state;
    private DayState dayState = DayState.CLOSED;
    private int date;
    /** The last calendar day that was ended for all accounts; 0: none yet. */
    private int lastEnded;
    /** Calendar days that are being ended now. */
    private int endFrom;

    private int endTo;
    private final Map<Integer, Integer> endedByAccount = new HashMap<>();
    private boolean isCloseJudged;

    /** 4.12.3. */
    final Set<SystemPart> suspended = EnumSet.noneOf(SystemPart.class);

    long accepted;
    long settled;
    /** In manats. */
    BigDecimal settledAmount = BigDecimal.ZERO;

    long refused;
    long annulled;
    /** Kept from the days before, when the last one was closed. */
    long keptBefore;

    private long annulledSinceClose;

    TransactionDay(State state) {
        this.state = state;
    }

    /** 4.18: what ends while no day is, ends in the next. */
    void countAnnulled() {
        if (isClosed()) {
            annulledSinceClose++;
        } else {
            annulled++;
        }
    }

    boolean isOpen() {
        return dayState == DayState.OPEN;
    }

    boolean isOpening() {
        return dayState == DayState.OPENING;
    }

    boolean isClosed() {
        return dayState == DayState.CLOSED;
    }

    boolean isClosing() {
        return dayState == DayState.CLOSING;
    }

    DayState dayState() {
        return dayState;
    }

    /** Of the day that is, or that was last. */
    int date() {
        return date;
    }

    /** Two operators opened it: first the calendar days since the last one are ended. */
    void open(int openedDate) {
        dayState = DayState.OPENING;
        date = openedDate;
        accepted = 0;
        settled = 0;
        settledAmount = BigDecimal.ZERO;
        refused = 0;
        annulled = annulledSinceClose;
        keptBefore = state.payments.kept().size() + annulledSinceClose;
        annulledSinceClose = 0;
        startEnding(lastEnded == 0 ? openedDate : Dates.plusDays(lastEnded, 1), Dates.plusDays(openedDate, -1));
        state.jobs.start(RULE, JobKind.END_CALENDAR_DAYS);
        if (!keptUpTo(openedDate).isEmpty()) {
            state.jobs.start("3.8", JobKind.ENTER_KEPT);
        }
        state.jobs.start(RULE, JobKind.OPEN_DAY);
    }

    private List<Payment> keptUpTo(int lastDate) {
        return state.payments.kept().stream()
                .filter(payment -> payment.valueDate() <= lastDate)
                .toList();
    }

    /** Two operators closed it: nothing is accepted from here on. */
    void close() {
        dayState = DayState.CLOSING;
        isCloseJudged = false;
        state.evidence.expect(RULE, new Event.DayClosing(SystemId.AZIPS, date));
        startEnding(date, date);
        state.jobs.start("4.18", JobKind.ANNUL_WAITING);
        state.jobs.start(RULE, JobKind.END_CALENDAR_DAYS);
        state.jobs.start("4.25", JobKind.SEND_STATEMENTS);
        state.jobs.start(RULE, JobKind.CLOSE_DAY);
    }

    private void startEnding(int from, int to) {
        endFrom = from;
        endTo = to;
        endedByAccount.clear();
    }

    /** 4.18: when annulling begins it stands for what funds were lacking. */
    void judgeClose() {
        if (isCloseJudged) {
            return;
        }
        isCloseJudged = true;
        for (Payment payment : state.payments.waiting()) {
            BigDecimal wanted = Payments.sum(state.payments.aheadOf(payment)).add(payment.amount());
            payment.heldAtClose = payment.stops();
            payment.isUnfundedAtClose = payment.debit.available().compareTo(wanted) < 0;
            if (payment.isUnfundedAtClose && payment.debit.isSeized()) {
                payment.isUnfundedAtClose = false;
                payment.heldAtClose = EnumSet.of(WaitCause.SEIZURE_OR_SUSPENSION);
                payment.heldAtClose.addAll(payment.stops());
            }
        }
    }

    /** the book balance of each account at the end of each calendar day, once and in order. */
    void end(Event.AccountDayEnded told) {
        if (told.accountId() < 0 || told.accountId() >= state.directory.accounts.size()) {
            return;
        }
        int next = Dates.plusDays(endedByAccount.getOrDefault(told.accountId(), Dates.plusDays(endFrom, -1)), 1);
        if (next > endTo) {
            return;
        }
        Account account = state.directory.accounts.get(told.accountId());
        state.evidence.expect(
                "R-3.3",
                new Event.AccountDayEnded(
                        account.id, next, account.balance, account.held(), account.debits, account.credits));
        account.debits = BigDecimal.ZERO;
        account.credits = BigDecimal.ZERO;
        endedByAccount.put(account.id, next);
    }

    /** A job of the day is done. */
    void finish(JobKind job) {
        switch (job) {
            case ANNUL_WAITING -> requireNothingWaits();
            case END_CALENDAR_DAYS -> requireAllEnded();
            case SEND_STATEMENTS -> state.statements.requireAllSent();
            case OPEN_DAY -> opened();
            case CLOSE_DAY -> closed();
            case ANNOUNCE -> state.announcements.requireTold();
            case ANNUL_OF_PARTICIPANT,
                    ANNUL_OF_VALUE_DATE,
                    ENTER_KEPT,
                    TELL_WAITING,
                    RELEASE_WAITING,
                    SEND_ANSWER,
                    TELL_OF_PARTICIPANT,
                    RESOLVE_GRIDLOCK,
                    ADJUST_POSITIONS,
                    SEND_CLEARING_STATEMENTS,
                    NONE,
                    NULL_VAL -> {}
        }
    }

    /** 4.18. */
    private void requireNothingWaits() {
        List<Payment> left = state.payments.waiting();
        if (!left.isEmpty()) {
            state.findings.add("4.18", "that nothing waits at the end of the day", left.toString());
        }
    }

    private void requireAllEnded() {
        for (Account account : state.directory.accounts) {
            int ended = endedByAccount.getOrDefault(account.id, Dates.plusDays(endFrom, -1));
            if (ended < endTo) {
                state.findings.add(
                        "R-3.3", "the day " + endTo + " of " + account + " to be ended", "ended to " + ended);
            }
        }
        lastEnded = endTo;
    }

    private void opened() {
        dayState = DayState.OPEN;
        state.evidence.expect(RULE, new Event.DayOpened(SystemId.AZIPS, date));
        List<Payment> left = keptUpTo(date);
        if (!left.isEmpty()) {
            state.findings.add("3.8", "that nothing is kept whose value date has come", left.toString());
        }
        if (!state.payments.waiting().isEmpty()) {
            state.jobs.start("4.13", JobKind.TELL_WAITING);
        }
    }

    private void closed() {
        requireNothingWaits();
        dayState = DayState.CLOSED;
        long kept = state.payments.kept().size();
        if (accepted + keptBefore != settled + annulled + kept) {
            state.findings.add(
                    "4.18", "that what was accepted or kept was settled or annulled, or is kept", "the day " + date);
        }
        state.evidence.expect(
                RULE,
                new Event.DayClosed(
                        SystemId.AZIPS, date, settled, settledAmount, annulled, accepted, keptBefore, kept));
    }
}
