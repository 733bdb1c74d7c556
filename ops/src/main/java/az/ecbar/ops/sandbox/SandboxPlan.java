package az.ecbar.ops.sandbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox shall be like. Immutable; each {@code with…} gives a changed copy.
 *
 * @param banks who takes part
 * @param balances opening balances, by account number; an account that is not named here begins with nothing
 * @param foreign accounts beside those in manats
 * @param dataFolder of the node; null: {@code data} in the sandbox
 * @param port of the node; 0: the node takes a free one at each start; null: a free one is chosen once and kept
 * @param holidays dates on which no day can be opened; all others of a year from now can, also on week-ends
 * @param rules rules that begin with another value than that of the first rule set, by name
 * @param nodeSettings keys of {@code node.yaml} with their values; those of its section {@code journal} begin with
 *     {@code journal.}
 */
public record SandboxPlan(
        List<InventedBank> banks,
        Map<String, BigDecimal> balances,
        List<ForeignAccount> foreign,
        @Nullable Path dataFolder,
        @Nullable Integer port,
        List<LocalDate> holidays,
        Map<String, Long> rules,
        Map<String, String> nodeSettings) {
    private static final Map<String, String> SMALL_NODE = Map.of(
            "snapshotInterval",
            "200",
            "journal.blockBytes",
            String.valueOf(4 << 20),
            "journal.reserveBytes",
            String.valueOf(16 << 20),
            "journal.lowWaterBytes",
            String.valueOf(256 << 20),
            "journal.stopWaterBytes",
            String.valueOf(64 << 20));

    /** An account in another currency than manats. */
    public record ForeignAccount(InventedBank bank, String currency) {}

    public SandboxPlan {
        banks = List.copyOf(banks);
        balances = Map.copyOf(balances);
        foreign = List.copyOf(foreign);
        holidays = List.copyOf(holidays);
        rules = Map.copyOf(rules);
        nodeSettings = Map.copyOf(nodeSettings);
    }

    /** So many banks, each with the same balance in manats, and a node with small files. */
    public static SandboxPlan of(int banks, BigDecimal balance) {
        List<InventedBank> all = new ArrayList<>();
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        for (int number = 1; number <= banks; number++) {
            InventedBank bank = InventedBank.of(number);
            all.add(bank);
            balances.put(bank.account(), balance);
        }
        return new SandboxPlan(all, balances, List.of(), null, null, List.of(), Map.of(), SMALL_NODE);
    }

    /** With another opening balance of an account. */
    public SandboxPlan withBalance(String account, BigDecimal balance) {
        Map<String, BigDecimal> changed = new LinkedHashMap<>(balances);
        changed.put(account, balance);
        return new SandboxPlan(banks, changed, foreign, dataFolder, port, holidays, rules, nodeSettings);
    }

    /** With one more account, in another currency. */
    public SandboxPlan withForeignAccount(InventedBank bank, String currency) {
        List<ForeignAccount> changed = new ArrayList<>(foreign);
        changed.add(new ForeignAccount(bank, currency));
        return new SandboxPlan(banks, balances, changed, dataFolder, port, holidays, rules, nodeSettings);
    }

    public SandboxPlan withDataFolder(Path folder) {
        return new SandboxPlan(banks, balances, foreign, folder, port, holidays, rules, nodeSettings);
    }

    public SandboxPlan withPort(int number) {
        return new SandboxPlan(banks, balances, foreign, dataFolder, number, holidays, rules, nodeSettings);
    }

    public SandboxPlan withHoliday(LocalDate date) {
        List<LocalDate> changed = new ArrayList<>(holidays);
        changed.add(date);
        return new SandboxPlan(banks, balances, foreign, dataFolder, port, changed, rules, nodeSettings);
    }

    /** With another value of a rule from the beginning, such as {@code GRIDLOCK_RESOLUTION}. */
    public SandboxPlan withRule(String rule, long value) {
        Map<String, Long> changed = new LinkedHashMap<>(rules);
        changed.put(rule, value);
        return new SandboxPlan(banks, balances, foreign, dataFolder, port, holidays, changed, nodeSettings);
    }

    /** With a key of {@code node.yaml}, such as {@code snapshotInterval} or {@code journal.lowWaterBytes}. */
    public SandboxPlan withNodeSetting(String key, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(nodeSettings);
        changed.put(key, String.valueOf(value));
        return new SandboxPlan(banks, balances, foreign, dataFolder, port, holidays, rules, changed);
    }
}
