package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message of 100 MiB goes through a whole node whose heap is 256 MiB, a longer one does not (D21). */
class LargeTransferTest {
    @TempDir
    Path folder;

    @Test
    void aMessageOf100MebibytesIsAnsweredUnderAHeapOf256() throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Path data = Files.createDirectory(folder.resolve("data"));
        int exitCode = new ProcessBuilder(command(data))
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(said);
        assertEquals(0, exitCode, () -> lines + "\n" + errors());

        List<String> told = lines.stream().map(LargeTransferTest::shortened).toList();
        assertEquals(
                List.of(
                        "logged on, last input 0",
                        "taken 1",
                        "output 1 SMT900 100",
                        "refused 2 MESSAGE_TOO_LARGE",
                        "taken 2",
                        "output 2 SMT900 106",
                        "restarted at the same hash",
                        "BACKING_OFF CONNECTION_LOST cut",
                        "logged on, last input 2",
                        "taken 3",
                        "output 3 SMT900 106"),
                told);
        assertTrue(
                bytesOf(data.resolve("journal")) > LargeTransferProcess.LARGEST_BYTES, "the journal holds all of it");
    }

    private static List<String> command(Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-Dchronicle")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        command.addAll(List.of(LargeTransferProcess.class.getName(), data.toString()));
        return command;
    }

    /** Of an output its number, kind and reason. */
    private static String shortened(String line) {
        return line.replaceFirst("^(output \\d+) .*:12:(\\d+) .*:79:/\\w+/(\\d+)/.*$", "$1 SMT$2 $3");
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long bytesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
