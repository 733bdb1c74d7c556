package az.ecbar.auditor;

import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Payments that wait for each other's money and are settled together, where the rule set wants it: all of them or none,
 * the order of each account kept (4.11), no account below zero (4.12.2), and as many as can be. What is the largest set is
 * found by {@link GridlockSearch}.
 */
final class Gridlocks {
    private static final String ORDER = "4.11";
    private static final String FUNDS = "4.12.2";

    private final State state;
    private boolean isDecided;
    private long judgedAt;

    Gridlocks(State state) {
        this.state = state;
    }

    /** 3.6: from the date on that was announced. */
    boolean areResolved() {
        return state.rules.value(RuleId.GRIDLOCK_RESOLUTION, state.today()) == 1;
    }

    /** The ledger may look by itself. */
    boolean areLookedForByTime() {
        return areResolved()
                && state.day.isOpen()
                && state.rules.value(RuleId.GRIDLOCK_INTERVAL_SECONDS, state.today()) > 0;
    }

    /** Two operators decided it: it must follow in this command. */
    void require() {
        isDecided = true;
    }

    /** At the end of a command. */
    void requireDone() {
        if (isDecided) {
            state.findings.add(ORDER, "that what waits is settled together, as was decided", "nothing told");
            isDecided = false;
        }
    }

    /** The ledger said that it had looked. */
    void requireStep() {
        if (areResolved() && state.day.isOpen() && judgedAt != state.sequence) {
            state.findings.add(ORDER, "that what waits is settled together", "nothing told");
        }
    }

    /** The ledger settled several payments at once. */
    void judge(Event.GridlockResolved told) {
        boolean isStep = state.jobs.isRunning(JobKind.RESOLVE_GRIDLOCK) && areResolved() && state.day.isOpen();
        if (!isDecided && !isStep) {
            return; // Nothing lets it: what it settles is then judged as any other release, and it stays unfounded.
        }
        isDecided = false;
        judgedAt = state.sequence;
        state.evidence.strike(told);
        List<Payment> lookedAt = lookedAt(told);
        GridlockSearch search = search(lookedAt);
        List<Payment> settled = state.evidence.all(Event.PaymentSettled.class).stream()
                .limit(told.settled())
                .flatMap(event -> state.payments.find(event.paymentId()).stream())
                .filter(Payment::isWaiting)
                .toList();
        // 4.12.3: nothing is executed while settlement is suspended.
        boolean isSuspended = state.day.suspended.contains(SystemPart.SETTLEMENT);
        compare(told, isSuspended ? Set.of() : lawful(search, lookedAt, settled), settled);
        if (!search.isLargestOfAll()) {
            throw new IllegalStateException("the auditor's two searches differ at " + lookedAt);
        }
        execute(told, settled);
    }

    /**
     * The most urgent and earliest of all that waits: as many as the rule set says, or fewer where others are to be advised
     * of bookings too, as a command says no more than so much.
     */
    private List<Payment> lookedAt(Event.GridlockResolved told) {
        List<Payment> all = state.payments.waiting().stream()
                .filter(one -> !one.isAside)
                .sorted(Payment.ORDER)
                .toList();
        long most = Math.min(all.size(), state.rules.value(RuleId.GRIDLOCK_PAYMENTS_MAX, state.today()));
        boolean areOthersAdvised = all.stream()
                .anyMatch(one -> !state.authorities
                                .holders(one.debit, AuthorityScope.ADVICE)
                                .isEmpty()
                        || !state.authorities
                                .holders(one.credit, AuthorityScope.ADVICE)
                                .isEmpty());
        if (told.lookedAt() > most || (told.lookedAt() < most && !areOthersAdvised)) {
            state.findings.add(ORDER, most + " payments to be looked at", told.toString());
        }
        return all.subList(0, Math.clamp(told.lookedAt(), 0, (int) most));
    }

    /** 4.11: nothing overtakes what stood aside and is no more stopped. */
    private GridlockSearch search(List<Payment> lookedAt) {
        return new GridlockSearch(
                lookedAt, one -> state.payments.overtakenBy(one).isPresent());
    }

    /** While the ledger goes on looking at what stands aside, it may also leave all that comes later at those accounts. */
    private Set<Payment> lawful(GridlockSearch search, List<Payment> lookedAt, List<Payment> settled) {
        if (!state.jobs.isSorting() || search.largest().equals(Set.copyOf(settled))) {
            return search.largest();
        }
        return new GridlockSearch(
                        lookedAt, one -> !state.payments.asidesAheadOf(one).isEmpty())
                .largest();
    }

    private void compare(Event.GridlockResolved told, Set<Payment> largest, List<Payment> settled) {
        Set<Payment> missing = new HashSet<>(largest);
        settled.forEach(missing::remove);
        if (!missing.isEmpty() || settled.size() != told.settled()) {
            state.findings.add(FUNDS, missing + " to be settled together with the others", told.toString());
        }
        for (Payment payment : settled) {
            if (!largest.contains(payment)) {
                state.findings.add(FUNDS, payment + " to wait", "settled together with others");
            }
        }
    }

    /** As the ledger told it: one posting for each set, and each account's payments in their order. */
    private void execute(Event.GridlockResolved told, List<Payment> settled) {
        List<Event.Posted> postings = state.evidence.all(Event.Posted.class).stream()
                .filter(posted -> posted.paymentId() == 0)
                .toList();
        int done = 0;
        int sets = 0;
        for (Event.Posted posting : postings) {
            int size = Math.min(posting.legs().size() / 2, settled.size() - done);
            List<Payment> set = settled.subList(done, done + size);
            boolean isPair = set.stream()
                            .flatMap(one -> List.of(one.debit, one.credit).stream())
                            .distinct()
                            .count()
                    == 2;
            if (sets < told.pairs() && !isPair) {
                state.findings.add(FUNDS, "a pair of accounts that pay each other", posting.toString());
            }
            execute(set);
            done += size;
            sets++;
            if (sets == told.pairs() && done != told.settledInPairs()) {
                state.findings.add(FUNDS, done + " payments in pairs", told.toString());
            }
        }
        if (done < settled.size()) {
            state.findings.add(FUNDS, settled.subList(done, settled.size()) + " to be posted", "no posting");
        }
    }

    /** All at once: what comes in first, so that no balance told is below zero. */
    private void execute(List<Payment> set) {
        if (set.isEmpty()) {
            return;
        }
        List<Event.Leg> legs = new ArrayList<>();
        for (Payment payment : set) {
            List<Payment> ahead = state.payments.aheadOf(payment).stream()
                    .filter(one -> !one.beneficiary().isGone() && !one.isHeldByOther())
                    .toList();
            if (!ahead.isEmpty()) {
                state.findings.add(ORDER, ahead.getFirst() + " to be executed first", payment + " executed");
            }
            state.payments.end(payment, Payment.State.SETTLED);
            count(payment);
            state.evidence.expect("4.10.1", new Event.PaymentSettled(payment.id, true));
            legs.add(state.books.bookOne(payment.credit, payment.amount()));
            state.notices.credited(payment);
        }
        for (Payment payment : set) {
            BigDecimal debit = payment.amount().negate();
            legs.add(state.books.bookOne(payment.debit, debit));
            state.notices.debited(payment);
        }
        legs.sort(Comparator.comparingInt(Event.Leg::accountId));
        state.evidence.expect("4.10.1", new Event.Posted(state.sequence, 0, set.getFirst().debit.currency, legs));
        set.stream().map(one -> one.credit).distinct().forEach(state.accounts::take);
    }

    private void count(Payment payment) {
        state.day.settled++;
        if (payment.debit.currency.equals("AZN")) {
            state.day.settledAmount = state.day.settledAmount.add(payment.amount());
        }
    }
}
