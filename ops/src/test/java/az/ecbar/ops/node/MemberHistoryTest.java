package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member of a cluster does not look after closed files, so it refuses settings that ask for it. */
class MemberHistoryTest {
    private static final String NODE =
            "dataFolder: data\ngenesis: genesis.yaml\nkeyFile: node.key\nauthority: ca.pem\n";
    private static final String MEMBER = NODE + "cluster: {memberId: 0, members: [{host: a, port: 9000}]}\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatAMemberDoesNotDoIsRefused() throws Exception {
        assertNotNull(read(MEMBER).cluster());
        assertNotNull(read(MEMBER + "journal: {cycleSeconds: 3600}\n").cluster());
        assertRefused("archive: .\n", "archive");
        assertRefused("journal: {compressAfterDays: 3}\n", "compressAfterDays");
        assertRefused("journal: {scrubBytesPerSecond: 1000}\n", "scrubBytesPerSecond");
        assertNotNull(
                read(NODE + "archive: .\njournal: {compressAfterDays: 3}\n").archive());
    }

    private void assertRefused(String more, String key) {
        ConfigException refused = assertThrows(ConfigException.class, () -> read(MEMBER + more));
        assertTrue(
                String.valueOf(refused.getMessage()).endsWith(key + " cannot be used in mode cluster yet"),
                refused::getMessage);
    }

    private NodeConfig read(String text) throws Exception {
        Path file = folder.resolve("node.yaml");
        Files.writeString(file, text);
        return NodeConfig.read(file);
    }
}
