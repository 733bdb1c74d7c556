package az.ecbar.auditor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All payments that AZIPS accepted, the waiting ones in the order of 4.11, and the numbers that are used up (4.8.2). */
final class Payments {
    private final Map<Long, Payment> byId = new HashMap<>();
    /** By account that is debited. */
    private final Map<Account, NavigableSet<Payment>> waiting = new HashMap<>();

    private final Map<List<Object>, Payment> byNumber = new HashMap<>();
    private final Map<List<Object>, List<Payment>> byReference = new HashMap<>();
    private final Set<Payment> kept = new LinkedHashSet<>();

    /** 4.8.2: its number is used for the day on which it was sent, and for its value date. */
    void add(Payment payment, int date) {
        byId.put(payment.id, payment);
        List<Object> key = List.of(payment.issuer().id, payment.instruction.reference());
        byReference.computeIfAbsent(key, _ -> new ArrayList<>()).add(payment);
        byNumber.put(number(payment.issuer(), payment.instruction.reference(), payment.valueDate()), payment);
        byNumber.put(number(payment.issuer(), payment.instruction.reference(), date), payment);
    }

    /** 4.8.2: the sender's number on a day. */
    boolean isUsed(Participant sender, String reference, int date) {
        return byNumber.containsKey(number(sender, reference, date));
    }

    /** All payments that a sender ever gave a number. */
    List<Payment> of(Participant sender, String reference) {
        return byReference.getOrDefault(List.of(sender.id, reference), List.of());
    }

    /** What is kept until its value date. */
    List<Payment> kept() {
        return List.copyOf(kept);
    }

    void keep(Payment payment) {
        payment.state = Payment.State.KEPT;
        kept.add(payment);
    }

    private static List<Object> number(Participant sender, String reference, int date) {
        return List.of(sender.id, reference, date);
    }

    /** What a participant sent under a number on a day. */
    Optional<Payment> find(Participant sender, String reference, int date) {
        return Optional.ofNullable(byNumber.get(number(sender, reference, date)));
    }

    Optional<Payment> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    void startToWait(Payment payment) {
        payment.state = Payment.State.WAITING;
        kept.remove(payment);
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
        kept.remove(payment);
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

    /** What waits for the same money and is more urgent or came earlier (4.11); what stands aside lets others pass (4.12.1). */
    List<Payment> aheadOf(Payment payment) {
        return lineOf(payment.debit).headSet(payment, false).stream()
                .filter(one -> !one.isAside)
                .toList();
    }

    /** What stands aside, as the ledger said, is more urgent or came earlier. */
    List<Payment> asidesAheadOf(Payment payment) {
        return lineOf(payment.debit).headSet(payment, false).stream()
                .filter(one -> one.isAside)
                .toList();
    }

    /** What no other side stops any more, whatever the ledger said, and has to go first (4.11). */
    Optional<Payment> overtakenBy(Payment payment) {
        return asidesAheadOf(payment).stream()
                .filter(one -> !one.isOfTheGone() && !one.isStoppedByOther())
                .findFirst();
    }

    /** Whose turn it is (4.11). */
    Optional<Payment> headOf(Account account) {
        return lineOf(account).stream().filter(one -> !one.isAside).findFirst();
    }

    static BigDecimal sum(List<Payment> payments) {
        return payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private NavigableSet<Payment> lineOf(Account account) {
        return waiting.computeIfAbsent(account, _ -> new TreeSet<>(Payment.ORDER));
    }
}
