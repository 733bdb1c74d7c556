package az.ecbar.ops.rounds;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands of the system; one that is missing or fails is a failure of the test. */
final class Shell {
    private Shell() {}

    /** Runs a command to its end; gives what it printed. */
    static String run(String... command) throws IOException {
        return run(List.of(command), "");
    }

    /** As the other, with text for its standard input. */
    static String run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ": " + output);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + String.join(" ", command), e);
        }
    }

    /** A signal to a process, such as {@code STOP}. */
    static void signal(String name, long pid) throws IOException {
        String _ = run("kill", "-" + name, String.valueOf(pid));
    }
}
