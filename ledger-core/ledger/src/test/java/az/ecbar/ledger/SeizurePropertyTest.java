package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ledger.account.Blocks;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.BlockRecordDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.testkit.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random credits, debits, seizures and lifts beside a naive model of the same accounts: the same balances, and of each
 * seizure the same sum held, after every decision and payment.
 */
@Rule({"4.11", "4.12.1", "7-10.2.1"})
class SeizurePropertyTest {
    private static final List<String> BANKS = List.of("ALFA", "BETA", "GAMA");
    private static final int STEPS = 150;

    /** Accounts with lists of seizures and of payments, gone through from the beginning again and again. */
    private static final class Model {
        final Map<String, BigDecimal> balances = new TreeMap<>();
        final Map<String, Map<String, BigDecimal[]>> seizures = new TreeMap<>();
        final List<Object[]> waiting = new ArrayList<>();

        Model() {
            for (String bank : BANKS) {
                balances.put(bank, BigDecimal.valueOf(10_000));
                seizures.put(bank, new LinkedHashMap<>());
            }
        }

        BigDecimal balance(String bank) {
            return balances.getOrDefault(bank, BigDecimal.ZERO);
        }

        Map<String, BigDecimal[]> of(String bank) {
            return seizures.getOrDefault(bank, Map.of());
        }

        BigDecimal available(String bank) {
            return of(bank).values().stream().map(one -> one[1]).reduce(balance(bank), BigDecimal::subtract);
        }

        boolean isWhole(String bank) {
            return of(bank).values().stream().anyMatch(one -> one[0].compareTo(BigDecimal.valueOf(Blocks.WHOLE)) == 0);
        }

        void hold(String bank) {
            for (BigDecimal[] one : of(bank).values()) {
                one[1] = one[1].add(one[0].subtract(one[1]).min(available(bank)));
            }
        }

        void add(String bank, BigDecimal amount) {
            balances.merge(bank, amount, BigDecimal::add);
            hold(bank);
        }

        /** Pays the first that may go, until there is none. */
        void settle() {
            while (settleOne()) {
                // Less waits now.
            }
        }

        private boolean settleOne() {
            List<String> stopped = new ArrayList<>();
            for (Object[] payment : waiting) {
                String from = (String) payment[0];
                String to = (String) payment[1];
                BigDecimal amount = (BigDecimal) payment[2];
                if (stopped.contains(from) || isWhole(to)) {
                    continue;
                }
                if (isWhole(from) || available(from).compareTo(amount) < 0) {
                    stopped.add(from);
                    continue;
                }
                waiting.remove(payment);
                balances.merge(from, amount.negate(), BigDecimal::add);
                add(to, amount);
                return true;
            }
            return false;
        }
    }

    private final Scenario s = new Scenario();
    private final Model model = new Model();
    private int decisions;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theLedgerHoldsWhatTheModelHolds(long seed) {
        BANKS.forEach(bank -> s.bank(bank, "100.00"));
        s.open();
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step(random);
            if (random.nextInt(4) > 0) {
                s.runJobs();
                model.settle();
                compare("seed " + seed + ", step " + i);
            }
        }
        s.runJobs();
        model.settle();
        compare("seed " + seed + ", at the end");
        s.assertReplaysEqual();
    }

    private void step(Random random) {
        String bank = BANKS.get(random.nextInt(BANKS.size()));
        long amount = 1L + random.nextInt(8_000);
        switch (random.nextInt(8)) {
            case 0 -> issue(bank, amount);
            case 1 -> withdraw(bank, amount);
            case 2 -> seize(bank, random.nextInt(5) == 0 ? 0 : amount);
            case 3 -> lift(bank, random);
            default -> pay(bank, BANKS.get((BANKS.indexOf(bank) + 1 + random.nextInt(2)) % 3), amount);
        }
    }

    /** Whether a release that goes on is over, so that the model is where the ledger is. */
    private void finish() {
        s.runJobs();
        model.settle();
    }

    private void issue(String bank, long amount) {
        finish();
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.issueFunds("AZN", Scenario.account(bank), "ISSUE-AZN", amount, "I")));
        model.add(bank, BigDecimal.valueOf(amount));
    }

    private void withdraw(String bank, long amount) {
        finish();
        boolean suffices = model.available(bank).compareTo(BigDecimal.valueOf(amount)) >= 0;
        assertEquals(
                suffices ? RejectReason.NONE : RejectReason.FUNDS_INSUFFICIENT,
                s.decide(s.actions.withdrawFunds("AZN", Scenario.account(bank), "ISSUE-AZN", amount, "W")));
        if (suffices) {
            model.add(bank, BigDecimal.valueOf(-amount));
        }
    }

    private void seize(String bank, long amount) {
        finish();
        String number = "N-" + ++decisions;
        RejectReason told =
                s.decide(s.actions.seizeAccount(Scenario.account(bank), "AZN", amount, Scenario.TODAY, number));
        boolean isFull = model.of(bank).size() == Blocks.MAX_OF_ACCOUNT;
        assertEquals(isFull ? RejectReason.LIMIT_REACHED : RejectReason.NONE, told);
        if (!isFull) {
            BigDecimal wanted = BigDecimal.valueOf(amount == 0 ? Blocks.WHOLE : amount);
            model.of(bank).put(number, new BigDecimal[] {wanted, BigDecimal.ZERO});
            model.hold(bank);
        }
    }

    private void lift(String bank, Random random) {
        finish();
        List<String> numbers = List.copyOf(model.of(bank).keySet());
        if (numbers.isEmpty()) {
            return;
        }
        String number = numbers.get(random.nextInt(numbers.size()));
        BigDecimal[] one = model.of(bank).getOrDefault(number, new BigDecimal[0]);
        long left = random.nextBoolean() ? 0 : random.nextInt(4_000);
        boolean isLess = BigDecimal.valueOf(left).compareTo(one[0]) < 0;
        assertEquals(
                isLess ? RejectReason.NONE : RejectReason.SEIZURE_NOT_REDUCED,
                s.decide(s.actions.liftSeizure(
                        Scenario.account(bank), "AZN", number, left, Scenario.TODAY, "L-" + ++decisions)));
        if (isLess && left == 0) {
            model.of(bank).remove(number);
        } else if (isLess) {
            one[0] = BigDecimal.valueOf(left);
            one[1] = one[1].min(one[0]);
        }
        model.hold(bank);
    }

    private void pay(String from, String to, long amount) {
        model.waiting.add(new Object[] {from, to, BigDecimal.valueOf(amount)});
        var payment = s.pays(from, to, "1.00");
        payment.amount = amount;
        payment.send();
    }

    private void compare(String when) {
        for (String bank : BANKS) {
            assertEquals(model.balance(bank), BigDecimal.valueOf(s.balance(bank)), when + ", " + bank);
        }
        assertEquals(expected(), held(), when);
    }

    private List<String> expected() {
        List<String> all = new ArrayList<>();
        for (String bank : BANKS) {
            model.of(bank).forEach((number, one) -> all.add(bank + " " + number + " " + one[1] + " of " + one[0]));
        }
        return all;
    }

    private List<String> held() {
        List<String> all = new ArrayList<>();
        s.ledger.write((buffer, offset, _) -> {
            MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
            if (header.templateId() == BlockRecordDecoder.TEMPLATE_ID) {
                BlockRecordDecoder block = new BlockRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                String account = s.accountOfId.getOrDefault(block.accountId(), "");
                String bank = BANKS.stream()
                        .filter(one -> Scenario.account(one).equals(account))
                        .findFirst()
                        .orElse(account);
                all.add(bank + " " + block.decisionNumber() + " " + block.heldMinor() + " of " + block.wantedMinor());
            }
        });
        return all;
    }
}
