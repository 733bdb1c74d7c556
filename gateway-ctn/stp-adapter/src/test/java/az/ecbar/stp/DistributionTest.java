package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bank's side carries nothing of the server: its archive holds the jars of its runtime class path. */
class DistributionTest {
    private static final List<String> SERVERS =
            List.of("journal", "ledger", "gateway", "ops", "chronicle", "aeron", "disruptor", "netty-codec-http");
    private static final Set<String> OURS = Set.of("schema", "formats", "trust", "ctn");

    @Test
    void theRuntimeClassPathHasNoJarOfTheServer() throws IOException {
        Path written = Path.of("target/runtime.classpath");
        assumeTrue(Files.exists(written), "the build writes " + written);
        Set<String> jars = new TreeSet<>();
        Set<String> ours = new TreeSet<>();
        for (String entry : Files.readString(written).strip().split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (entry.endsWith(".jar")) {
                jars.add(String.valueOf(path.getFileName()));
            }
            Stream.of("schema", "formats", "trust", "ctn", "journal", "ledger", "gateway", "ops", "testkit")
                    .filter(module ->
                            entry.contains("/" + module + "/target/") || entry.contains("ecbar-" + module + "-"))
                    .forEach(ours::add);
        }
        assertEquals(OURS, ours);
        for (String jar : jars) {
            for (String server : SERVERS) {
                assertTrue(!jar.contains(server) || jar.startsWith("ecbar-"), jar);
            }
        }
        assertTrue(jars.size() <= 32, "small, PDF and XML included: " + jars);
    }
}
