package az.ecbar.ledger.statement;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.Answer;
import az.ecbar.ledger.event.StatementEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * The statements of correspondent and current accounts: one for each account and AZIPS day, also without movement,
 * numbered per account and year. What an account was advised of on a day (4.19) are the lines of its statement, in the
 * same order, so that the opening balance is the closing one of the statement before.
 *
 * <p>A statement goes out in pages of {@value #LINES_OF_PAGE} lines, each a numbered output; one step of the job sends at
 * most {@value #MAX_PAGES_OF_STEP} of them.
 *
 * <p>Owned by the ledger's thread; allocates only when there are more accounts or bookings than ever before.
 *
 * @rule 4.25
 */
public final class Statements {
    /** Lines of a page: with as many as this the longest MT950 keeps to the 2,000 characters that FIN has for it. */
    public static final int LINES_OF_PAGE = 24;

    /** Pages that one step sends at most. */
    public static final int MAX_PAGES_OF_STEP = 32;

    /** Waiting payments that an answer tells one by one: no more pages than one step sends. */
    public static final int MAX_WAITING_TOLD = 10 * LINES_OF_PAGE;

    /** Accounts that one step looks at. */
    public static final int MAX_ACCOUNTS_LOOKED_AT = 1024;

    private static final int ACCOUNT_SHIFT = 32;
    private static final int RECEIVER_SHIFT = 24;
    private static final int PAGE_MASK = (1 << RECEIVER_SHIFT) - 1;
    private static final int NOBODY = -1;

    private final Accounts accounts;
    private final Participants participants;
    private final Authorities authorities;
    private final Terminals terminals;
    private final Days days;
    private final StatementEvents events;
    private final Bookings bookings;
    private final OpenAnswers open = new OpenAnswers();
    private final Answer answer = new Answer();
    private int[] countedDate;
    private int[] lines;
    private long[] net;
    private int[] sentDate;
    private int[] sentNumber;
    private int[] sentLines;
    private int[] sentOpeningDate;
    private long[] sentOpening;
    private long[] sentClosing;

    public Statements(
            Accounts accounts,
            Participants participants,
            Authorities authorities,
            Terminals terminals,
            Days days,
            StatementEvents events,
            int expectedAccounts,
            int expectedPaymentsOfDay) {
        this.accounts = accounts;
        this.participants = participants;
        this.authorities = authorities;
        this.terminals = terminals;
        this.days = days;
        this.events = events;
        bookings = new Bookings(expectedPaymentsOfDay);
        int capacity = Math.max(16, expectedAccounts);
        countedDate = new int[capacity];
        lines = new int[capacity];
        net = new long[capacity];
        sentDate = new int[capacity];
        sentNumber = new int[capacity];
        sentLines = new int[capacity];
        sentOpeningDate = new int[capacity];
        sentOpening = new long[capacity];
        sentClosing = new long[capacity];
    }

    /**
     * Money was moved, and the owners are advised: of a payment, or of what the command {@code bookedId} booked by a decision
     * of the Central Bank.
     */
    public void booked(
            long bookedId,
            int debitAccount,
            int creditAccount,
            long amount,
            long debitBalance,
            long creditBalance,
            int valueDate,
            PaymentType type,
            Reference reference) {
        boolean isDebit = isStated(debitAccount);
        boolean isCredit = isStated(creditAccount);
        int date = days.date(SystemId.AZIPS);
        bookings.add(
                date,
                bookedId,
                amount,
                isDebit ? debitAccount : Bookings.CENTRAL_BANK,
                isCredit ? creditAccount : Bookings.CENTRAL_BANK,
                isDebit ? debitBalance : 0,
                isCredit ? creditBalance : 0,
                valueDate,
                type.value(),
                reference);
        if (isDebit) {
            count(debitAccount, date, -amount);
        }
        if (isCredit) {
            count(creditAccount, date, amount);
        }
    }

    /**
     * One step of sending the statements of the day that closes: each to the owner, then to who has its authority.
     *
     * @param cursor 0 at first, then what the step before gave
     * @return where to go on: the account above, then which of its receivers, and the pages sent to it; {@link #isDone}
     *     tells the end
     */
    public long send(long cursor, long timeNs) {
        int account = (int) (cursor >>> ACCOUNT_SHIFT);
        int receiver = (int) cursor >>> RECEIVER_SHIFT;
        int page = (int) cursor & PAGE_MASK;
        int end = Math.min(accounts.size(), account + MAX_ACCOUNTS_LOOKED_AT);
        int sent = 0;
        while (account < end && sent < MAX_PAGES_OF_STEP) {
            if (isStated(account)) {
                if (receiver == 0 && page == 0) {
                    close(account);
                }
                sendPage(account, receiver(account, receiver), ++page, timeNs);
                sent++;
                if (page < pagesOf(sentLines[account])) {
                    continue;
                }
                page = 0;
                receiver++;
            }
            if (!isStated(account) || receiver(account, receiver) == NOBODY) {
                account++;
                receiver = 0;
            }
        }
        return ((long) account << ACCOUNT_SHIFT) | (receiver << RECEIVER_SHIFT) | page;
    }

    /**
     * Sends an answer, or what one step may send of it.
     *
     * @return whether all was sent; else the rest waits among {@link #open} for a job
     */
    public boolean begin(Answer of) {
        sendSome(of);
        if (of.sent == pagesOf(of)) {
            return true;
        }
        open.add(of);
        return false;
    }

    /** One step of sending the oldest long answer; tells whether it is done. */
    public boolean sendOpen() {
        Answer oldest = open.get(0);
        sendSome(oldest);
        if (oldest.sent < pagesOf(oldest)) {
            return false;
        }
        open.removeFirst();
        return true;
    }

    /** The long answers that are on their way. */
    public OpenAnswers open() {
        return open;
    }

    /** Whether the statements of all accounts were sent. */
    public boolean isDone(long cursor) {
        return cursor >>> ACCOUNT_SHIFT == accounts.size();
    }

    /** Fills in what the last statement of an account said; {@link #sentDate} must not be 0. */
    public void last(int account, Answer into) {
        into.accountId = account;
        into.date = sentDate[account];
        into.statementNumber = sentNumber[account];
        into.lines = sentLines[account];
        into.openingDate = sentOpeningDate[account];
        into.openingMinor = sentOpening[account];
        into.closingMinor = sentClosing[account];
    }

    /** Fills in what was booked since the last statement: the entries that the next one will begin with. */
    public void sinceLast(int account, Answer into) {
        growTo(account + 1);
        int date = days.date(SystemId.AZIPS);
        boolean isMoved = countedDate[account] == date && sentDate[account] != date;
        into.accountId = account;
        into.date = date;
        into.statementNumber = nextNumber(account, date);
        into.lines = isMoved ? lines[account] : 0;
        into.closingMinor = accounts.balance(account);
        into.openingDate = sentDate[account] == 0 ? date : sentDate[account];
        into.openingMinor = into.closingMinor - (isMoved ? net[account] : 0);
        into.heldMinor = accounts.held(account);
    }

    /** Sends the next page of an answer, a numbered output to who asked. */
    public void sendNextPage(Answer of) {
        int page = ++of.sent;
        int firstLine = Math.min((page - 1) * LINES_OF_PAGE, of.lines);
        int onPage = Math.clamp(
                of.lines - (long) firstLine, 0, of.report == AccountReport.BALANCE ? of.lines : LINES_OF_PAGE);
        long number = terminals.nextOutput(terminals.ensure(of.participantId, of.terminal));
        events.accountPageDue(of, number, page, pagesOf(of), firstLine, onPage, accounts.currency(of.accountId));
    }

    /** Pages of an answer; one without entries has a page, too. */
    public static int pagesOf(Answer of) {
        return switch (of.report) {
            case STATEMENT, INTERIM -> pagesOf(of.lines);
            case MOVEMENTS -> pagesOf(Math.max(of.lines, Math.min(of.waiting, MAX_WAITING_TOLD)));
            case BALANCE, PENDING, PAYMENT, NULL_VAL -> 1;
        };
    }

    /** The bookings that a snapshot has to hold. */
    public Bookings bookings() {
        return bookings;
    }

    /** Whether anything was ever counted or sent for an account. */
    public boolean isKnown(int account) {
        return account < lines.length && (countedDate[account] != 0 || sentDate[account] != 0);
    }

    /** AZIPS day of {@link #lines} and {@link #net}; 0 if the account was never booked. */
    public int countedDate(int account) {
        return countedDate[account];
    }

    public int lines(int account) {
        return lines[account];
    }

    /** Credits less debits of the counted day. */
    public long net(int account) {
        return net[account];
    }

    /** AZIPS day of the last statement; 0 if there was none. */
    public int sentDate(int account) {
        return sentDate[account];
    }

    public int sentNumber(int account) {
        return sentNumber[account];
    }

    public int sentLines(int account) {
        return sentLines[account];
    }

    /** AZIPS day of the statement before that one; of the first one its own. */
    public int sentOpeningDate(int account) {
        return sentOpeningDate[account];
    }

    public long sentOpening(int account) {
        return sentOpening[account];
    }

    public long sentClosing(int account) {
        return sentClosing[account];
    }

    /** Puts back what a snapshot holds of the counted day. */
    public void restoreCounted(int account, int date, int newLines, long newNet) {
        growTo(account + 1);
        countedDate[account] = date;
        lines[account] = newLines;
        net[account] = newNet;
    }

    /** Puts back what a snapshot holds of the last statement. */
    public void restoreSent(
            int account, int date, int number, int newLines, int openingDate, long opening, long closing) {
        growTo(account + 1);
        sentDate[account] = date;
        sentNumber[account] = number;
        sentLines[account] = newLines;
        sentOpeningDate[account] = openingDate;
        sentOpening[account] = opening;
        sentClosing[account] = closing;
    }

    private static int pagesOf(int lines) {
        return Math.max(1, (lines + LINES_OF_PAGE - 1) / LINES_OF_PAGE);
    }

    /** Whether it is a correspondent or current account of AZIPS that is not closed. */
    public boolean isStated(int account) {
        return account != Bookings.CENTRAL_BANK && accounts.isOfSettlement(account) && !accounts.isClosed(account);
    }

    private void count(int account, int date, long signed) {
        growTo(account + 1);
        if (countedDate[account] != date) {
            countedDate[account] = date;
            lines[account] = 0;
            net[account] = 0;
        }
        lines[account]++;
        net[account] += signed;
    }

    /** Gives the statement of the day its number and its balances. */
    private void close(int account) {
        growTo(account + 1);
        int date = days.date(SystemId.AZIPS);
        boolean isMoved = countedDate[account] == date;
        sentNumber[account] = nextNumber(account, date);
        sentOpeningDate[account] = sentDate[account] == 0 ? date : sentDate[account];
        sentDate[account] = date;
        sentLines[account] = isMoved ? lines[account] : 0;
        sentClosing[account] = accounts.balance(account);
        sentOpening[account] = sentClosing[account] - (isMoved ? net[account] : 0);
    }

    private void sendSome(Answer of) {
        int pages = pagesOf(of);
        for (int i = 0; i < MAX_PAGES_OF_STEP && of.sent < pages; i++) {
            sendNextPage(of);
        }
    }

    private int nextNumber(int account, int date) {
        return sentDate[account] / 10_000 == date / 10_000 ? sentNumber[account] + 1 : 1;
    }

    /** The owner of an account is the first; then follow those with its authority, who stay the same while a day closes. */
    private int receiver(int account, int which) {
        if (which == 0) {
            return accounts.participant(account);
        }
        int place = Authorities.NONE;
        for (int i = 0; i < which; i++) {
            place = authorities.next(account, AuthorityScope.STATEMENT, place);
            if (place == Authorities.NONE) {
                return NOBODY;
            }
        }
        return authorities.grantee(place);
    }

    private void sendPage(int account, int receiver, int page, long timeNs) {
        answer.clear();
        answer.participantId = receiver;
        answer.terminal = participants.terminal(receiver);
        answer.report = AccountReport.STATEMENT;
        answer.language = participants.language(receiver, answer.terminal);
        answer.timeNs = timeNs;
        last(account, answer);
        answer.sent = page - 1;
        sendNextPage(answer);
    }

    private void growTo(int wanted) {
        if (wanted <= lines.length) {
            return;
        }
        int capacity = Math.max(wanted, lines.length * 2);
        countedDate = Arrays.copyOf(countedDate, capacity);
        lines = Arrays.copyOf(lines, capacity);
        net = Arrays.copyOf(net, capacity);
        sentDate = Arrays.copyOf(sentDate, capacity);
        sentNumber = Arrays.copyOf(sentNumber, capacity);
        sentLines = Arrays.copyOf(sentLines, capacity);
        sentOpeningDate = Arrays.copyOf(sentOpeningDate, capacity);
        sentOpening = Arrays.copyOf(sentOpening, capacity);
        sentClosing = Arrays.copyOf(sentClosing, capacity);
    }
}
