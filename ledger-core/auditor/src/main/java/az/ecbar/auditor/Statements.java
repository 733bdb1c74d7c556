package az.ecbar.auditor;

import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.JobKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 4.25: at the end of the day each correspondent and current account gets one statement, also without movement: numbered
 * from 1 in each year, from the balance that the statement before ended with to the one that the account has, with every
 * entry since. How many entries a page has is not the regulation's: the pages must lead from the first entry to the last.
 */
final class Statements {
    private static final String RULE = "4.25";

    private final State state;
    /** By account: the page sent last of a statement that is not complete. */
    private final Map<Integer, Event.Page> begun = new HashMap<>();

    /** The same of those that go to somebody with the owner's authority (4.19), and who has got all of it today. */
    private final Map<Copy, Event.Page> copies = new HashMap<>();

    private final Set<Copy> complete = new HashSet<>();

    private record Copy(int accountId, int participantId) {}

    Statements(State state) {
        this.state = state;
    }

    /** An entry of an account; the money that it has from the genesis is none, but what the first statement begins with. */
    void enter(Account account, BigDecimal amount) {
        if (state.isGenesisComplete) {
            account.entries++;
        } else {
            account.statedBalance = account.statedBalance.add(amount);
        }
    }

    /** The ledger sent a page. */
    void send(Event.AccountPageDue told) {
        if (told.inquirySequence() != 0
                || told.accountId() < 0
                || told.accountId() >= state.directory.accounts.size()) {
            return;
        }
        Account account = state.directory.accounts.get(told.accountId());
        if (told.to().participantId() != account.owner.id && account.statedDate == state.day.date()) {
            sendCopy(told, account);
            return;
        }
        boolean isDue = state.jobs.isRunning(JobKind.SEND_STATEMENTS)
                && account.isStated()
                && account.statedDate != state.day.date();
        if (!isDue) {
            return;
        }
        Event.Page before =
                begun.getOrDefault(account.id, new Event.Page(0, told.page().pages(), 0, 0));
        Event.Page page = new Event.Page(
                before.page() + 1,
                before.pages(),
                before.firstLine() + before.lines(),
                told.page().lines());
        int number = nextNumber(account);
        state.evidence.expect(
                RULE,
                new Event.AccountPageDue(
                        new Event.Address(account.owner.id, account.owner.terminal()),
                        AccountReport.STATEMENT,
                        0,
                        state.timeNs,
                        account.id,
                        state.day.date(),
                        number,
                        page,
                        account.statedDate == 0 ? state.day.date() : account.statedDate,
                        account.statedBalance,
                        account.balance,
                        account.currency,
                        "",
                        Event.Standing.NOT_ASKED));
        follow(account, page, number);
    }

    /** 4.19: the pages that the owner got, to each who has its authority. */
    private void sendCopy(Event.AccountPageDue told, Account account) {
        Copy copy = new Copy(account.id, told.to().participantId());
        Optional<Participant> receiver = state.authorities.holders(account, AuthorityScope.STATEMENT).stream()
                .filter(one -> one.id == copy.participantId())
                .findFirst();
        boolean isRunning = state.jobs.isRunning(JobKind.SEND_STATEMENTS);
        if (!isRunning || receiver.isEmpty() || complete.contains(copy)) {
            return;
        }
        Event.Page before =
                copies.getOrDefault(copy, new Event.Page(0, told.page().pages(), 0, 0));
        int firstLine = before.firstLine() + before.lines();
        Event.Page page = new Event.Page(
                before.page() + 1, before.pages(), firstLine, told.page().lines());
        state.evidence.expect(
                "4.19",
                new Event.AccountPageDue(
                        new Event.Address(receiver.get().id, receiver.get().terminal()),
                        AccountReport.STATEMENT,
                        0,
                        state.timeNs,
                        account.id,
                        account.statedDate,
                        account.statedNumber,
                        page,
                        account.statedOpeningDate,
                        account.statedOpening,
                        account.statedBalance,
                        account.currency,
                        "",
                        Event.Standing.NOT_ASKED));
        copies.put(copy, page);
        if (page.page() >= page.pages()) {
            copies.remove(copy);
            complete.add(copy);
            if (firstLine + page.lines() != account.statedLines) {
                state.findings.add("4.19", account.statedLines + " entries of " + account, page.toString());
            }
        }
    }

    /** Of the statement to come. */
    int nextNumber(Account account) {
        return account.statedDate / 10_000 == state.day.date() / 10_000 ? account.statedNumber + 1 : 1;
    }

    private void follow(Account account, Event.Page page, int number) {
        int shown = page.firstLine() + page.lines();
        boolean isLast = page.page() >= page.pages();
        if (page.lines() < (account.entries == 0 ? 0 : 1)
                || (isLast ? shown != account.entries : shown >= account.entries)) {
            state.findings.add(
                    RULE,
                    account.entries + " entries of " + account + " on its pages, one at least on each",
                    page.toString());
        }
        if (!isLast) {
            begun.put(account.id, page);
            return;
        }
        begun.remove(account.id);
        account.statedLines = account.entries;
        account.statedOpeningDate = account.statedDate == 0 ? state.day.date() : account.statedDate;
        account.statedOpening = account.statedBalance;
        account.statedDate = state.day.date();
        account.statedNumber = number;
        account.statedBalance = account.balance;
        account.entries = 0;
    }

    /** When all were sent. */
    void requireAllSent() {
        for (Account account : state.directory.accounts) {
            if (account.isStated() && account.statedDate != state.day.date()) {
                state.findings.add(RULE, "a statement of " + account + " on " + state.day.date(), "none");
            }
            for (Participant one : state.authorities.holders(account, AuthorityScope.STATEMENT)) {
                if (account.isStated() && !complete.contains(new Copy(account.id, one.id))) {
                    state.findings.add("4.19", "a statement of " + account + " to " + one, "none");
                }
            }
        }
        complete.clear();
    }
}
