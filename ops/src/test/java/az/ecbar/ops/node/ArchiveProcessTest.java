package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.journal.RestoreCommand;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.QueryKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A real node fills its archive; its data folder is lost; another one starts on what was restored. */
class ArchiveProcessTest {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MAX_POLLS = 600;

    @TempDir
    Path work = Path.of("");

    @Test
    @Tag("long")
    void aNodeGoesOnFromItsArchive() throws Exception {
        Path archive = Files.createDirectory(work.resolve("archive"));
        SandboxPlan plan = SandboxPlan.of(1, new BigDecimal("1000.00")).withNodeSetting("archive", archive);
        Sandbox sandbox = Sandbox.create(work.resolve("sandbox"), plan);
        try (NodeChild node = sandbox.startNode()) {
            assertEquals(0, node.stop(), node.tail());
        }
        try (NodeChild node = sandbox.startNode()) {
            for (int i = 0; i < MAX_POLLS && !hasHead(archive); i++) {
                assertTrue(node.awaitExit(POLL).isEmpty(), node::toString);
            }
            assertEquals(0, node.stop(), node.tail());
            assertTrue(node.output().contains(" archived 0000000000000000001-"), node::toString);
        }
        delete(sandbox.dataFolder());
        StringWriter said = new StringWriter();
        CommandLine restore = new CommandLine(new RestoreCommand());
        restore.setOut(new PrintWriter(said));
        restore.setErr(new PrintWriter(said));
        assertEquals(
                0,
                restore.execute(
                        "--from",
                        archive.toString(),
                        "--data",
                        sandbox.dataFolder().toString(),
                        "--authority",
                        sandbox.authorityFile().toString()),
                said::toString);
        try (NodeChild node = sandbox.startNode();
                OperatorClient leyla = sandbox.operator(Sandbox.LEYLA)) {
            String account =
                    leyla.query(QueryKind.ACCOUNT, 0, sandbox.banks().getFirst().bic());
            assertTrue(account.contains("1000.00"), account);
            assertEquals(0, node.stop(), node.tail());
        }
    }

    private static boolean hasHead(Path archive) throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            return files.anyMatch(file -> file.toString().endsWith(".head"));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
