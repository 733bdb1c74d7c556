package az.ecbar.bankview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** A correspondent or current account: its money, what waits for it, and its statements. */
final class Account {
    private static final Comparator<Payment> ORDER = Comparator.<Payment>comparingInt(payment -> payment.priority)
            .thenComparingLong(payment -> payment.sequence);

    final Register.HeldAccount held;
    final Register.Participant owner;
    BigDecimal balance;

    /** What waits, by priority and arrival (4.11). */
    final TreeSet<Payment> queue = new TreeSet<>(ORDER);

    /** Since the last statement. */
    final List<Entry> entries = new ArrayList<>();

    /** Closing balance of the last statement; before the first one the opening balance. */
    BigDecimal lastClosing;

    /** Of the last statement, once there was one. */
    LocalDate lastDate = LocalDate.MIN;

    /** Number of the last statement in its year. */
    int statements;

    /** The pages of the last statement. */
    List<String> lastPages = List.of();

    Account(Register.HeldAccount held, Register.Participant owner) {
        this.held = held;
        this.owner = owner;
        balance = held.opening();
        lastClosing = held.opening();
    }

    /** What a payment's place among the others is judged by is changed. */
    void changePriority(Payment payment, int priority) {
        boolean isQueued = queue.remove(payment);
        payment.priority = priority;
        if (isQueued) {
            queue.add(payment);
        }
    }

    BigDecimal sum(boolean isCredit) {
        return entries.stream()
                .filter(entry -> entry.isCredit() == isCredit)
                .map(Entry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long count(boolean isCredit) {
        return entries.stream().filter(entry -> entry.isCredit() == isCredit).count();
    }

    /** Number of the statement to come. */
    int nextStatement(LocalDate day) {
        return lastDate.equals(LocalDate.MIN) || lastDate.getYear() == day.getYear() ? statements + 1 : 1;
    }

    /** The balance with which the statement to come opens: of the very first one it bears its own day. */
    String opening(LocalDate day) {
        LocalDate date = lastDate.equals(LocalDate.MIN) ? day : lastDate;
        return balanceText(date, lastClosing);
    }

    String balanceText(LocalDate date, BigDecimal amount) {
        String sign = amount.signum() < 0 ? "D" : "C";
        return sign + Money.date(date) + Money.withCurrency(held.currency(), amount.abs());
    }

    @Override
    public String toString() {
        return held.number() + " " + held.currency();
    }
}
