package az.ecbar.ledger.azips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The set that settles is the largest: held against every other choice of beginnings of the queues, on small cases drawn
 * by lot.
 */
class GridlockPlanTest {
    private static final int CASES = 20_000;

    private record Payment(int number, int from, int to, long amount) {}

    private static final class Case {
        private final long[] funds;
        private final long[] claims;
        private final int[] currencies;
        private final List<List<Payment>> queues = new ArrayList<>();
        private final List<Payment> payments = new ArrayList<>();
        private final GridlockPlan plan;
        private Set<Integer> best = Set.of();
        private int choicesAsLarge;

        private Case(GridlockPlan plan, long... funds) {
            this.plan = plan;
            this.funds = funds;
            claims = new long[funds.length];
            currencies = new int[funds.length];
            for (int account = 0; account < funds.length; account++) {
                queues.add(new ArrayList<>());
            }
        }

        private Case pays(int from, int to, long amount) {
            Payment payment = new Payment(payments.size(), from, to, amount);
            payments.add(payment);
            queues.get(from).add(payment);
            return this;
        }

        private Set<Integer> settled() {
            plan.clear();
            for (int account = 0; account < funds.length; account++) {
                assertEquals(account, plan.addAccount(funds[account], claims[account], currencies[account]));
            }
            payments.forEach(payment -> plan.addPayment(payment.from, payment.to, payment.amount));
            plan.solve();
            Set<Integer> settled = new TreeSet<>();
            for (int i = 0; i < plan.settled(); i++) {
                assertTrue(settled.add(plan.settled(i)), "settles once");
            }
            return settled;
        }

        /** The largest of all choices. */
        private Set<Integer> bruteForce() {
            best = Set.of();
            choicesAsLarge = 0;
            choose(0, new int[funds.length]);
            return best;
        }

        private void choose(int account, int[] lengths) {
            if (account < funds.length) {
                for (int length = 0; length <= queues.get(account).size(); length++) {
                    lengths[account] = length;
                    choose(account + 1, lengths);
                }
                return;
            }
            Set<Integer> chosen = new TreeSet<>();
            for (int i = 0; i < lengths.length; i++) {
                queues.get(i).subList(0, lengths[i]).forEach(payment -> chosen.add(payment.number));
            }
            if (!isFunded(chosen) || chosen.size() < best.size()) {
                return;
            }
            choicesAsLarge = chosen.size() == best.size() ? choicesAsLarge + 1 : 1;
            best = chosen;
        }

        private boolean isFunded(Set<Integer> chosen) {
            long[] in = new long[funds.length];
            long[] out = new long[funds.length];
            for (int number : chosen) {
                in[payments.get(number).to] += payments.get(number).amount;
                out[payments.get(number).from] += payments.get(number).amount;
            }
            for (int account = 0; account < funds.length; account++) {
                if (out[account] > funds[account] + Math.max(0, in[account] - claims[account])) {
                    return false;
                }
            }
            return true;
        }

        /** Each set is one that can settle by itself after those before it, of one currency, in the order of each account. */
        private void checkSets() {
            long[] left = funds.clone();
            long[] claimed = claims.clone();
            int[] next = new int[funds.length];
            int first = 0;
            for (int set = 0; set < plan.sets(); set++) {
                long[] in = new long[funds.length];
                long[] out = new long[funds.length];
                Set<Integer> touched = new TreeSet<>();
                for (int i = first; i < plan.setEnd(set); i++) {
                    Payment payment = payments.get(plan.settled(i));
                    assertEquals(payment, queues.get(payment.from).get(next[payment.from]++), "order of the account");
                    in[payment.to] += payment.amount;
                    out[payment.from] += payment.amount;
                    touched.addAll(List.of(payment.from, payment.to));
                }
                assertTrue(plan.setEnd(set) > first, "a set is not empty");
                assertEquals(
                        1,
                        touched.stream()
                                .map(account -> currencies[account])
                                .distinct()
                                .count());
                if (set < plan.pairs()) {
                    assertEquals(2, touched.size(), "a pair");
                    touched.forEach(account -> assertTrue(in[account] > 0 && out[account] > 0, "each pays the other"));
                }
                for (int account : touched) {
                    left[account] += Math.max(0, in[account] - claimed[account]) - out[account];
                    claimed[account] = Math.max(0, claimed[account] - in[account]);
                    assertTrue(left[account] >= 0, "below zero after set " + set);
                }
                first = plan.setEnd(set);
                if (set == plan.pairs() - 1) {
                    assertEquals(plan.settledInPairs(), first);
                }
            }
            assertEquals(plan.settled(), first);
        }
    }

    private final GridlockPlan plan = new GridlockPlan();

    @Test
    @Rule({"4.11", "4.12.2"})
    void noOtherChoiceOfBeginningsSettlesMoreAndNoneSettlesAsMany() {
        Random random = new Random(20_261_122);
        int settled = 0;
        int pairs = 0;
        int partly = 0;
        for (int i = 0; i < CASES; i++) {
            Case drawn = draw(random);
            Set<Integer> found = drawn.settled();
            int number = i;
            assertEquals(drawn.bruteForce(), found, () -> "case " + number + " of " + drawn.payments);
            assertEquals(1, drawn.choicesAsLarge, "the largest set is unique");
            drawn.checkSets();
            settled += found.isEmpty() ? 0 : 1;
            pairs += plan.pairs() > 0 ? 1 : 0;
            partly += !found.isEmpty() && found.size() < drawn.payments.size() ? 1 : 0;
        }
        assertTrue(
                settled > CASES / 5 && pairs > CASES / 20 && partly > CASES / 10, settled + " " + pairs + " " + partly);
    }

    private Case draw(Random random) {
        int accounts = 2 + random.nextInt(4);
        Case drawn = new Case(
                plan, random.longs(accounts, 0, random.nextInt(3) * 3 + 1).toArray());
        int currencies = 1 + random.nextInt(2);
        for (int account = 0; account < accounts; account++) {
            drawn.currencies[account] = account % currencies;
            drawn.claims[account] = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        }
        int payments = random.nextInt(10);
        for (int i = 0; i < payments; i++) {
            int from = random.nextInt(accounts);
            int to = random.nextInt(accounts);
            if (from != to && drawn.currencies[from] == drawn.currencies[to]) {
                drawn.pays(from, to, 1 + random.nextInt(6));
            }
        }
        return drawn;
    }

    @Test
    void aRingOfAccountsWithoutMoneySettlesWhole() {
        Case ring = new Case(plan, 0, 0, 0).pays(0, 1, 70).pays(1, 2, 70).pays(2, 0, 70);
        assertEquals(Set.of(0, 1, 2), ring.settled());
        assertEquals(0, plan.pairs());
        assertEquals(1, plan.sets());
    }

    @Test
    void twoThatPayEachOtherSettleFirstAndByThemselves() {
        Case mixed = new Case(plan, 0, 0, 0, 10)
                .pays(0, 1, 50)
                .pays(2, 3, 5)
                .pays(1, 0, 20)
                .pays(3, 2, 5)
                .pays(1, 0, 30);
        assertEquals(Set.of(0, 1, 2, 3, 4), mixed.settled());
        assertEquals(2, plan.pairs());
        assertEquals(List.of(0, 2, 4), List.of(plan.settled(0), plan.settled(1), plan.settled(2)));
        assertEquals(5, plan.settledInPairs());
    }

    @Test
    void whatComesInForSomebodyWithAClaimIsNotSpent() {
        Case claimed = new Case(plan, 0, 0).pays(0, 1, 50).pays(1, 0, 50);
        claimed.claims[1] = 1;
        assertEquals(Set.of(), claimed.settled());
    }

    @Test
    void theStepsGrowWithThePaymentsWhateverTheyAre() {
        Random random = new Random(7);
        for (int accounts : new int[] {2, 3, 50, 1_000}) {
            for (int most : new int[] {1, 10, 1_000}) {
                long[] funds = new long[accounts];
                Arrays.setAll(funds, account -> random.nextInt(most));
                Case large = new Case(plan, funds);
                for (int i = 0; i < 10_000; i++) {
                    int from = random.nextInt(accounts);
                    large.pays(from, (from + 1 + random.nextInt(accounts - 1)) % accounts, 1 + random.nextInt(most));
                }
                Set<Integer> _ = large.settled();
                assertTrue(plan.steps() <= 9 * 10_000 + accounts, plan.steps() + " steps");
                large.checkSets();
            }
        }
    }
}
