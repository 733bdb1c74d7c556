package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import java.time.Duration;

/** Logs an operator on: over the network, or in a test to something that answers from memory. */
@FunctionalInterface
interface OperatorConnector {
    OperatorPort connect(OperatorConfig config, OperatorConfig.Seat seat, Duration timeout)
            throws ConfigException, OperatorException;
}
