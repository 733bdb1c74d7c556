package az.ecbar.ops.console;

import az.ecbar.ops.pair.order.OperatorFrame;
import az.ecbar.ops.pair.order.SignedOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one control port said of itself, or why it said nothing.
 *
 * @param name host and port
 * @param values names and values, in their order; empty if there was no answer
 * @param pending the orders that wait there for another signature
 * @param failure why there was no answer; empty if there was
 */
record PairView(String name, Map<String, String> values, List<SignedOrder> pending, String failure) {
    static PairView of(String name, OperatorFrame.StatusIs status) {
        Map<String, String> values = new LinkedHashMap<>();
        status.text().lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        return new PairView(name, values, status.pending(), "");
    }

    static PairView silent(String name, String failure) {
        return new PairView(name, Map.of(), List.of(), failure);
    }

    boolean isHeard() {
        return failure.isEmpty();
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** 1 or 2; 0 for the witness, and for who did not answer. */
    int node() {
        return value("node").matches("[12]") ? Integer.parseInt(value("node")) : 0;
    }

    boolean isLeading() {
        return value("state").equals("LEADING");
    }
}
