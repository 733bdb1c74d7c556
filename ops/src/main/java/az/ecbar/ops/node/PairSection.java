package az.ecbar.ops.node;

import az.ecbar.ledger.BehaviourLevel;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.Endpoint;
import az.ecbar.ops.config.YamlMap;
import az.ecbar.pair.PairConfig;
import az.ecbar.trust.Digest;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code pair} of a node's configuration: with it the node is one of two.
 *
 * @param listen its control port; port 0 takes a free one
 * @param peer the other node's control port, to which node 2 connects; null at node 1, which is connected to
 * @param peerCertificate fingerprint of the other node's certificate for connections
 * @param data the channel of records
 * @param witness null where there is none
 * @param times how long the node waits before it tries something else, and its number
 */
public record PairSection(
        InetSocketAddress listen,
        @Nullable InetSocketAddress peer,
        Digest peerCertificate,
        Data data,
        @Nullable Witness witness,
        PairConfig times) {
    private static final String LISTEN = "listen";
    private static final String CERTIFICATE = "certificate";

    /**
     * The channel of records.
     *
     * @param here address and UDP port at which this node receives
     * @param there that of the other node
     * @param directory the driver's own folder, made anew at each start; in memory it costs no writes to a disk
     * @param isSealed whether records are encrypted; false only between loopback addresses
     */
    public record Data(InetSocketAddress here, InetSocketAddress there, Path directory, boolean isSealed) {}

    /** The witness: its port, and the fingerprint of its certificate for connections. */
    public record Witness(InetSocketAddress address, Digest certificate) {}

    /** Reads the section; a mistake names its key. */
    static PairSection read(YamlMap map, Path folder) throws ConfigException {
        int node = (int) map.number("node", 0);
        if (node != 1 && node != 2) {
            throw new ConfigException(map.at("node") + " must be 1 or 2; node 2 connects to node 1, whoever leads");
        }
        YamlMap peer = map.map("peer");
        String address = peer.text("address", "");
        if (node == 2 && address.isEmpty()) {
            throw new ConfigException(peer.at("address") + " is missing: node 2 connects to node 1's control port");
        }
        Digest certificate = Trust.fingerprint(peer, CERTIFICATE, folder);
        peer.end();
        PairSection section = new PairSection(
                Endpoint.listening(map, LISTEN),
                node == 1 ? null : Endpoint.of(peer.at("address"), address),
                certificate,
                data(map.map("data"), folder),
                witness(map.map("witness"), folder),
                catchUp(map.map("catchUp"), times(map.map("times"), node)));
        map.end();
        return section;
    }

    private static Data data(YamlMap map, Path folder) throws ConfigException {
        Data data = new Data(
                Endpoint.listening(map, "here"),
                Endpoint.listening(map, "there"),
                folder.resolve(map.text("directory", "aeron")),
                map.isTrue("sealed", true));
        map.end();
        if (data.here().getPort() == 0 || data.there().getPort() == 0) {
            throw new ConfigException(map.at("here") + " and there must name their ports");
        }
        boolean isLoopback = data.here().getAddress().isLoopbackAddress()
                && data.there().getAddress().isLoopbackAddress();
        if (!data.isSealed() && !isLoopback) {
            throw new ConfigException(map.at("sealed") + " may be false only if both addresses are loopback");
        }
        return data;
    }

    private static @Nullable Witness witness(YamlMap map, Path folder) throws ConfigException {
        if (map.keys().isEmpty()) {
            return null;
        }
        Witness witness = new Witness(Endpoint.of(map, "address"), Trust.fingerprint(map, CERTIFICATE, folder));
        map.end();
        return witness;
    }

    private static PairConfig times(YamlMap map, int node) throws ConfigException {
        PairConfig usual = PairConfig.defaults(node);
        PairConfig times = new PairConfig(
                node,
                BehaviourLevel.highest(),
                time(map, "heartbeatMs", usual.heartbeatNs()),
                time(map, "silenceMs", usual.silenceNs()),
                time(map, "retryMs", usual.retryNs()),
                time(map, "giveUpMs", usual.giveUpNs()),
                time(map, "attachWaitMs", usual.attachWaitNs()),
                map.number("attachLag", usual.attachLag()),
                time(map, "drainWaitMs", usual.drainWaitNs()),
                time(map, "standingAfterMs", usual.standingAfterNs()));
        map.end();
        if (times.silenceNs() < 2 * times.heartbeatNs()) {
            throw new ConfigException(map.at("silenceMs") + " must be at least twice heartbeatMs");
        }
        if (times.standingAfterNs() < times.silenceNs()) {
            throw new ConfigException(map.at("standingAfterMs") + " must be at least silenceMs");
        }
        if (times.attachLag() < 1) {
            throw new ConfigException(map.at("attachLag") + " must be positive");
        }
        return times;
    }

    private static PairConfig catchUp(YamlMap map, PairConfig times) throws ConfigException {
        PairConfig config = times.withCatchUp(
                map.number("snapshotDistance", times.snapshotDistance()),
                map.number("lateDistance", times.lateDistance()),
                map.number("recordsPerSecond", times.catchUpRecordsPerSecond()),
                map.number("bytesPerSecond", times.catchUpBytesPerSecond()));
        map.end();
        if (config.snapshotDistance() < 1
                || config.lateDistance() < 1
                || config.catchUpRecordsPerSecond() < 1
                || config.catchUpBytesPerSecond() < 1) {
            throw new ConfigException(map.at("snapshotDistance") + ", lateDistance and the rates must be positive");
        }
        return config;
    }

    private static long time(YamlMap map, String key, long usualNs) throws ConfigException {
        long ms = map.number(key, TimeUnit.NANOSECONDS.toMillis(usualNs));
        if (ms < 1 || ms > TimeUnit.HOURS.toMillis(1)) {
            throw new ConfigException(map.at(key) + " must be 1 to 3600000");
        }
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }
}
