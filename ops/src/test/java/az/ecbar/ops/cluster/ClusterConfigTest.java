package az.ecbar.ops.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.cluster.aeron.MemberAddress;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterConfigTest {
    private static final String MEMBERS =
            "members: [{host: a, port: 9000}, {host: b, port: 9000}, {host: c, port: 9100}]\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aSectionIsReadWithItsDefaults() throws Exception {
        ClusterConfig config = read("memberId: 1\n" + MEMBERS);
        assertEquals(1, config.memberId());
        assertEquals(new MemberAddress("c", 9100), config.members().getLast());
        assertEquals(1, config.fileSyncLevel());
        assertEquals(3_000, config.heartbeatTimeoutMs());
        assertEquals(Path.of("/x/log"), config.member(Path.of("/x")).folder());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertRefused("memberId: 1\nfileSyncLevel: 0\n" + MEMBERS, "file sync level 0");
        assertRefused(MEMBERS, "member -1 of 3");
        assertRefused("memberId: 3\n" + MEMBERS, "member 3 of 3");
        assertRefused("memberId: 0\nmembers: [{host: a, port: 9000}, {host: b, port: 9000}]\n", "an odd number");
        assertRefused("memberId: 0\ntermBytes: 100000\n" + MEMBERS, "a term of 100000 bytes");
        assertRefused("memberId: 0\nheartbeatTimeoutMs: 10\n" + MEMBERS, "10 ms");
        assertRefused("memberId: 0\nmembers: [{host: a, port: 65535}]\n", "no address: a:65535");
        assertRefused("memberId: 0\nsyncLevel: 1\n" + MEMBERS, "syncLevel");
    }

    private void assertRefused(String text, String why) {
        ConfigException refused = assertThrows(ConfigException.class, () -> read(text));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
    }

    private ClusterConfig read(String text) throws ConfigException, IOException {
        Path file = folder.resolve("node.yaml");
        Files.writeString(file, "cluster:\n" + text.indent(2));
        return ClusterConfig.read(YamlMap.read(file).map("cluster"));
    }
}
