package az.ecbar.ops.console;

import az.ecbar.ops.console.TextTable.Column;
import az.ecbar.ops.pair.order.OrderTaker;
import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.ops.pair.order.SignedOrder;
import az.ecbar.ops.pki.JsonObject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Prints what the control ports say: side by side for people, one JSON object a port for programs. */
final class PairPrinter {
    private final PrintWriter out;
    private final boolean isJson;

    PairPrinter(PrintWriter out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    void print(List<PairView> views) {
        if (isJson) {
            views.forEach(this::printJson);
            return;
        }
        printTable(views, _ -> true);
        for (PairView view : views) {
            for (SignedOrder order : view.pending()) {
                out.println();
                out.println("waits at " + view.name() + " for another operator's signature; signed with certificate "
                        + order.signatures().getFirst().certificate() + ":");
                print(order.text());
            }
        }
    }

    /** Of what the ports say, the lines with such names, without the orders that wait. */
    void printOnly(List<PairView> views, Predicate<String> isWanted) {
        if (isJson) {
            views.forEach(view -> out.println(json(view, isWanted)));
        } else {
            printTable(views, isWanted);
        }
    }

    private void printTable(List<PairView> views, Predicate<String> isWanted) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("")));
        views.forEach(view -> columns.add(Column.text(view.name())));
        TextTable table = new TextTable(columns);
        Set<String> names = new LinkedHashSet<>();
        views.forEach(view -> names.addAll(view.values().keySet()));
        names.removeIf(isWanted.negate());
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            views.forEach(view -> row.add(view.value(name)));
            table.add(row);
        }
        table.print(out);
        for (PairView view : views) {
            if (!view.isHeard()) {
                out.println(TextTable.printable(view.name() + ": " + view.failure()));
            }
        }
    }

    private void printJson(PairView view) {
        JsonObject json = json(view, _ -> true);
        for (int i = 0; i < view.pending().size(); i++) {
            json.with("pending" + (i + 1), words(view.pending().get(i).text()));
        }
        out.println(json);
    }

    private static JsonObject json(PairView view, Predicate<String> isWanted) {
        JsonObject json = new JsonObject().with("address", view.name());
        view.values().entrySet().stream()
                .filter(entry -> isWanted.test(entry.getKey()))
                .forEach(entry -> json.with(entry.getKey(), entry.getValue()));
        if (!view.isHeard()) {
            json.with("failure", view.failure());
        }
        return json;
    }

    /** The words that the operator is about to sign. */
    void printToBeSigned(OrderText text) {
        if (!isJson) {
            out.println();
            out.println("to be signed:");
            print(text);
        }
    }

    private void print(OrderText text) {
        words(text).lines().forEach(line -> out.println("    " + line));
    }

    void print(OrderTaker.Result result) {
        if (isJson) {
            out.println(
                    new JsonObject().with("outcome", result.outcome().name()).with("text", result.text()));
        } else {
            out.println(result.outcome().name().toLowerCase(Locale.ROOT) + ": " + result.text());
        }
    }

    void printOutcome(String outcome) {
        if (isJson) {
            out.println(new JsonObject().with("node", outcome));
        } else {
            out.println("the node: " + outcome);
        }
    }

    void flush() {
        out.flush();
    }

    private static String words(OrderText text) {
        return new String(text.bytes(), StandardCharsets.US_ASCII);
    }
}
