package az.ecbar.auditor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The largest set of payments that can be settled together: of each account's line the beginning, and no account pays more
 * than it has and receives. Found by cutting each line, again and again, where its account's money ends if the other lines
 * were paid as far as they are left; for few payments also by trying every beginning of every line.
 */
final class GridlockSearch {
    private static final int MOST_TRIALS = 4096;

    private final Map<Account, List<Payment>> lines = new LinkedHashMap<>();
    private final Map<Account, Integer> left = new HashMap<>();

    /** Of the payments that wait, in the order of 4.11; of an account nothing from the first on that is held back. */
    GridlockSearch(List<Payment> waiting, Predicate<Payment> isHeldBack) {
        Map<Account, BigDecimal> incoming = new HashMap<>();
        Set<Account> closed = new HashSet<>();
        for (Payment payment : waiting) {
            BigDecimal in =
                    incoming.getOrDefault(payment.credit, BigDecimal.ZERO).add(payment.amount());
            boolean isStoppedByOther = payment.beneficiary().isGone() || payment.isHeldByOther();
            if (closed.contains(payment.debit) || isStoppedByOther) {
                continue; // Nobody waits behind it, or it waits behind what does not move.
            }
            boolean isStopped = payment.raisesLimit()
                    || payment.issuer().isGone()
                    || !payment.stops().isEmpty()
                    || isHeldBack.test(payment);
            if (isStopped || Acceptance.isBeyondTelling(Optional.of(payment.credit), in)) {
                closed.add(payment.debit);
                continue;
            }
            incoming.put(payment.credit, in);
            lines.computeIfAbsent(payment.debit, _ -> new ArrayList<>()).add(payment);
        }
        lines.forEach((account, line) -> left.put(account, line.size()));
        while (lines.keySet().stream().anyMatch(this::cut)) {
            // Less comes in now for somebody else, perhaps.
        }
    }

    Set<Payment> largest() {
        Set<Payment> all = new HashSet<>();
        lines.forEach((account, line) -> all.addAll(line.subList(0, left.getOrDefault(account, 0))));
        return all;
    }

    /** Whether no other choice of beginnings has more payments; of too many choices it is not asked. */
    boolean isLargestOfAll() {
        long choices = 1;
        for (List<Payment> line : lines.values()) {
            choices = Math.min(MOST_TRIALS + 1L, choices * (line.size() + 1));
        }
        return choices > MOST_TRIALS
                || mostOf(List.copyOf(lines.keySet()), 0, new HashMap<>())
                        == largest().size();
    }

    private boolean cut(Account account) {
        List<Payment> line = lines.getOrDefault(account, List.of());
        BigDecimal money = account.availableWith(incoming(account, left));
        int before = left.getOrDefault(account, 0);
        int paid = 0;
        while (paid < before && line.get(paid).amount().compareTo(money) <= 0) {
            money = money.subtract(line.get(paid++).amount());
        }
        left.put(account, paid);
        return paid < before;
    }

    private BigDecimal incoming(Account account, Map<Account, Integer> beginnings) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Account, List<Payment>> line : lines.entrySet()) {
            int length = beginnings.getOrDefault(line.getKey(), 0);
            sum = sum.add(Payments.sum(line.getValue().subList(0, length).stream()
                    .filter(payment -> payment.credit == account)
                    .toList()));
        }
        return sum;
    }

    /** The most payments of any choice that leaves nobody below zero; -1: none. */
    private int mostOf(List<Account> accounts, int chosen, Map<Account, Integer> beginnings) {
        if (chosen == accounts.size()) {
            boolean isFunded = accounts.stream().allMatch(account -> {
                List<Payment> line = lines.getOrDefault(account, List.of());
                BigDecimal out = Payments.sum(line.subList(0, beginnings.getOrDefault(account, 0)));
                return out.compareTo(account.availableWith(incoming(account, beginnings))) <= 0;
            });
            return isFunded
                    ? beginnings.values().stream().mapToInt(Integer::intValue).sum()
                    : -1;
        }
        Account account = accounts.get(chosen);
        int most = -1;
        for (int length = 0; length <= lines.getOrDefault(account, List.of()).size(); length++) {
            beginnings.put(account, length);
            most = Math.max(most, mostOf(accounts, chosen + 1, beginnings));
        }
        return most;
    }
}
