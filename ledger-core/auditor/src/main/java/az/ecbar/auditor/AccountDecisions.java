package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.ACCOUNT_CLOSED;
import static az.ecbar.reason.RejectReason.ACCOUNT_IN_USE;
import static az.ecbar.reason.RejectReason.ACCOUNT_NOT_EMPTY;
import static az.ecbar.reason.RejectReason.ACCOUNT_RESTED_ON;
import static az.ecbar.reason.RejectReason.ACCOUNT_UNKNOWN;
import static az.ecbar.reason.RejectReason.AMOUNT_NOT_POSITIVE;
import static az.ecbar.reason.RejectReason.BALANCE_LIMIT;
import static az.ecbar.reason.RejectReason.CURRENCY_MALFORMED;
import static az.ecbar.reason.RejectReason.DATE_MALFORMED;
import static az.ecbar.reason.RejectReason.DAY_NOT_CLOSED;
import static az.ecbar.reason.RejectReason.DECISION_MISSING;
import static az.ecbar.reason.RejectReason.LIMIT_REACHED;
import static az.ecbar.reason.RejectReason.SEIZURE_EXISTS;
import static az.ecbar.reason.RejectReason.SEIZURE_NOT_REDUCED;
import static az.ecbar.reason.RejectReason.SEIZURE_UNKNOWN;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountNews;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accounts are seized by decisions of competent authorities (7-10.2.1, 4.12.1), and closed when nothing is left of them
 * (3.1). What is seized is held of the money that is there, then of what comes in, the earlier decision first; it is no
 * money for payments (3.2.4).
 */
final class AccountDecisions {
    private static final String SEIZED = "7-10.2.1";
    private static final String CLOSED = "3.1";

    private final State state;

    AccountDecisions(State state) {
        this.state = state;
    }

    Reasons of(Command.SeizeAccount seizure) {
        Optional<Account> account = state.directory.settlementAccount(seizure.number(), seizure.currency());
        return of(account, seizure.currency(), seizure.decisionDate(), seizure.decisionNumber())
                .perhaps(isClosing(), DAY_NOT_CLOSED)
                .when(account.filter(one -> one.isClosed).isPresent(), ACCOUNT_CLOSED, CLOSED)
                .when(seizure.wanted().signum() < 0, AMOUNT_NOT_POSITIVE, SEIZED)
                .when(seizure.wanted().compareTo(Seizure.WHOLE) >= 0, BALANCE_LIMIT, "4.19")
                .when(find(account, seizure.decisionNumber()).isPresent(), SEIZURE_EXISTS, SEIZED)
                .perhaps(true, LIMIT_REACHED);
    }

    Reasons of(Command.LiftSeizure lifting) {
        Optional<Account> account = state.directory.settlementAccount(lifting.number(), lifting.currency());
        Optional<Seizure> seizure = find(account, lifting.seizedBy());
        boolean isLess = lifting.wanted().signum() >= 0
                && seizure.filter(one -> lifting.wanted().compareTo(one.wanted) < 0)
                        .isPresent();
        return of(account, lifting.currency(), lifting.decisionDate(), lifting.decisionNumber())
                .perhaps(isClosing(), DAY_NOT_CLOSED)
                .when(seizure.isEmpty(), SEIZURE_UNKNOWN, SEIZED)
                .when(!isLess, SEIZURE_NOT_REDUCED, SEIZED)
                .perhaps(true, LIMIT_REACHED);
    }

    /** 4.25: not before its last day is stated. */
    Reasons of(Command.CloseAccount closing) {
        Optional<Account> account = closable(closing);
        boolean isInUse = account.filter(one -> one.isSeized() || isPending(one) || state.authorities.areAnyOver(one))
                .isPresent();
        boolean isEmpty = account.filter(one -> one.balance.signum() == 0).isPresent();
        return of(account, closing.currency(), closing.decisionDate(), closing.decisionNumber())
                .when(state.day.dayState() != DayState.CLOSED, DAY_NOT_CLOSED, "4.25")
                .when(account.filter(one -> one.isClosed).isPresent(), ACCOUNT_CLOSED, CLOSED)
                .when(!isEmpty, ACCOUNT_NOT_EMPTY, CLOSED)
                .when(isInUse, ACCOUNT_IN_USE, CLOSED)
                .when(account.filter(this::carriesOthers).isPresent(), ACCOUNT_RESTED_ON, "2.1.13");
    }

    /** The Central Bank's own accounts stay. */
    private Optional<Account> closable(Command.CloseAccount closing) {
        return state.directory.accounts.stream()
                .filter(one -> one.kind == closing.kind() && one.kind != AccountKind.CENTRAL_BANK)
                .filter(one -> one.number.equals(closing.number()) && one.currency.equals(closing.currency()))
                .findFirst();
    }

    /**
     * 2.1.10-1: what is blocked for IPS is blocked on the account of the same number. 2.1.13: the limit of LVPCSS is blocked
     * on an account of AZIPS, so one must remain.
     */
    private boolean carriesOthers(Account account) {
        List<Account> open = state.directory.accounts.stream()
                .filter(one -> one.owner == account.owner && one.currency.equals(account.currency))
                .filter(one -> one != account && !one.isClosed)
                .toList();
        boolean isForIps = open.stream()
                .anyMatch(one -> one.kind == AccountKind.IPS_SETTLEMENT && one.number.equals(account.number));
        boolean isLast = open.stream().noneMatch(Account::isOfSettlement);
        boolean isForLvpcss = open.stream().anyMatch(one -> one.kind == AccountKind.LVPCSS_CLEARING);
        boolean isForClearing = account.kind == AccountKind.IPS_SETTLEMENT
                && state.directory.accounts.stream()
                        .filter(one -> one.kind == AccountKind.IPS_CLEARING && !one.isClosed)
                        .anyMatch(one -> state.directory
                                .directParticipant(one.owner)
                                .filter(account.owner::equals)
                                .isPresent());
        return isForClearing || (account.isOfSettlement() && (isForIps || (isLast && isForLvpcss)));
    }

    private static Reasons of(Optional<Account> account, String currency, int date, String number) {
        return new Reasons()
                .when(!currency.matches("[A-Z]{3}"), CURRENCY_MALFORMED, CLOSED)
                .when(account.isEmpty(), ACCOUNT_UNKNOWN, CLOSED)
                .when(!Dates.exists(date), DATE_MALFORMED, SEIZED)
                .when(number.isEmpty(), DECISION_MISSING, SEIZED);
    }

    private boolean isClosing() {
        return state.day.dayState() == DayState.CLOSING;
    }

    private boolean isPending(Account account) {
        List<Payment> pending = new ArrayList<>(state.payments.waiting());
        pending.addAll(state.payments.kept());
        return pending.stream().anyMatch(one -> one.debit == account || one.credit == account);
    }

    private static Optional<Seizure> find(Optional<Account> account, String decision) {
        return account.stream()
                .flatMap(one -> one.seizures.stream())
                .filter(one -> one.decision.equals(decision))
                .findFirst();
    }

    void seize(Command.SeizeAccount seizing) {
        Account account = account(seizing.number(), seizing.currency());
        BigDecimal wanted = seizing.wanted().signum() == 0 ? Seizure.WHOLE : seizing.wanted();
        Seizure seizure = new Seizure(seizing.decisionNumber(), seizing.decisionDate(), wanted);
        seizure.held = account.available().min(wanted);
        account.seizures.add(seizure);
        state.evidence.expect(
                SEIZED,
                new Event.AccountSeized(account.id, wanted, seizure.held, seizure.date, seizing.decisionNumber()));
        state.jobs.start("4.13", JobKind.TELL_WAITING);
        tell(
                SEIZED,
                AccountNews.SEIZED,
                account,
                new Event.SeizureTold(seizure.decision, wanted, seizure.held),
                seizing.decisionDate(),
                seizing.decisionNumber());
    }

    void lift(Command.LiftSeizure lifting) {
        Account account = account(lifting.number(), lifting.currency());
        Seizure seizure = find(Optional.of(account), lifting.seizedBy()).orElseThrow();
        boolean isLifted = lifting.wanted().signum() == 0;
        seizure.wanted = lifting.wanted();
        seizure.held = seizure.held.min(lifting.wanted());
        if (isLifted) {
            account.seizures.remove(seizure);
        }
        state.evidence.expect(
                SEIZED,
                new Event.SeizureLifted(
                        account.id,
                        seizure.decision,
                        seizure.wanted,
                        seizure.held,
                        lifting.decisionDate(),
                        lifting.decisionNumber()));
        take(account);
        state.jobs.start("4.13", JobKind.TELL_WAITING);
        tell(
                SEIZED,
                isLifted ? AccountNews.SEIZURE_LIFTED : AccountNews.SEIZURE_REDUCED,
                account,
                new Event.SeizureTold(seizure.decision, seizure.wanted, seizure.held),
                lifting.decisionDate(),
                lifting.decisionNumber());
    }

    void close(Command.CloseAccount closing) {
        Account account = closable(closing).orElseThrow();
        account.isClosed = true;
        state.evidence.expect(
                CLOSED, new Event.AccountClosed(account.id, closing.decisionDate(), closing.decisionNumber()));
        if (account.isOfSettlement()) {
            tell(
                    CLOSED,
                    AccountNews.CLOSED,
                    account,
                    Event.SeizureTold.NONE,
                    closing.decisionDate(),
                    closing.decisionNumber());
        }
    }

    /** 7-10.2.1: its owner is told that it is open, if payments of AZIPS go through it. */
    void opened(Account account) {
        if (account.isOfSettlement()) {
            tell(CLOSED, AccountNews.OPENED, account, Event.SeizureTold.NONE, 0, "");
        }
    }

    /** What became available of an account is held, by the earlier decision first, and the ledger says so. */
    void take(Account account) {
        for (Seizure seizure : account.seizures) {
            BigDecimal more = seizure.lacking().min(account.available());
            if (more.signum() > 0) {
                seizure.held = seizure.held.add(more);
                state.evidence.expect(
                        SEIZED, new Event.SeizureHeld(account.id, seizure.decision, seizure.wanted, seizure.held));
            }
        }
    }

    /** What operators see of all seizures. */
    List<Event> rows(Command.Origin origin) {
        List<Event> rows = new ArrayList<>();
        for (Account account : state.directory.accounts) {
            for (Seizure one : account.seizures) {
                rows.add(new Event.SeizureReported(
                        origin.sessionId(),
                        origin.inputNumber(),
                        account.id,
                        one.wanted,
                        one.held,
                        one.date,
                        one.decision,
                        account.currency));
            }
        }
        return rows;
    }

    private Account account(String number, String currency) {
        return state.directory.settlementAccount(number, currency).orElseThrow();
    }

    private void tell(
            String rule, AccountNews news, Account account, Event.SeizureTold seizure, int date, String number) {
        if (state.isGenesisComplete) {
            state.evidence.expect(
                    rule,
                    new Event.AccountToldDue(
                            new Event.Address(account.owner.id, account.owner.terminal()),
                            account.id,
                            news,
                            state.sequence,
                            state.timeNs,
                            account.currency,
                            account.available(),
                            seizure,
                            date,
                            number));
        }
    }
}
