package az.ecbar.ops.demo.plan;

import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.reason.RejectReason;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The day as the regulation says it must go, in plain decimals: a payment is executed when its issuer has the money and
 * nothing of at least its priority waits before it (4.10, 4.12.2); else it waits, the most urgent first, then the earliest
 * (4.11, 4.13); money that comes in releases what it can (4.13); what waits at the end of the day, or from or to a removed
 * participant, is annulled (4.18, 7-10.6). Written apart from the ledger, so that the two can be compared.
 */
final class ExpectedDay {
    private static final Comparator<PlannedMessage> URGENCY = Comparator.comparingInt(
                    (PlannedMessage message) -> paymentOf(message).priority())
            .thenComparingInt(PlannedMessage::number);

    private final Map<String, BigDecimal> balances = new LinkedHashMap<>();
    private final List<PlannedMessage> waiting = new ArrayList<>();
    private final List<PlannedMessage> settled = new ArrayList<>();
    private final Map<Integer, Fate> fates = new HashMap<>();

    ExpectedDay(Map<String, BigDecimal> openingBalances) {
        balances.putAll(openingBalances);
    }

    /** The next message in the order of the plan. */
    void take(PlannedMessage message) {
        Payment payment = message.payment();
        if (payment == null) {
            fates.put(message.number(), message.refusal());
        } else if (isBehind(payment) || lacksMoney(payment)) {
            waiting.add(message);
        } else {
            settle(message, false);
        }
    }

    /** A participant is removed from AZIPS. */
    void remove(InventedBank bank) {
        annul(payment -> payment.issuer().equals(bank), RejectReason.ISSUER_GONE);
        List<Payment> incoming = waitingPayments()
                .filter(payment -> payment.beneficiary().equals(bank))
                .toList();
        annul(payment -> payment.beneficiary().equals(bank), RejectReason.BENEFICIARY_GONE);
        incoming.forEach(payment -> release(payment.debitAccount()));
    }

    /** The day is closed. */
    void close() {
        annul(_ -> true, RejectReason.UNFUNDED_AT_END_OF_DAY);
    }

    /** What became of a message; it must have come to an end. */
    Fate fateOf(PlannedMessage message) {
        Fate fate = fates.get(message.number());
        if (fate == null) {
            throw new IllegalStateException(message.fileName() + " has come to no end");
        }
        return fate;
    }

    /** Whether a message waits now. */
    boolean isWaiting(PlannedMessage message) {
        return waiting.contains(message);
    }

    /** All executed payments in their order. */
    List<PlannedMessage> settled() {
        return List.copyOf(settled);
    }

    /** All balances now, by account. */
    Map<String, BigDecimal> balances() {
        return new LinkedHashMap<>(balances);
    }

    private boolean isBehind(Payment payment) {
        return waitingPayments()
                .anyMatch(other ->
                        other.debitAccount().equals(payment.debitAccount()) && other.priority() <= payment.priority());
    }

    private boolean lacksMoney(Payment payment) {
        return balanceOf(payment.debitAccount()).compareTo(payment.amount()) < 0;
    }

    private void settle(PlannedMessage message, boolean hasWaited) {
        Payment payment = paymentOf(message);
        balances.merge(payment.debitAccount(), payment.amount().negate(), BigDecimal::add);
        balances.merge(payment.creditAccount(), payment.amount(), BigDecimal::add);
        fates.put(message.number(), new Fate.Settled(hasWaited));
        settled.add(message);
        if (!hasWaited) {
            release(payment.creditAccount());
        }
    }

    /** Executes what the money of an account now allows, and then what that money allows elsewhere. */
    private void release(String credited) {
        Deque<String> accounts = new ArrayDeque<>(List.of(credited));
        while (!accounts.isEmpty()) {
            String account = accounts.remove();
            PlannedMessage head = headOf(account);
            while (head != null && !lacksMoney(paymentOf(head))) {
                waiting.remove(head);
                settle(head, true);
                accounts.add(paymentOf(head).creditAccount());
                head = headOf(account);
            }
        }
    }

    private @Nullable PlannedMessage headOf(String account) {
        return waiting.stream()
                .filter(message -> paymentOf(message).debitAccount().equals(account))
                .min(URGENCY)
                .orElse(null);
    }

    private void annul(Predicate<Payment> isMeant, RejectReason reason) {
        for (PlannedMessage message : List.copyOf(waiting)) {
            if (isMeant.test(paymentOf(message))) {
                waiting.remove(message);
                fates.put(message.number(), new Fate.Annulled(reason.code(), true));
            }
        }
    }

    private Stream<Payment> waitingPayments() {
        return waiting.stream().map(ExpectedDay::paymentOf);
    }

    private BigDecimal balanceOf(String account) {
        return balances.getOrDefault(account, BigDecimal.ZERO);
    }

    private static Payment paymentOf(PlannedMessage message) {
        Payment payment = message.payment();
        if (payment == null) {
            throw new IllegalArgumentException(message.fileName() + " pays nothing");
        }
        return payment;
    }
}
