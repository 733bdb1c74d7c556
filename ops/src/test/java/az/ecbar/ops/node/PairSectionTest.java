package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.witness.WitnessConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of the documentation are right, and each mistake in the section is told by its key. */
class PairSectionTest {
    private static final String FINGERPRINT = "ab".repeat(32);
    private static final Path SAMPLES =
            Path.of(System.getProperty("ecbar.root", "..")).resolve("docs/samples");

    @TempDir
    Path folder = Path.of("");

    /** The sample with fingerprints for files, and addresses of this machine. */
    private String sample(String name) throws Exception {
        return Files.readString(SAMPLES.resolve(name))
                .replaceAll("pki/certs/SERIAL-OF-NODE-1\\S*", "cd".repeat(32))
                .replaceAll("pki/certs/SERIAL-OF-\\S*TLS\\S*", FINGERPRINT);
    }

    private NodeConfig read(String text) throws Exception {
        Path file = folder.resolve("node.yaml");
        Files.writeString(file, text);
        return NodeConfig.read(file);
    }

    private void assertFault(String text, String expected) throws Exception {
        Path file = folder.resolve("node.yaml");
        Files.writeString(file, text);
        ConfigException fault = assertThrows(ConfigException.class, () -> NodeConfig.read(file));
        assertTrue(String.valueOf(fault.getMessage()).contains(expected), fault::getMessage);
    }

    @Test
    void withoutSnapshotsNobodyCouldJudge() throws Exception {
        String without = "snapshotInterval: 0";
        assertFault(
                sample("node-a.yaml").replaceFirst("(?m)^snapshotInterval:.*\\R?", "") + "\n" + without + "\n",
                "snapshotInterval must be above 0 in mode pair");
        String solo =
                Files.readString(SAMPLES.resolve("node.yaml")).replaceFirst("(?m)^snapshotInterval: \\d+", without);
        assertEquals(0, read(solo).snapshotInterval());
        assertFault(solo.replace(without, "snapshotInterval: -1"), "snapshotInterval must not be below 0");
    }

    @Test
    void theSamplesOfTwoNodesBelongTogether() throws Exception {
        assertNull(read(Files.readString(SAMPLES.resolve("node.yaml"))).pair());
        PairSection a = read(sample("node-a.yaml")).pair();
        PairSection b = read(sample("node-b.yaml")).pair();
        assertNotNull(a);
        assertNotNull(b);
        assertEquals(1, a.times().node());
        assertEquals(2, b.times().node());
        assertNull(a.peer());
        assertEquals("10.0.1.1:7445", String.valueOf(b.peer()).replace("/<unresolved>", ""));
        assertEquals(a.listen().getPort(), b.peer() == null ? 0 : b.peer().getPort());
        assertEquals(a.data().here(), b.data().there());
        assertEquals(a.data().there(), b.data().here());
        assertEquals(a.witness(), b.witness());
        assertEquals(FINGERPRINT, a.peerCertificate().toHex());
        assertTrue(a.data().isSealed());
        assertEquals(Path.of("/dev/shm/ecbar-node1"), a.data().directory());
    }

    @Test
    void eachMistakeNamesItsKey() throws Exception {
        String b = sample("node-b.yaml");
        assertFault(b.replace("node: 2 ", "node: 3 "), "pair: node must be 1 or 2");
        assertFault(b.replace("    address: 10.0.1.1:7445", "    adress: 10.0.1.1:7445"), "peer: address is missing");
        assertFault(b.replace("listen: 10.0.2.1:7445", "listen: 7445"), "listen: '7445' is not host:port");
        assertFault(b.replace("cd".repeat(32), "nobody.pem"), "certificate: '");
        assertFault(b.replace("silenceMs: 3000", "silenceMs: 600"), "silenceMs must be at least twice heartbeatMs");
        assertFault(b.replace("silenceMs: 3000", "silenceMs: 0"), "silenceMs must be 1 to 3600000");
        assertFault(b.replace("standingAfterMs: 10000", "standingAfterMs: 1000"), "standingAfterMs must be at least");
        assertFault(b.replace("    directory:", "    sealed: false\n    directory:"), "sealed may be false only if");
        assertFault(b.replace("    directory:", "    sealed: 1\n    directory:"), "sealed must be true or false");
        assertFault(b.replace("here: 10.0.2.1:7447", "here: 10.0.2.1:0"), "here and there must name their ports");
        assertFault(
                b.replace("  witness:", "  catchUp:\n    bytesPerSecond: 0\n  witness:"), "the rates must be positive");
        assertFault(b.replace("    heartbeatMs:", "    heartbeatSeconds:"), "heartbeatSeconds is not known");
        assertFault(b.replace("  witness:", "  witnes:"), "witnes is not known");
    }

    @Test
    void theSampleOfAWitnessNamesWhatItLacks() throws Exception {
        Path file = folder.resolve("witness.yaml");
        String text = Files.readString(SAMPLES.resolve("witness.yaml"))
                .replaceAll("pki/certs/SERIAL-OF-NODE-1\\S*", "cd".repeat(32))
                .replaceAll("pki/certs/SERIAL-OF-NODE-2\\S*", FINGERPRINT);
        for (List<String> fault : List.of(
                List.of(text, "operators: '"),
                List.of(text.replaceAll("(?s)operators:.*", ""), "operators must name"),
                List.of(
                        text.replaceAll("(?s)operators:.*", "").replace("cd".repeat(32), FINGERPRINT),
                        "node2 must name"),
                List.of(text.replaceAll("(?s)operators:.*", "").replace("listen:", "listens:"), "listen is missing"))) {
            Files.writeString(file, fault.getFirst());
            ConfigException thrown = assertThrows(ConfigException.class, () -> WitnessConfig.read(file));
            assertTrue(String.valueOf(thrown.getMessage()).contains(fault.getLast()), thrown::getMessage);
        }
    }
}
