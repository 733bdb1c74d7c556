package az.ecbar.bankview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Payments that wait for each other's money: the largest set after which no account is below zero and which is of each
 * account the beginning of its queue (4.11, 4.12.2), and whether just that set was executed.
 */
final class Gridlock {
    private final Centre centre;
    private final Waiting waiting;
    private final Settlement settlement;
    private final Ears ears;
    private final Findings findings;

    Gridlock(Centre centre, Waiting waiting, Settlement settlement, Ears ears, Findings findings) {
        this.centre = centre;
        this.waiting = waiting;
        this.settlement = settlement;
        this.ears = ears;
        this.findings = findings;
    }

    void resolve(Moment moment) {
        Set<Payment> expected = largestSet();
        Set<Payment> credited = new HashSet<>();
        Set<Payment> debited = new HashSet<>();
        boolean isMore = true;
        while (isMore) {
            isMore = credit(moment, expected, credited) || debit(moment, credited, debited);
        }
        if (!debited.equals(expected)) {
            findings.add(
                    moment.sequence,
                    "4.11, 4.12.2",
                    "of the payments that wait for each other " + debited.size() + " were executed; together can "
                            + expected.size());
        }
    }

    // ---- what must be executed

    private Set<Payment> largestSet() {
        Map<Account, List<Payment>> beginnings = new HashMap<>();
        for (Account account : centre.accounts.values()) {
            List<Payment> beginning = beginning(account);
            if (!beginning.isEmpty()) {
                beginnings.put(account, beginning);
            }
        }
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (Map.Entry<Account, List<Payment>> entry : beginnings.entrySet()) {
                while (balance(entry.getKey(), beginnings).signum() < 0) {
                    Payment _ = entry.getValue().removeLast();
                    isChanged = true;
                }
            }
        }
        Set<Payment> all = new HashSet<>();
        beginnings.values().forEach(all::addAll);
        return all;
    }

    /** What of an account nothing besides money and turn stops, up to what its own side stops. */
    private List<Payment> beginning(Account account) {
        return new ArrayList<>(account.queue.stream()
                .filter(payment -> !waiting.isStopped(payment))
                .toList());
    }

    private static BigDecimal balance(Account account, Map<Account, List<Payment>> beginnings) {
        BigDecimal balance = account.balance;
        for (List<Payment> payments : beginnings.values()) {
            for (Payment payment : payments) {
                if (payment.debit == account) {
                    balance = balance.subtract(payment.content.amount());
                }
                if (payment.credit == account) {
                    balance = balance.add(payment.content.amount());
                }
            }
        }
        return balance;
    }

    // ---- what the banks were told

    private boolean credit(Moment moment, Set<Payment> expected, Set<Payment> credited) {
        for (Output output : moment.fronts()) {
            Payment payment = output.isPayment() ? behind(moment.left(output.bic)) : null;
            if (payment != null && expected.contains(payment) && credited.add(payment)) {
                settlement.book(payment.credit, payment, true);
                Settlement.beneficiarySide(payment).forEach(draft -> ears.require(moment, draft, "4.10.2"));
                settlement.byAuthority(payment, true).forEach(draft -> ears.require(moment, draft, "4.19"));
                return true;
            }
        }
        return false;
    }

    /** The payment that the advice behind a forwarded one names. */
    private @Nullable Payment behind(Iterable<Output> outputs) {
        Iterator<Output> iterator = outputs.iterator();
        Output _ = iterator.next();
        return iterator.hasNext() ? centre.payments.get(iterator.next().meant()) : null;
    }

    private boolean debit(Moment moment, Set<Payment> credited, Set<Payment> debited) {
        for (Output output : moment.fronts()) {
            Payment payment = output.type.equals("900") ? centre.payments.get(output.meant()) : null;
            if (payment != null && credited.contains(payment) && debited.add(payment)) {
                settlement.book(payment.debit, payment, false);
                settlement.end(payment);
                if (payment.debit.balance.signum() < 0) {
                    findings.add(moment.sequence, "3.2.4", payment.debit + " is below zero in between");
                }
                settlement.issuerSide(payment).forEach(draft -> ears.require(moment, draft, "4.10.2"));
                settlement.byAuthority(payment, false).forEach(draft -> ears.require(moment, draft, "4.19"));
                return true;
            }
        }
        return false;
    }
}
