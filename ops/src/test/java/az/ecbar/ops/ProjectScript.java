package az.ecbar.ops;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A script of the source tree that was run to its end, with a folder of the test for its temporary files.
 *
 * @param lines standard output and error together
 */
record ProjectScript(int exitCode, List<String> lines) {
    /** Runs a script, named from the root of the tree; one that lasts longer than the limit is ended and fails. */
    static ProjectScript run(String script, Path temporary, long limitMinutes)
            throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("ecbar.root", "..")).toAbsolutePath();
        Path output = temporary.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(root.resolve(script).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(limitMinutes, TimeUnit.MINUTES), script + " is still running");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new ProjectScript(process.exitValue(), Files.readAllLines(output));
    }

    String text() {
        return String.join("\n", lines);
    }
}
