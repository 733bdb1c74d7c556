package az.ecbar.ops.demo;

import static az.ecbar.ops.console.TextTable.Column.number;
import static az.ecbar.ops.console.TextTable.Column.text;

import az.ecbar.ops.console.Liquidity;
import az.ecbar.ops.console.TextTable;
import az.ecbar.ops.sandbox.InventedBank;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each bank had in manats after each step of a day, and how it looks. One thread. */
final class DayPlot {
    private static final String CURRENCY = "AZN";
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final Map<String, Liquidity> steps = new LinkedHashMap<>();
    private Liquidity latest = Liquidity.of(List.of(), List.of());

    /** Notes how it stands after a step; gives it back. */
    Liquidity add(String step, Liquidity liquidity) {
        steps.put(step, liquidity);
        latest = liquidity;
        return liquidity;
    }

    /** How many payments waited after the last step. */
    long waiting() {
        return latest.priorities().values().stream()
                .mapToLong(Liquidity.Waiting::count)
                .sum();
    }

    /** What a bank had after the last step. */
    BigDecimal balance(InventedBank bank) {
        return available(latest, bank.bic());
    }

    /** What is wrong with the sum of all balances. */
    List<String> lost() {
        List<BigDecimal> sums = steps.values().stream().map(DayPlot::sum).toList();
        return sums.stream().allMatch(sum -> sum.compareTo(sums.getFirst()) == 0)
                ? List.of()
                : List.of("the sums were " + sums);
    }

    /** A line for each bank: a bar and a number for each step. */
    void print(PrintWriter out) {
        List<TextTable.Column> columns = new ArrayList<>(List.of(text("BANK"), text("")));
        steps.keySet().forEach(step -> columns.add(number(step)));
        TextTable table = new TextTable(columns);
        BigDecimal most = steps.values().stream()
                .flatMap(step -> step.positions().values().stream())
                .map(Liquidity.Position::available)
                .reduce(BigDecimal.ONE, BigDecimal::max);
        for (Liquidity.Place place : latest.positions().keySet()) {
            StringBuilder bars = new StringBuilder();
            List<String> cells = new ArrayList<>();
            for (Liquidity step : steps.values()) {
                BigDecimal available = available(step, place.bic());
                bars.append(bar(available, most));
                cells.add(available.toPlainString());
            }
            cells.addFirst(bars.toString());
            cells.addFirst(place.bic());
            table.add(cells);
        }
        table.print(out);
    }

    private static char bar(BigDecimal available, BigDecimal most) {
        BigDecimal part = available
                .max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(BARS.length() - 1L))
                .divide(most, 0, RoundingMode.HALF_UP);
        return BARS.charAt(part.intValueExact());
    }

    private static BigDecimal available(Liquidity liquidity, String bic) {
        Liquidity.Position position = liquidity.positions().get(new Liquidity.Place(CURRENCY, bic));
        return position == null ? BigDecimal.ZERO : position.available();
    }

    private static BigDecimal sum(Liquidity liquidity) {
        return liquidity.positions().values().stream()
                .map(Liquidity.Position::balance)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
