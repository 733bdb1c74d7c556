package az.ecbar.bankview;

import az.ecbar.bankview.Decision.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why payments wait, and whose turn it is (4.11, 4.12). */
final class Waiting {
    static final int SYSTEM = 300;
    static final int STOPPED = 301;
    static final int BEHIND = 302;
    static final int FUNDS = 303;
    static final int AHEAD = 304;

    private final Centre centre;

    Waiting(Centre centre) {
        this.centre = centre;
    }

    /** Whether something besides money and turn stops it. */
    boolean isStopped(Payment payment) {
        return centre.suspended.contains(Part.SETTLEMENT)
                || centre.isStopped(payment.debit.owner)
                || centre.isStopped(payment.credit.owner);
    }

    /** What only the other side stops lets later payments of the account pass. */
    private boolean standsAside(Payment payment) {
        return centre.isStopped(payment.credit.owner) && !centre.isStopped(payment.debit.owner);
    }

    /** What goes before a payment of the account, be it there already or not. */
    List<Payment> before(Payment payment) {
        return payment.debit.queue.headSet(payment, false).stream()
                .filter(other -> !standsAside(other))
                .toList();
    }

    /** The first payment of the account that does not stand aside. */
    @Nullable
    Payment head(Account account) {
        for (Payment payment : account.queue) {
            if (!standsAside(payment)) {
                return payment;
            }
        }
        return null;
    }

    /** The payment that must be executed now; null: none. */
    @Nullable
    Payment executable(Account account) {
        Payment head = head(account);
        return head != null && centre.isOpen && !isStopped(head) && account.balance.compareTo(amount(head)) >= 0
                ? head
                : null;
    }

    private static BigDecimal amount(Payment payment) {
        return payment.content.amount();
    }

    /** The cause that is named, of those that hold. */
    int named(Payment payment) {
        if (payment.state == Payment.State.KEPT) {
            return AHEAD;
        }
        if (centre.suspended.contains(Part.SETTLEMENT)) {
            return SYSTEM;
        }
        if (isStopped(payment)) {
            return STOPPED;
        }
        return before(payment).isEmpty() ? FUNDS : BEHIND;
    }

    /** 302 and 303 are two words for one cause. */
    static int kind(int cause) {
        return cause == BEHIND ? FUNDS : cause;
    }

    /** What the account lacks for the payment and those before it. */
    BigDecimal lack(Payment payment) {
        BigDecimal wanted = amount(payment);
        for (Payment other : before(payment)) {
            wanted = wanted.add(amount(other));
        }
        return wanted.subtract(payment.debit.balance).max(BigDecimal.ZERO);
    }

    /** What must happen that it is released. */
    List<String> releases(Payment payment) {
        List<String> releases = new ArrayList<>();
        if (payment.state == Payment.State.KEPT) {
            releases.add("THE DAY OF 32A IS OPENED");
            return releases;
        }
        if (centre.suspended.contains(Part.SETTLEMENT)) {
            releases.add("AZIPS GOES ON");
        }
        if (centre.isStopped(payment.debit.owner) || centre.isStopped(payment.credit.owner)) {
            releases.add("THE SEIZURE OR SUSPENSION IS LIFTED");
        }
        if (!before(payment).isEmpty()) {
            releases.add("THE PAYMENTS BEFORE IT HAVE GONE");
        }
        if (lack(payment).signum() > 0) {
            releases.add("WHAT 32L SAYS HAS COME IN");
        }
        if (releases.isEmpty()) {
            releases.add("IT IS BEING RELEASED");
        }
        return releases;
    }
}
