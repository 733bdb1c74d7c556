package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.Endpoint;
import az.ecbar.ops.config.YamlMap;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a console, from a YAML file; paths are relative to the file's folder.
 *
 * @param addresses of the centre, tried in turn
 * @param control control ports of the nodes of a pair, and of its witness; empty where there is no pair
 * @param authority certificate of the BCSC
 * @param operator who asks and proposes
 * @param second who approves at once what the first one proposes, for demonstrations and scripts; absent in production,
 *     where the second operator sits at a console of his own
 */
public record OperatorConfig(
        List<InetSocketAddress> addresses,
        List<InetSocketAddress> control,
        Path authority,
        Seat operator,
        @Nullable Seat second) {
    /**
     * One operator's place.
     *
     * @param terminal letter of his logical terminal; one letter is one person
     * @param keyFile PKCS#12 file of his keys
     * @param passwordVariable environment variable that holds its password; if it is not set, the console asks
     */
    public record Seat(char terminal, Path keyFile, String passwordVariable) {}

    public OperatorConfig {
        addresses = List.copyOf(addresses);
        control = List.copyOf(control);
    }

    /** Reads a file; {@link ConfigException} names the key that is wrong. */
    public static OperatorConfig read(Path file) throws ConfigException {
        Path parent = file.toAbsolutePath().getParent();
        Path folder = parent == null ? Path.of(".") : parent;
        YamlMap top = YamlMap.read(file);
        List<InetSocketAddress> addresses = addresses(top, "addresses");
        List<InetSocketAddress> control = addresses(top, "control");
        if (addresses.isEmpty()) {
            throw new ConfigException(top.at("addresses") + " must hold at least one host:port");
        }
        String variable = top.text("passwordVariable", "ECBAR_OPERATOR_PASSWORD");
        Seat operator = new Seat(terminal(top, "terminal", "A"), folder.resolve(top.text("keyFile")), variable);
        String secondKeyFile = top.text("secondKeyFile", "");
        char secondTerminal = terminal(top, "secondTerminal", "B");
        String secondVariable = top.text("secondPasswordVariable", variable);
        Seat second = secondKeyFile.isEmpty()
                ? null
                : new Seat(secondTerminal, folder.resolve(secondKeyFile), secondVariable);
        OperatorConfig config = new OperatorConfig(
                addresses, control, folder.resolve(top.text("authority")), operator, second);
        top.end();
        if (second != null && second.terminal() == operator.terminal()) {
            throw new ConfigException(
                    top.at("secondTerminal") + " must differ from terminal: one letter is one person");
        }
        return config;
    }

    private static List<InetSocketAddress> addresses(YamlMap top, String key) throws ConfigException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String address : top.texts(key)) {
            addresses.add(Endpoint.of(top.at(key), address));
        }
        return addresses;
    }

    private static char terminal(YamlMap top, String key, String otherwise) throws ConfigException {
        String terminal = top.text(key, otherwise);
        if (terminal.length() != 1 || terminal.charAt(0) < 'A' || terminal.charAt(0) > 'Z') {
            throw new ConfigException(top.at(key) + " must be one letter from A to Z, not '" + terminal + "'");
        }
        return terminal.charAt(0);
    }
}
