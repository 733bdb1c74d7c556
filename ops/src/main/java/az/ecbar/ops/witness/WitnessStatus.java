package az.ecbar.ops.witness;

import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;
import java.util.LinkedHashMap;
import java.util.Map;

/** A witness's register for people. */
final class WitnessStatus {
    private WitnessStatus() {}

    /** As names and values. */
    static Map<String, String> of(WitnessRegister register) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("witness", OrderText.hex(register.id()));
        values.put("state", register.state().name());
        values.put("epoch", String.valueOf(register.epoch()));
        values.put("owner", register.owner() == 0 ? "none" : "node " + register.owner());
        values.put("ledger", OrderText.hex(register.ledger()));
        return values;
    }

    /** On one line. */
    static String line(WitnessRegister register) {
        return register.state() == WitnessState.EMPTY
                ? "empty, witness " + OrderText.hex(register.id())
                : "epoch " + register.epoch() + ", owner node " + register.owner() + ", " + register.state();
    }
}
