package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.DayState;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * Resolves a gridlock: settles together, in one command, the largest set of waiting payments after which no account has
 * less than nothing and the order of each account is kept (4.11, 4.12.2). The {@link GridlockPlan} finds it; here is said
 * what it looks at, and what then happens.
 *
 * <p>It looks at the most urgent and earliest payments that wait, as many as the rule set says, so at the beginning of each
 * account's queue. Left out with all that stand behind it at its account is a payment whose own side is held (4.12.1), an
 * MT205 that raises a limit (5-1.7.1), or
 * after which a balance or a total could not be told any more. Left out alone is what only the other side stops, whether it
 * stands aside already or not, and what is to be annulled as its beneficiary is gone.
 *
 * <p>Owned by the ledger's thread; allocates only when more payments or accounts are looked at than ever before. One
 * command looks at and settles at most {@value RuleSet#MAX_GRIDLOCK_PAYMENTS} payments.
 *
 * @rule 4.11
 * @rule 4.12.1
 * @rule 4.12.2
 */
final class Gridlock {
    private static final int NONE = GridlockPlan.NONE;

    /** Outputs of a payment that nobody else is advised of. */
    private static final int OUTPUTS = 4;

    private final Participants participants;
    private final Accounts accounts;
    private final Authorities authorities;
    private final Days days;
    private final RuleSet rules;
    private final Stops stops;
    private final Overtaking overtaking;
    private final AzipsEvents events;
    private final Settlement settlement;
    private final WaitingPayments waiting;
    private final GridlockPlan plan = new GridlockPlan();

    // Of each account of the ledger: its number in the plan, or NONE.
    private int[] planned = new int[0];

    // Of each account of the plan.
    private int[] account = new int[16];
    private long[] credits = new long[16];
    private int[] outputs = new int[16];
    private boolean[] isStopped = new boolean[16];
    private int size;

    // Of each payment that is looked at, then of the plan, then in the order in which they settle.
    private int[] seen = new int[0];
    private int[] place = new int[0];
    private long total;
    private long outputsLeft;

    Gridlock(
            Participants participants,
            Accounts accounts,
            Authorities authorities,
            Days days,
            RuleSet rules,
            Stops stops,
            Overtaking overtaking,
            AzipsEvents events,
            Settlement settlement,
            WaitingPayments waiting) {
        this.participants = participants;
        this.accounts = accounts;
        this.authorities = authorities;
        this.days = days;
        this.rules = rules;
        this.stops = stops;
        this.overtaking = overtaking;
        this.events = events;
        this.settlement = settlement;
        this.waiting = waiting;
    }

    /** Refused, in this order: SYSTEM_NOT_SUPPORTED, DAY_NOT_OPEN, GRIDLOCK_OFF. */
    RejectReason resolve(SystemId system, long sequence, long timeNs) {
        if (system != SystemId.AZIPS) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        if (days.state(SystemId.AZIPS) != DayState.OPEN) {
            return RejectReason.DAY_NOT_OPEN;
        }
        if (rules.value(RuleId.GRIDLOCK_RESOLUTION) == 0) {
            return RejectReason.GRIDLOCK_OFF;
        }
        int lookedAt = look();
        plan.solve();
        // Decided: what the plan says.
        events.gridlockResolved(SystemId.AZIPS, lookedAt, plan.settled(), plan.pairs(), plan.settledInPairs());
        for (int i = 0; i < plan.settled(); i++) {
            seen[i] = place[plan.settled(i)];
        }
        int first = 0;
        for (int set = 0; set < plan.sets(); set++) {
            settlement.settleTogether(seen, first, plan.setEnd(set), sequence, timeNs);
            first = plan.setEnd(set);
        }
        return RejectReason.NONE;
    }

    /** Puts into the plan what may settle; tells how many payments it looked at. */
    private int look() {
        int most = (int) rules.value(RuleId.GRIDLOCK_PAYMENTS_MAX);
        begin(Math.min(most, waiting.size()));
        outputsLeft = (OUTPUTS + 1L) * most;
        int listed = waiting.mostUrgent(seen, most);
        int lookedAt = 0;
        while (lookedAt < listed && outputsLeft > 0) {
            look(seen[lookedAt++]);
        }
        for (int i = 0; i < size; i++) {
            planned[account[i]] = NONE;
        }
        return lookedAt;
    }

    private void look(int at) {
        int debit = number(waiting.debit(at));
        int credit = number(waiting.credit(at));
        long amount = waiting.amount(at);
        if (isStopped[debit] || isGone(credit) || stops.isHeld(account[credit])) {
            return;
        }
        boolean isHeld = settlement.isLimit(account[credit])
                || isGone(debit)
                || stops.between(account[debit], account[credit]) != 0
                || overtaking.isPossible(at);
        if (isHeld || !canCount(debit, credit, amount)) {
            isStopped[debit] = true;
            return;
        }
        credits[credit] += amount;
        total += amount;
        outputsLeft -= OUTPUTS + outputs[debit] + outputs[credit];
        place[plan.size()] = at;
        plan.addPayment(debit, credit, amount);
    }

    /** Whether all balances and totals can be told and counted, whatever else that is looked at settles. */
    private boolean canCount(int debit, int credit, long amount) {
        return accounts.canDebit(account[debit], total + amount)
                && accounts.canCredit(account[credit], credits[credit] + amount)
                && days.canCountSettled(SystemId.AZIPS, total + amount);
    }

    private boolean isGone(int of) {
        return participants.isGone(accounts.participant(account[of]), SystemId.AZIPS);
    }

    /** The number of an account in the plan. */
    private int number(int id) {
        if (planned[id] == NONE) {
            if (size == account.length) {
                grow(size * 2);
            }
            planned[id] = plan.addAccount(accounts.available(id), accounts.claim(id), accounts.currency(id));
            account[size] = id;
            credits[size] = 0;
            outputs[size] = advised(id);
            isStopped[size] = false;
            size++;
        }
        return planned[id];
    }

    /** How many others are advised of each booking on an account. */
    private int advised(int id) {
        int count = 0;
        int next = authorities.next(id, AuthorityScope.ADVICE, Authorities.NONE);
        while (next != Authorities.NONE) {
            count++;
            next = authorities.next(id, AuthorityScope.ADVICE, next);
        }
        return count;
    }

    private void begin(int payments) {
        plan.clear();
        size = 0;
        total = 0;
        if (seen.length < payments) {
            int capacity = Math.min(RuleSet.MAX_GRIDLOCK_PAYMENTS, Math.max(64, payments * 2));
            seen = new int[capacity];
            place = new int[capacity];
        }
        if (planned.length < accounts.size()) {
            planned = new int[accounts.size() * 2];
            Arrays.fill(planned, NONE);
        }
    }

    private void grow(int capacity) {
        account = Arrays.copyOf(account, capacity);
        credits = Arrays.copyOf(credits, capacity);
        outputs = Arrays.copyOf(outputs, capacity);
        isStopped = Arrays.copyOf(isStopped, capacity);
    }
}
