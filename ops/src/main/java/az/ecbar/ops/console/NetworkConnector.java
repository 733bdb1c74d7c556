package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.node.Trust;
import az.ecbar.trust.key.KeySource;
import java.time.Duration;
import java.util.Arrays;

/** The way of production: keys from a file, its password from the environment or a prompt, CTN over TLS. */
final class NetworkConnector implements OperatorConnector {
    @Override
    public OperatorPort connect(OperatorConfig config, OperatorConfig.Seat seat, Duration timeout)
            throws ConfigException, OperatorException {
        return OperatorClient.connect(
                config.addresses(),
                seat.terminal(),
                keys(seat),
                Trust.checker(config.authority()).anchor(),
                timeout);
    }

    /** An operator's keys. */
    static KeySource keys(OperatorConfig.Seat seat) throws ConfigException {
        char[] password = Trust.password(seat.passwordVariable(), seat.keyFile());
        try {
            return Trust.keys(seat.keyFile(), password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
