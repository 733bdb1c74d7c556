package az.ecbar.auditor;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The auditor's own balances beside those that the ledger reports; after every command they are held together. */
final class Books {
    private final State state;
    /** By account: what the ledger said last. */
    private final Map<Integer, BigDecimal> reported = new HashMap<>();

    private final Map<String, BigDecimal> reportedSums = new HashMap<>();

    Books(State state) {
        this.state = state;
    }

    /** 4.10.1: debits one account and credits the other, and expects the ledger to have done so, once. */
    void book(String rule, long paymentId, Account debit, Account credit, BigDecimal amount) {
        debit.balance = debit.balance.subtract(amount);
        debit.debits = debit.debits.add(amount);
        credit.balance = credit.balance.add(amount);
        credit.credits = credit.credits.add(amount);
        state.statements.enter(debit, amount.negate());
        state.statements.enter(credit, amount);
        Event.Leg out = new Event.Leg(debit.id, amount.negate(), debit.balance);
        Event.Leg in = new Event.Leg(credit.id, amount, credit.balance);
        List<Event.Leg> legs = debit.id < credit.id ? List.of(out, in) : List.of(in, out);
        state.evidence.expect(rule, new Event.Posted(state.sequence, paymentId, debit.currency, legs));
        state.accounts.take(credit);
    }

    /** One side of a payment that settles together with others; gives the leg that tells of it. */
    Event.Leg bookOne(Account account, BigDecimal signed) {
        account.balance = account.balance.add(signed);
        if (signed.signum() < 0) {
            account.debits = account.debits.subtract(signed);
        } else {
            account.credits = account.credits.add(signed);
        }
        state.statements.enter(account, signed);
        return new Event.Leg(account.id, signed, account.balance);
    }

    /** Writes down what the ledger reports. */
    void hear(Event.Posted posting) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Event.Leg leg : posting.legs()) {
            sum = sum.add(leg.amount());
            if (leg.accountId() < 0 || leg.accountId() >= state.directory.accounts.size()) {
                state.findings.add("3.1", "postings on accounts that are open", posting.toString());
                continue;
            }
            BigDecimal before = reported.getOrDefault(leg.accountId(), BigDecimal.ZERO);
            reported.put(leg.accountId(), leg.balance());
            Account account = state.directory.accounts.get(leg.accountId());
            if (leg.balance().signum() < 0 && !account.mayBeNegative()) {
                state.findings.add("3.2.4", account + " never to be below zero, on the way neither", leg.toString());
            }
            if (leg.balance().compareTo(before.add(leg.amount())) != 0) {
                state.findings.add(
                        "I1", "a balance of " + before.add(leg.amount()) + " after " + leg.amount(), leg.toString());
            }
        }
        if (sum.signum() != 0) {
            state.findings.add("I1", "legs that add up to zero", posting.toString());
        }
    }

    /** After every command: the same balances, none below zero, and no money made or lost. Each difference is told once. */
    void check() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Account account : state.directory.accounts) {
            BigDecimal told = reported.getOrDefault(account.id, BigDecimal.ZERO);
            sums.merge(account.currency, told, BigDecimal::add);
            if (told.compareTo(account.balance) != 0) {
                state.findings.add("4.10.1", account + " to hold " + account.balance, told.toString());
                reported.put(account.id, account.balance);
            }
            boolean isBelowZero = Stream.of(told, account.balance).anyMatch(balance -> balance.signum() < 0);
            if (isBelowZero && !account.mayBeNegative()) {
                state.findings.add(
                        "3.2.4", account + " never to be below zero", told + ", by its payments " + account.balance);
            }
        }
        sums.forEach(this::checkSum);
    }

    /** Issues and withdrawals have their other leg on an account of the Central Bank: the sum of all is zero (I1). */
    private void checkSum(String currency, BigDecimal sum) {
        BigDecimal before = reportedSums.getOrDefault(currency, BigDecimal.ZERO);
        if (sum.compareTo(before) != 0 && sum.signum() != 0) {
            state.findings.add("I1", "all balances in " + currency + " to add up to 0", sum.toString());
        }
        reportedSums.put(currency, sum);
    }
}
