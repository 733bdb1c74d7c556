package az.ecbar.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each checker of the build notices a violation that was planted for it. Builds a copy of the tree many times over. */
@Tag("long")
class PlantedViolationsTest {
    private static final long LIMIT_MINUTES = 30;

    @TempDir
    Path temporary;

    @Test
    void everyCheckerBites() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("ecbar.root", "..")).toAbsolutePath();
        Path output = temporary.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        root.resolve("ops/hygiene/planted-violations").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES), "still running");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertFalse(lines.isEmpty());
        assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
    }
}
