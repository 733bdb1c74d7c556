package az.ecbar.ops.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the living node and the adapters said at the end of the day.
 *
 * @param lastOutputs the number of the last message to each participant, by BIC
 * @param balances by account
 * @param status as the last of all requests
 * @param alarms of the adapters
 * @param exitCode of the node
 */
record DayEnd(
        Map<String, Long> lastOutputs,
        Map<String, BigDecimal> balances,
        CentralBankDesk.Status status,
        List<String> alarms,
        int exitCode) {
    DayEnd {
        lastOutputs = Map.copyOf(lastOutputs);
        balances = Map.copyOf(balances);
        alarms = List.copyOf(alarms);
    }
}
