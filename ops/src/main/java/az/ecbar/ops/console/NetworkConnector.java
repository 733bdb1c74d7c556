package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;

/** The way of production: keys from a file, its password from the environment or a prompt, CTN over TLS. */
final class NetworkConnector implements OperatorConnector {
    @Override
    public OperatorPort connect(OperatorConfig config, OperatorConfig.Seat seat, Duration timeout)
            throws ConfigException, OperatorException {
        return OperatorClient.connect(config.addresses(), seat.terminal(), keys(seat), anchor(config), timeout);
    }

    private static KeySource keys(OperatorConfig.Seat seat) throws ConfigException {
        char[] password = password(seat);
        try {
            return Pkcs12Keys.open(seat.keyFile(), password);
        } catch (KeySourceException e) {
            throw new ConfigException("keyFile: " + e.getMessage());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    // Java 25 went back to a console that is null without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static char[] password(OperatorConfig.Seat seat) throws ConfigException {
        String value = System.getenv(seat.passwordVariable());
        if (value != null) {
            return value.toCharArray();
        }
        Console console = System.console();
        char[] typed = console == null || !console.isTerminal()
                ? null
                : console.readPassword("Password of %s: ", seat.keyFile());
        if (typed == null) {
            throw new ConfigException("set " + seat.passwordVariable() + " to the password of " + seat.keyFile());
        }
        return typed;
    }

    private static TrustAnchor anchor(OperatorConfig config) throws ConfigException {
        try {
            return TrustAnchor.ofPem(Files.readAllBytes(config.authority()));
        } catch (IOException e) {
            throw new ConfigException("authority cannot be read: " + e.getMessage());
        } catch (MalformedException e) {
            throw new ConfigException("authority: " + e.getMessage());
        }
    }
}
