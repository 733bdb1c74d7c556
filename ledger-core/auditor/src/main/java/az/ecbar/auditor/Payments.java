package az.ecbar.auditor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** All payments that AZIPS accepted, the waiting ones in the order of 4.11, and the numbers that are used up (4.8.2). */
final class Payments {
    private final Map<Long, Payment> byId = new HashMap<>();
    /** By account that is debited. */
    private final Map<Account, NavigableSet<Payment>> waiting = new HashMap<>();

    private final Map<List<Object>, Payment> byNumber = new HashMap<>();

    void add(Payment payment, int date) {
        byId.put(payment.id, payment);
        byNumber.put(number(payment.issuer(), payment.instruction.reference(), date), payment);
    }

    /** 4.8.2: the sender's number on a day. */
    boolean isUsed(Participant sender, String reference, int date) {
        return find(sender, reference, date).isPresent();
    }

    /** The payment that used a sender's number on a day. */
    Optional<Payment> find(Participant sender, String reference, int date) {
        return Optional.ofNullable(byNumber.get(number(sender, reference, date)));
    }

    private static List<Object> number(Participant sender, String reference, int date) {
        return List.of(sender.id, reference, date);
    }

    Optional<Payment> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    void startToWait(Payment payment) {
        lineOf(payment.debit).add(payment);
    }

    /** 4.14: among the others it stands where its new priority and its old arrival say. */
    void changePriority(Payment payment, int priority) {
        boolean isInLine = lineOf(payment.debit).remove(payment);
        payment.priority = priority;
        if (isInLine) {
            startToWait(payment);
        }
    }

    /** It waits no more. */
    void end(Payment payment, Payment.State state) {
        payment.state = state;
        lineOf(payment.debit).remove(payment);
    }

    /** What waits for an account's money, in the order of 4.11. */
    List<Payment> waitingAt(Account account) {
        return List.copyOf(lineOf(account));
    }

    List<Payment> waiting() {
        List<Payment> all = new ArrayList<>();
        waiting.values().forEach(all::addAll);
        return all;
    }

    /** What waits for the same money and is more urgent or came earlier (4.11). */
    List<Payment> aheadOf(Payment payment) {
        return List.copyOf(lineOf(payment.debit).headSet(payment, false));
    }

    static BigDecimal sum(List<Payment> payments) {
        return payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private NavigableSet<Payment> lineOf(Account account) {
        return waiting.computeIfAbsent(account, _ -> new TreeSet<>(Payment.ORDER));
    }
}
