package az.ecbar.ops.node;

import az.ecbar.ops.cluster.ClusterConfig;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import az.ecbar.ops.projection.ProjectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a node, from a YAML file; paths are relative to the file's folder.
 *
 * @param dataFolder journal, snapshots and outbox
 * @param genesis genesis file, for the first start only
 * @param host address to listen on
 * @param port port of the CTN gateway; 0 takes a free one
 * @param keyFile PKCS#12 file of the node's keys
 * @param passwordVariable environment variable that holds its password
 * @param authority certificate of the BCSC
 * @param revocationList list of the BCSC, read again when it changes; absent: none
 * @param tlsEngine {@code auto}, {@code jdk} or {@code native} (BoringSSL)
 * @param portFile where the ports taken are written; absent: nowhere
 * @param ringSlots slots of the ring, a power of two
 * @param maxBatch commands between two forces at most
 * @param snapshotInterval commands between two snapshots; 0: none, which mode pair refuses, as nobody could judge then
 * @param cycleSeconds length of a journal file
 * @param blockBytes size of the pieces in which a journal file is mapped
 * @param reserveBytes space reserved ahead
 * @param lowWaterBytes free space below which banks' inputs are refused
 * @param stopWaterBytes free space below which the node stops
 * @param archive folder at a third place to which closed journal files are added; absent: none
 * @param compressAfterDays closed journal files are compressed when they are so many days old; 0: never
 * @param scrubBytesPerSecond how fast closed journal files are read again at most; 0: never
 * @param projection where past days stand in SQL; absent: nowhere
 * @param pair one of two nodes; absent: not mode pair
 * @param cluster one of three nodes or more; absent: not mode cluster. Without both: mode solo
 * @param swift the second channel; absent: there is none
 */
public record NodeConfig(
        Path dataFolder,
        Path genesis,
        String host,
        int port,
        Path keyFile,
        String passwordVariable,
        Path authority,
        @Nullable Path revocationList,
        String tlsEngine,
        @Nullable Path portFile,
        int ringSlots,
        int maxBatch,
        long snapshotInterval,
        long cycleSeconds,
        int blockBytes,
        long reserveBytes,
        long lowWaterBytes,
        long stopWaterBytes,
        @Nullable Path archive,
        int compressAfterDays,
        long scrubBytesPerSecond,
        @Nullable ProjectionConfig projection,
        @Nullable PairSection pair,
        @Nullable ClusterConfig cluster,
        @Nullable SwiftSection swift) {
    private static final int DEFAULT_PORT = 7443;

    /** Reads a file; {@link ConfigException} names the key that is wrong. */
    public static NodeConfig read(Path file) throws ConfigException {
        Path parent = file.toAbsolutePath().getParent();
        Path folder = parent == null ? Path.of(".") : parent;
        YamlMap top = YamlMap.read(file);
        YamlMap journal = top.map("journal");
        YamlMap pair = top.map("pair");
        YamlMap cluster = top.map("cluster");
        YamlMap swift = top.map("swift");
        Path data = folder.resolve(top.text("dataFolder"));
        String list = top.text("revocationList", "");
        String ports = top.text("portFile", "");
        String archive = top.text("archive", "");
        NodeConfig config = new NodeConfig(
                data,
                folder.resolve(top.text("genesis")),
                top.text("host", "127.0.0.1"),
                port(top, "port", DEFAULT_PORT),
                folder.resolve(top.text("keyFile")),
                top.text("passwordVariable", "ECBAR_NODE_PASSWORD"),
                folder.resolve(top.text("authority")),
                list.isEmpty() ? null : folder.resolve(list),
                oneOf(top, "tlsEngine", "auto", "jdk", "native"),
                ports.isEmpty() ? null : folder.resolve(ports),
                (int) top.number("ringSlots", 4096),
                (int) top.number("maxBatch", 1024),
                top.number("snapshotInterval", 100_000),
                journal.number("cycleSeconds", 86_400),
                (int) journal.number("blockBytes", 64 << 20),
                journal.number("reserveBytes", 256L << 20),
                journal.number("lowWaterBytes", 2L << 30),
                journal.number("stopWaterBytes", 512L << 20),
                archive.isEmpty() ? null : folder.resolve(archive),
                (int) journal.number("compressAfterDays", 7),
                journal.number("scrubBytesPerSecond", 1 << 20),
                cluster.keys().isEmpty() ? ProjectionConfig.read(top.map("projection"), data) : null,
                pair.keys().isEmpty() ? null : PairSection.read(pair, folder),
                cluster.keys().isEmpty() ? null : ClusterConfig.read(cluster),
                swift.keys().isEmpty() ? null : SwiftSection.read(swift, folder));
        journal.end();
        top.end();
        if (config.pair != null && config.cluster != null) {
            throw new ConfigException(top.at("cluster") + " and " + top.at("pair") + " exclude each other");
        }
        if (config.cluster != null) {
            refuseHistory(top, "swift");
            refuseHistory(top, "archive");
            refuseHistory(top, "projection");
            refuseHistory(journal, "compressAfterDays");
            refuseHistory(journal, "scrubBytesPerSecond");
        }
        if (Integer.bitCount(config.ringSlots) != 1 || config.ringSlots < 64 || config.ringSlots > 1 << 16) {
            throw new ConfigException(top.at("ringSlots") + " must be a power of two between 64 and 65536");
        }
        if (config.maxBatch < 1 || config.maxBatch > config.ringSlots) {
            throw new ConfigException(top.at("maxBatch") + " must be between 1 and ringSlots");
        }
        if (config.snapshotInterval < 0) {
            throw new ConfigException(top.at("snapshotInterval") + " must not be below 0");
        }
        if (config.snapshotInterval == 0 && config.pair != null) {
            throw new ConfigException(
                    top.at("snapshotInterval") + " must be above 0 in mode pair: what differs is judged by snapshots");
        }
        if (config.compressAfterDays < 0 || config.compressAfterDays > 36_500) {
            throw new ConfigException(journal.at("compressAfterDays") + " must be between 0 and 36500");
        }
        if (config.scrubBytesPerSecond < 0) {
            throw new ConfigException(journal.at("scrubBytesPerSecond") + " must not be below 0");
        }
        // A folder that is not there may be a file system that is not mounted: nothing must be written beside it.
        if (config.archive != null && !Files.isDirectory(config.archive)) {
            throw new ConfigException(top.at("archive") + ": there is no folder " + config.archive);
        }
        return config;
    }

    /** Nothing looks after closed files or past days in mode cluster: whoever asks for it must not believe that it is done. */
    private static void refuseHistory(YamlMap section, String key) throws ConfigException {
        if (section.keys().contains(key)) {
            throw new ConfigException(section.at(key) + " cannot be used in mode cluster yet");
        }
    }

    private static int port(YamlMap top, String key, int otherwise) throws ConfigException {
        long port = top.number(key, otherwise);
        if (port < 0 || port > 65_535) {
            throw new ConfigException(top.at(key) + " must be between 0 and 65535");
        }
        return (int) port;
    }

    private static String oneOf(YamlMap top, String key, String... allowed) throws ConfigException {
        String value = top.text(key, allowed[0]);
        for (String one : allowed) {
            if (one.equals(value)) {
                return value;
            }
        }
        throw new ConfigException(
                top.at(key) + " must be one of " + String.join(", ", allowed) + ", not '" + value + "'");
    }
}
