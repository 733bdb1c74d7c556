package az.ecbar.ops.config;

import java.net.InetSocketAddress;

/** Reads {@code host:port} from a configuration; an IPv6 address stands in brackets. */
public final class Endpoint {
    private static final int MAX_PORT = 65_535;

    private Endpoint() {}

    /** Where to connect to; its name is resolved at each connection. */
    public static InetSocketAddress of(YamlMap map, String key) throws ConfigException {
        return of(map.at(key), map.text(key));
    }

    /** As {@link #of(YamlMap, String)}, of a text that stands at this place. */
    public static InetSocketAddress of(String place, String text) throws ConfigException {
        return InetSocketAddress.createUnresolved(host(place, text), port(place, text, 1));
    }

    /** Where to listen; port 0 takes a free one. */
    public static InetSocketAddress listening(YamlMap map, String key) throws ConfigException {
        String place = map.at(key);
        String text = map.text(key);
        InetSocketAddress address = new InetSocketAddress(host(place, text), port(place, text, 0));
        if (address.isUnresolved()) {
            throw new ConfigException(place + ": '" + text + "' names no address of this machine");
        }
        return address;
    }

    private static String host(String place, String text) throws ConfigException {
        String host = text.substring(0, Math.max(text.lastIndexOf(':'), 0));
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isBlank()) {
            throw notAnAddress(place, text);
        }
        return host;
    }

    private static int port(String place, String text, int lowest) throws ConfigException {
        try {
            int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
            if (port >= lowest && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other mistake of an address.
        }
        throw notAnAddress(place, text);
    }

    private static ConfigException notAnAddress(String place, String text) {
        return new ConfigException(place + ": '" + text + "' is not host:port");
    }
}
