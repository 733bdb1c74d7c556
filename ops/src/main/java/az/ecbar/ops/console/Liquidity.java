package az.ecbar.ops.console;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each participant has in a currency, what waits to be paid out of it and into it, and where that leads until the end
 * of the day; worked out from the answers to two queries. The Central Bank's own accounts are no liquidity, nor are those
 * of LVPCSS and IPS: what is set aside for them stands on an account of AZIPS, too.
 */
public final class Liquidity {
    private static final String AZIPS = "AZIPS";
    private static final String CENTRAL_BANK = "CENTRAL_BANK";

    private final Map<Place, Position> positions = new TreeMap<>();
    private final Map<Urgency, Waiting> priorities = new TreeMap<>();

    /** One participant's money in one currency. */
    public record Place(String currency, String bic) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::currency)
                    .thenComparing(Place::bic)
                    .compare(this, other);
        }
    }

    /** What is equally urgent in one currency. */
    public record Urgency(String currency, long priority) implements Comparable<Urgency> {
        @Override
        public int compareTo(Urgency other) {
            return Comparator.comparing(Urgency::currency)
                    .thenComparingLong(Urgency::priority)
                    .compare(this, other);
        }
    }

    /** Payments that wait: how many, and their sum. */
    public record Waiting(long count, BigDecimal amount) {
        private static Waiting none(int digits) {
            return new Waiting(0, BigDecimal.ZERO.setScale(digits));
        }

        Waiting and(BigDecimal more) {
            return new Waiting(count + 1, amount.add(more));
        }
    }

    /**
     * What a participant has, and what waits.
     *
     * @param out from its accounts
     * @param in to them
     */
    public record Position(BigDecimal balance, BigDecimal held, Waiting out, Waiting in) {
        private static Position of(BigDecimal balance, BigDecimal held) {
            Waiting none = Waiting.none(balance.scale());
            return new Position(balance, held, none, none);
        }

        private Position and(Position other) {
            return new Position(balance.add(other.balance), held.add(other.held), out, in);
        }

        private Position withOut(BigDecimal amount) {
            return new Position(balance, held, out.and(amount), in);
        }

        private Position withIn(BigDecimal amount) {
            return new Position(balance, held, out, in.and(amount));
        }

        public BigDecimal available() {
            return balance.subtract(held);
        }

        /** What is left if all that waits is settled; below zero: so much must come in from elsewhere. */
        public BigDecimal ifAllSettles() {
            return available().add(in.amount()).subtract(out.amount());
        }
    }

    private Liquidity() {}

    /** Reads the pages of all accounts, and of all that waits. */
    public static Liquidity of(Collection<Answer> accounts, Collection<Answer> queue) {
        Liquidity liquidity = new Liquidity();
        accounts.forEach(page -> page.entries().forEach(liquidity::addAccount));
        queue.forEach(page -> page.entries().forEach(liquidity::addPayment));
        return liquidity;
    }

    /** By currency, then by BIC. */
    public Map<Place, Position> positions() {
        return positions;
    }

    /** By currency, then the most urgent first. */
    public Map<Urgency, Waiting> priorities() {
        return priorities;
    }

    private void addAccount(Answer row) {
        if (row.text("system").equals(AZIPS) && !row.text("kind").equals(CENTRAL_BANK)) {
            Place place = new Place(row.text("currency"), row.text("bic"));
            positions.merge(place, Position.of(amount(row, "balance"), amount(row, "held")), Position::and);
        }
    }

    private void addPayment(Answer row) {
        String currency = row.text("currency");
        BigDecimal amount = amount(row, "amount");
        positions.computeIfPresent(new Place(currency, row.text("debtor")), (_, before) -> before.withOut(amount));
        positions.computeIfPresent(new Place(currency, row.text("creditor")), (_, before) -> before.withIn(amount));
        priorities.compute(
                new Urgency(currency, row.number("priority")),
                (_, before) -> (before == null ? Waiting.none(amount.scale()) : before).and(amount));
    }

    private static BigDecimal amount(Answer row, String name) {
        return new BigDecimal(row.text(name));
    }
}
