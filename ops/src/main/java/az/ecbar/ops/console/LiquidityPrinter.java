package az.ecbar.ops.console;

import static az.ecbar.ops.console.TextTable.Column.number;
import static az.ecbar.ops.console.TextTable.Column.text;

import az.ecbar.ops.pki.JsonObject;
import java.io.PrintWriter;
import java.util.List;

/** Prints who has how much and what waits: tables for people, one JSON object a line for machines. */
public final class LiquidityPrinter {
    private final PrintWriter out;

    public LiquidityPrinter(PrintWriter out) {
        this.out = out;
    }

    public void printTables(Liquidity liquidity) {
        TextTable positions = new TextTable(List.of(
                text("BANK"),
                text("CUR"),
                number("BALANCE"),
                number("HELD"),
                number("AVAILABLE"),
                number("OUT"),
                number("AMOUNT OUT"),
                number("IN"),
                number("AMOUNT IN"),
                number("IF ALL SETTLES")));
        liquidity
                .positions()
                .forEach((place, position) -> positions.add(List.of(
                        place.bic(),
                        place.currency(),
                        position.balance().toPlainString(),
                        position.held().toPlainString(),
                        position.available().toPlainString(),
                        String.valueOf(position.out().count()),
                        position.out().amount().toPlainString(),
                        String.valueOf(position.in().count()),
                        position.in().amount().toPlainString(),
                        position.ifAllSettles().toPlainString())));
        positions.print(out);
        if (!liquidity.priorities().isEmpty()) {
            TextTable priorities =
                    new TextTable(List.of(text("CUR"), number("PRIORITY"), number("WAITING"), number("AMOUNT")));
            liquidity
                    .priorities()
                    .forEach((urgency, waiting) -> priorities.add(List.of(
                            urgency.currency(),
                            String.valueOf(urgency.priority()),
                            String.valueOf(waiting.count()),
                            waiting.amount().toPlainString())));
            out.println();
            priorities.print(out);
        }
    }

    void printJson(Liquidity liquidity) {
        liquidity
                .positions()
                .forEach((place, position) -> out.println(new JsonObject()
                        .with("bic", place.bic())
                        .with("currency", place.currency())
                        .with("balance", position.balance().toPlainString())
                        .with("held", position.held().toPlainString())
                        .with("available", position.available().toPlainString())
                        .with("waitingOut", position.out().count())
                        .with("amountOut", position.out().amount().toPlainString())
                        .with("waitingIn", position.in().count())
                        .with("amountIn", position.in().amount().toPlainString())
                        .with("ifAllSettles", position.ifAllSettles().toPlainString())));
        liquidity
                .priorities()
                .forEach((urgency, waiting) -> out.println(new JsonObject()
                        .with("currency", urgency.currency())
                        .with("priority", urgency.priority())
                        .with("waiting", waiting.count())
                        .with("amount", waiting.amount().toPlainString())));
    }
}
