package az.ecbar.bankview;

import az.ecbar.bankview.Decision.Cause;
import az.ecbar.bankview.Decision.Scope;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What follows from the decisions of the Central Bank: in its books, and what must be told at once or in steps. */
final class Office {
    private final Centre centre;
    private final Waiting waiting;
    private final Answers answers;
    private final Drafts drafts;
    private final Ears ears;
    private final Settlement settlement;
    private final Gridlock gridlock;

    /** Payments that are to be annulled in steps, and why. */
    final TreeMap<Long, Integer> annulments = new TreeMap<>();

    Office(
            Centre centre,
            Waiting waiting,
            Answers answers,
            Drafts drafts,
            Ears ears,
            Settlement settlement,
            Gridlock gridlock) {
        this.centre = centre;
        this.waiting = waiting;
        this.answers = answers;
        this.drafts = drafts;
        this.ears = ears;
        this.settlement = settlement;
        this.gridlock = gridlock;
    }

    /** True: more follows in steps. */
    boolean apply(Moment moment, Decision decision) {
        switch (decision) {
            case Decision.DayOpened opened -> open(opened.date());
            case Decision.DayClosed _ -> close();
            case Decision.CauseSet set -> setCause(moment, set);
            case Decision.CauseLifted lifted -> liftCause(moment, lifted);
            case Decision.SystemSuspended system -> {
                boolean _ = centre.suspended.addAll(system.parts());
                tellAll(moment);
            }
            case Decision.SystemResumed system -> {
                boolean _ = centre.suspended.removeAll(system.parts());
                tellAll(moment);
            }
            case Decision.AuthorityGranted granted -> centre.grant(granted);
            case Decision.AuthorityWithdrawn withdrawn -> centre.withdraw(withdrawn);
            case Decision.ProfileSet profile -> centre.setProfile(profile.bic(), profile.isExecutionNoticeWanted());
            case Decision.LanguageSet language -> centre.setLanguage(language.bic(), language.isIso());
            case Decision.MoneyIssued issued ->
                settlement.ofCentralBank(
                        moment,
                        true,
                        centre.existing(issued.account(), issued.currency()),
                        issued.amount(),
                        issued.reference());
            case Decision.MoneyWithdrawn withdrawn ->
                settlement.ofCentralBank(
                        moment,
                        false,
                        centre.existing(withdrawn.account(), withdrawn.currency()),
                        withdrawn.amount(),
                        withdrawn.reference());
            case Decision.GridlockResolved _ -> gridlock.resolve(moment);
            case Decision.AllDone _ -> throw new IllegalArgumentException("no decision");
        }
        return isFollowedBySteps(decision);
    }

    private static boolean isFollowedBySteps(Decision decision) {
        return !(decision instanceof Decision.AuthorityGranted
                || decision instanceof Decision.AuthorityWithdrawn
                || decision instanceof Decision.ProfileSet
                || decision instanceof Decision.LanguageSet
                || decision instanceof Decision.MoneyIssued
                || decision instanceof Decision.MoneyWithdrawn);
    }

    // ---- days (3.7, 3.8, 4.18, 4.25)

    private void open(LocalDate date) {
        centre.day = date;
        centre.isOpen = true;
        for (Payment payment : centre.pending().toList()) {
            LocalDate due = payment.content.valueDate();
            if (due.isBefore(date)) {
                annulments.put(payment.sequence, 222);
            } else if (due.equals(date) && !annulIfGone(payment)) {
                payment.state = Payment.State.WAITING;
                boolean _ = payment.debit.queue.add(payment);
            }
        }
    }

    private void close() {
        centre.isOpen = false;
        centre.pending()
                .filter(payment -> payment.state == Payment.State.WAITING)
                .forEach(payment -> {
                    int reason = switch (waiting.named(payment)) {
                        case Waiting.SYSTEM -> 311;
                        case Waiting.STOPPED -> 310;
                        default -> 248;
                    };
                    annulments.put(payment.sequence, reason);
                });
        for (Account account : centre.accounts.values()) {
            var pages = answers.statement(account);
            pages.forEach(page -> ears.owe(new Draft(account.owner.bic(), "950", "", page)));
            for (Register.Participant grantee : centre.grantees(account, Scope.STATEMENT)) {
                pages.forEach(page -> ears.owe(new Draft(grantee.bic(), "950", "", page)));
            }
            account.statements = account.nextStatement(centre.day);
            account.lastPages = pages;
            account.lastClosing = account.balance;
            account.lastDate = centre.day;
            account.entries.clear();
        }
    }

    /** MT999 about the system itself, to everybody that has not left. */
    private void tellAll(Moment moment) {
        for (Register.Participant other : centre.register.participants()) {
            if (!other.bic().equals(centre.register.centralBank()) && !centre.isGone(other)) {
                ears.owe(Drafts.ofSystem(moment.sequence, other.bic()));
            }
        }
    }

    // ---- participants (7-10)

    private void setCause(Moment moment, Decision.CauseSet set) {
        Register.Participant about = participant(set.bic());
        boolean _ = centre.causes(about.bic()).add(set.cause());
        if (centre.isGone(about) && !set.cause().isForGood()) {
            return; // it is no participant any more
        }
        if (!set.cause().isForGood()) {
            Draft draft = Drafts.participation(
                    moment.sequence, about.bic(), set.paper(), "SUSPENDED", suspensions(about), about);
            ears.require(moment, draft, "7-10.3");
            return;
        }
        centre.pending().forEach(this::annulIfGone);
        for (Register.Participant other : centre.register.participants()) {
            boolean isTold =
                    !other.equals(about) && !other.bic().equals(centre.register.centralBank()) && !centre.isGone(other);
            if (isTold) {
                ears.owe(Drafts.participation(
                        moment.sequence, other.bic(), set.paper(), set.cause().name(), Set.of(), about));
            }
        }
    }

    private void liftCause(Moment moment, Decision.CauseLifted lifted) {
        Register.Participant about = participant(lifted.bic());
        boolean _ = centre.causes(about.bic()).remove(lifted.cause());
        if (suspensions(about).isEmpty() && !centre.isGone(about)) {
            Draft draft =
                    Drafts.participation(moment.sequence, about.bic(), lifted.paper(), "RESUMED", Set.of(), about);
            ears.require(moment, draft, "7-10.3");
        }
    }

    private Set<Cause> suspensions(Register.Participant participant) {
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        causes.addAll(centre.causes(participant.bic()));
        causes.removeIf(Cause::isForGood);
        return causes;
    }

    private Register.Participant participant(String bic) {
        return Objects.requireNonNull(centre.directory.get(bic), bic);
    }

    private boolean annulIfGone(Payment payment) {
        int reason = centre.isGone(payment.debit.owner) ? 246 : centre.isGone(payment.credit.owner) ? 247 : 0;
        if (reason != 0) {
            annulments.put(payment.sequence, reason);
        }
        return reason != 0;
    }

    // ---- what is told in steps

    /** Takes an annulment, or another cause to wait, that a sender was told next; false: there is none. */
    boolean next(Moment moment) {
        for (Output output : moment.fronts()) {
            Payment payment = centre.payments.get(output.meant());
            if (payment == null) {
                continue;
            }
            Integer reason = annulments.get(payment.sequence);
            if (reason != null && output.smt.equals("701")) {
                annulments.remove(payment.sequence);
                Inbox.annul(payment, reason);
                ears.require(moment, drafts.annulled(payment, reason), "4.18, 7-10.6");
                return true;
            }
            int cause = waiting.named(payment);
            boolean isOwed =
                    payment.state == Payment.State.WAITING && Waiting.kind(payment.told) != Waiting.kind(cause);
            if (isOwed && output.smt.equals("700")) {
                payment.told = word(payment, cause, output, moment);
                ears.require(moment, drafts.waits(payment, payment.told), "4.13");
                return true;
            }
        }
        return false;
    }

    /** Between the steps the first of a queue changes: both words of the one cause are right then. */
    private int word(Payment payment, int cause, Output output, Moment moment) {
        int other = cause == Waiting.FUNDS ? Waiting.BEHIND : cause == Waiting.BEHIND ? Waiting.FUNDS : cause;
        return ears.isSaid(drafts.waits(payment, other), output, moment) ? other : cause;
    }
}
