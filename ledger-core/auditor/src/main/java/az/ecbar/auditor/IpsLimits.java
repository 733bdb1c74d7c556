package az.ecbar.auditor;

import az.ecbar.schema.AccountKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of IPS as the ledger says them, and what follows from them for AZIPS: that of a settlement account is held on the
 * correspondent account of the same number (2.1.10-1), an MT205 raises it without a booking (5-1.7.1), and an adjustment books
 * what IPS came to, by which the limit changes as well (5-1.7.4). Whether a limit is rightly granted is not judged.
 */
final class IpsLimits {
    private static final String ADJUSTED = "5-1.7.4";

    private final State state;
    private final Map<Integer, BigDecimal> limits = new HashMap<>();

    IpsLimits(State state) {
        this.state = state;
    }

    /** The limit of a settlement or clearing account. */
    BigDecimal of(Account account) {
        return limits.getOrDefault(account.id, BigDecimal.ZERO);
    }

    /** What a command says of limits, before what it frees is judged; what MT205 raise is left to them. */
    void hear() {
        for (Event.Posted posted : state.evidence.all(Event.Posted.class)) {
            if (posted.paymentId() == 0 && posted.legs().stream().anyMatch(this::isPosition)) {
                adjust(posted);
            }
        }
        boolean settles = !state.evidence.all(Event.PaymentSettled.class).isEmpty();
        for (Event.IpsLimitChanged changed : state.evidence.all(Event.IpsLimitChanged.class)) {
            Account account = state.directory.accounts.get(changed.accountId());
            boolean isRaised = changed.limit().compareTo(of(account)) > 0;
            if (account.kind != AccountKind.IPS_SETTLEMENT || !isRaised || !settles) {
                state.evidence.strike(changed);
                set(account, changed.limit());
            }
        }
        state.evidence.all(Event.PositionAdjusted.class).forEach(state.evidence::strike);
        state.evidence.all(Event.IpsProfileSet.class).forEach(state.evidence::strike);
    }

    /** 5-1.7.1: the limit grows, and nothing is booked. */
    void raise(Payment payment) {
        BigDecimal limit = of(payment.credit).add(payment.amount());
        set(payment.credit, limit);
        state.evidence.expect("5-1.7.1", new Event.IpsLimitChanged(payment.credit.id, limit));
    }

    private void set(Account account, BigDecimal limit) {
        limits.put(account.id, limit);
        if (account.kind == AccountKind.IPS_SETTLEMENT) {
            Account holder = state.directory
                    .settlementAccount(account.number, account.currency)
                    .orElseThrow();
            holder.ipsLimit = limit;
            state.accounts.take(holder);
        }
    }

    private boolean isPosition(Event.Leg leg) {
        return state.directory.accounts.get(leg.accountId()).kind == AccountKind.IPS_CLEARING;
    }

    /** Positions go to one account of AZIPS, whose owner is advised of each entry; nobody else's money moves. */
    private void adjust(Event.Posted posted) {
        state.evidence.strike(posted);
        List<Event.Leg> entries =
                posted.legs().stream().filter(leg -> !isPosition(leg)).toList();
        if (entries.stream().map(Event.Leg::accountId).distinct().count() > 1) {
            state.findings.add(ADJUSTED, "an adjustment of one direct participant", posted.toString());
        }
        for (Event.Leg leg : posted.legs()) {
            Account account = state.directory.accounts.get(leg.accountId());
            Event.Leg _ = state.books.bookOne(account, leg.amount());
            if (!isPosition(leg)) {
                state.notices.adjusted(account, leg.amount());
            }
        }
    }
}
