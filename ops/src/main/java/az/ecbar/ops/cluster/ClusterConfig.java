package az.ecbar.ops.cluster;

import az.ecbar.cluster.aeron.MemberAddress;
import az.ecbar.cluster.aeron.MemberConfig;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Section {@code cluster} of a node's configuration.
 *
 * @param memberId which of the members this node is, from 0
 * @param members addresses of all members, the same on each
 * @param fileSyncLevel 1 or 2; 0 is refused
 * @param termBytes length of a term buffer of the log
 * @param heartbeatTimeoutMs silence of the leader after which the others elect
 */
public record ClusterConfig(
        int memberId, List<MemberAddress> members, int fileSyncLevel, int termBytes, long heartbeatTimeoutMs) {
    private static final int DEFAULT_TERM_BYTES = 8 << 20;
    private static final long DEFAULT_HEARTBEAT_MS = 3_000;

    public ClusterConfig {
        members = List.copyOf(members);
    }

    /** Reads the section; {@link ConfigException} names the key that is wrong. */
    public static ClusterConfig read(YamlMap section) throws ConfigException {
        List<MemberAddress> members = new ArrayList<>();
        for (YamlMap member : section.maps("members")) {
            try {
                members.add(new MemberAddress(member.text("host"), (int) member.number("port", 0)));
            } catch (IllegalArgumentException e) {
                throw new ConfigException(section.at("members") + ": " + e.getMessage());
            }
            member.end();
        }
        ClusterConfig config = new ClusterConfig(
                (int) section.number("memberId", -1),
                members,
                (int) section.number("fileSyncLevel", 1),
                (int) section.number("termBytes", DEFAULT_TERM_BYTES),
                section.number("heartbeatTimeoutMs", DEFAULT_HEARTBEAT_MS));
        section.end();
        try {
            config.member(Path.of("."));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(section.at("") + " cannot be: " + e.getMessage());
        }
        return config;
    }

    /** The member's configuration, with everything below the node's data folder. */
    MemberConfig member(Path dataFolder) {
        return new MemberConfig(
                memberId,
                members,
                dataFolder.resolve("log"),
                dataFolder.resolve("aeron"),
                fileSyncLevel,
                termBytes,
                heartbeatTimeoutMs);
    }
}
