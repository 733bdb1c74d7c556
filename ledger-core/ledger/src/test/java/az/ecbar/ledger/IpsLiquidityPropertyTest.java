package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.LimitLevel;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes in whatever order, limits raised and lowered, payments of IPS reserved, settled and released, payments of
 * AZIPS, seizures, adjustments with payments and changes of limits between their steps, turns of the day, a start from a snapshot in the midst of
 * it: I3 holds after each, and every figure is that of a naive model.
 */
@Rule({"5-1.2", "5-1.3", "5-1.7.2", "5-1.7.3", "5-1.7.4"})
class IpsLiquidityPropertyTest {
    private static final List<String> BANKS = List.of("ALFA", "BETA", "GAMA");
    private static final Map<String, String> BANK_OF =
            Map.of("ALFA", "ALFA", "BETA", "BETA", "GAMA", "GAMA", "DOST", "ALFA", "ELCI", "ALFA", "FIDA", "BETA");
    private static final List<String> ALL = List.of("ALFA", "BETA", "GAMA", "DOST", "ELCI", "FIDA");
    private static final int STEPS = 400;

    private record Pending(String debtor, String creditor, long amount) {}

    private final IpsState ips = new IpsState();
    private final Map<String, Long> limits = new HashMap<>();
    private final Map<String, Long> nets = new HashMap<>();
    private final Map<String, Long> reserved = new HashMap<>();
    private final Map<String, Long> settlementLimits = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private Map<String, Long> atLine = Map.of();
    private final List<Pending> pending = new ArrayList<>();
    private int seizures;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyFigureIsThatOfTheModel(long seed) {
        BANKS.forEach(bank -> {
            ips.direct(bank, 10_000);
            balances.put(bank, 10_000L);
        });
        for (String name : ALL.subList(BANKS.size(), ALL.size())) {
            ips.indirect(name, BANK_OF.getOrDefault(name, ""));
        }
        ips.open();
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step(random);
            compare("seed " + seed + ", step " + i);
        }
        ips.startAdjustment();
        adjust(random, 0);
        compare("seed " + seed + ", at the end");
        assertEquals(30_000L, balances.values().stream().mapToLong(one -> one).sum());
    }

    private void step(Random random) {
        String name = ALL.get(random.nextInt(ALL.size()));
        String other = ALL.get(random.nextInt(ALL.size()));
        String bank = BANKS.get(random.nextInt(BANKS.size()));
        long amount = 1L + random.nextInt(3_000);
        switch (random.nextInt(12)) {
            case 0, 1 -> setSettlement(bank, random.nextInt(9_000) - 200L);
            case 2, 3 -> setClearing(name, random.nextInt(5_000) - 200L);
            case 4, 5, 6 -> reserve(name, other, amount);
            case 7, 8 -> end(random);
            case 9 -> payInAzips(bank, BANKS.get((BANKS.indexOf(bank) + 1) % 3), amount);
            case 10 -> {
                if (random.nextInt(6) == 0 && seizures < 8) {
                    assertEquals(RejectReason.NONE, ips.seize(bank, amount, "N-" + ++seizures));
                } else {
                    ips.startAdjustment();
                    adjust(random, 3);
                }
            }
            default -> {
                if (random.nextBoolean()) {
                    ips.timeNs += random.nextInt(30) * 3_600_000_000_000L;
                    boolean _ = ips.keepDay();
                } else {
                    ips.restart();
                }
            }
        }
    }

    private void setSettlement(String bank, long limit) {
        long left = left(bank);
        long before = of(settlementLimits, bank) - left;
        RejectReason expected = RejectReason.NONE;
        if (limit < 0 || limit < sum(reserved, bank) - sum(nets, bank) - left || limit < -left) {
            expected = RejectReason.IPS_LIMIT_BELOW_USE;
        } else if (limit < before && limit < sum(limits, bank) - left) {
            expected = RejectReason.IPS_LIMITS_TOGETHER;
        } else if (limit - before > available(bank)) {
            expected = RejectReason.IPS_LIMIT_UNFUNDED;
        }
        assertEquals(expected, ips.limit(LimitLevel.SETTLEMENT, Scenario.account(bank), limit));
        if (expected == RejectReason.NONE) {
            settlementLimits.put(bank, limit + left);
        }
    }

    private void setClearing(String name, long limit) {
        String bank = BANK_OF.getOrDefault(name, "");
        long left = leftOfClearing(name);
        long more = limit - of(limits, name) + left;
        RejectReason expected = RejectReason.NONE;
        if (limit < 0 || limit < of(reserved, name) - of(nets, name) - left || limit < -left) {
            expected = RejectReason.IPS_LIMIT_BELOW_USE;
        } else if (more > 0 && sum(limits, bank) + more > of(settlementLimits, bank)) {
            expected = RejectReason.IPS_LIMITS_TOGETHER;
        }
        assertEquals(expected, ips.limit(LimitLevel.CLEARING, IpsWorld.clearing(name), limit));
        if (expected == RejectReason.NONE) {
            limits.put(name, limit + left);
        }
    }

    private void reserve(String debtor, String creditor, long amount) {
        String bank = BANK_OF.getOrDefault(debtor, "");
        if (debtor.equals(creditor)) {
            return;
        }
        RejectReason expected = RejectReason.NONE;
        if (of(limits, debtor) + of(nets, debtor) - of(reserved, debtor) < amount) {
            expected = RejectReason.IPS_HEADROOM_LACKING;
        } else if (of(settlementLimits, bank) + sum(nets, bank) - sum(reserved, bank) < amount) {
            expected = RejectReason.IPS_SETTLEMENT_HEADROOM_LACKING;
        }
        assertEquals(expected, ips.canReserve(debtor, amount));
        if (expected == RejectReason.NONE) {
            ips.reserve(debtor, amount);
            reserved.merge(debtor, amount, Long::sum);
            pending.add(new Pending(debtor, creditor, amount));
        }
    }

    /** One that is pending is settled or released; gives what was settled. */
    private void end(Random random) {
        if (pending.isEmpty()) {
            return;
        }
        Pending one = pending.remove(random.nextInt(pending.size()));
        reserved.merge(one.debtor(), -one.amount(), Long::sum);
        if (random.nextInt(3) == 0) {
            ips.release(one.debtor(), one.amount());
            return;
        }
        ips.settle(one.debtor(), one.creditor(), one.amount());
        nets.merge(one.debtor(), -one.amount(), Long::sum);
        nets.merge(one.creditor(), one.amount(), Long::sum);
    }

    private void payInAzips(String from, String to, long amount) {
        if (available(from) >= amount && amount > 0) {
            ips.paysInAzips(from, to, amount);
            balances.merge(from, -amount, Long::sum);
            balances.merge(to, amount, Long::sum);
        }
    }

    /** What an adjustment that runs is still to take of a bank: the model has it all taken at the line. */
    private long left(String bank) {
        int account = ips.correspondent(bank);
        long limit = ips.state.accounts.held(account) - ips.state.accounts.seized(account);
        long left = of(settlementLimits, bank) - limit;
        assertTrue(left == 0 || left == sum(atLine, bank), "settlement limit of " + bank);
        return left;
    }

    private long leftOfClearing(String name) {
        long left = of(limits, name) - ips.state.clearingAccounts.limit(ips.clearing(name));
        assertTrue(left == 0 || left == of(atLine, name), "clearing limit of " + name);
        return left;
    }

    /** All steps of an adjustment, with payments of IPS and limits between them; it takes what there was at its line. */
    private void adjust(Random random, int between) {
        Map<String, Long> atCut = new HashMap<>(nets);
        boolean isLeft = ips.step();
        atLine = atCut;
        nets.replaceAll((name, net) -> net - of(atCut, name));
        atCut.forEach((name, net) -> {
            String bank = BANK_OF.getOrDefault(name, "");
            limits.merge(name, net, Long::sum);
            settlementLimits.merge(bank, net, Long::sum);
            balances.merge(bank, net, Long::sum);
        });
        assertEquals(0, atCut.values().stream().mapToLong(one -> one).sum(), "all net results come to zero");
        for (int i = 0; isLeft; i++) {
            if (i < between) {
                end(random);
                end(random);
                for (int j = 0; j < 4; j++) {
                    setClearing(ALL.get(random.nextInt(ALL.size())), random.nextBoolean() ? 0 : random.nextInt(4_000));
                }
                setSettlement(
                        BANKS.get(random.nextInt(BANKS.size())), random.nextBoolean() ? 0 : random.nextInt(8_000));
            }
            if (random.nextInt(4) == 0) {
                ips.restart();
            }
            isLeft = ips.step();
        }
        atLine = Map.of();
    }

    private long available(String bank) {
        int account = ips.correspondent(bank);
        long seized = ips.state.accounts.seized(account);
        long available = of(balances, bank) - of(settlementLimits, bank) - seized;
        assertEquals(ips.state.accounts.available(account), available, "available of " + bank);
        return available;
    }

    private void compare(String when) {
        for (String name : ALL) {
            int account = ips.clearing(name);
            assertEquals(of(limits, name), ips.state.clearingAccounts.limit(account), when + ": limit of " + name);
            assertEquals(of(nets, name), ips.state.clearingAccounts.net(account), when + ": net of " + name);
            assertEquals(of(reserved, name), ips.state.clearingAccounts.reserved(account), when + ": r of " + name);
        }
        for (String bank : BANKS) {
            Accounts accounts = ips.state.accounts;
            int account = ips.correspondent(bank);
            assertEquals(of(balances, bank), accounts.balance(account), when + ": balance of " + bank);
            long seized = accounts.seized(account);
            assertEquals(of(settlementLimits, bank), accounts.held(account) - seized, when + ": limit of " + bank);
        }
    }

    private static long of(Map<String, Long> map, String name) {
        return map.getOrDefault(name, 0L);
    }

    private static long sum(Map<String, Long> map, String bank) {
        return ALL.stream()
                .filter(name -> bank.equals(BANK_OF.getOrDefault(name, "")))
                .mapToLong(name -> of(map, name))
                .sum();
    }
}
