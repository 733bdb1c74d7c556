package az.ecbar.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a {@link JournalChild} and listens to what it says. */
final class ChildProcess {
    private final Process process;
    private final BufferedReader output;
    private final StringBuilder heard = new StringBuilder();
    private long durable;
    private long recovered;
    private long firstAppendMs;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildProcess start(List<String> wrapper, Path data, long seed, long batches, String mode)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--") || argument.startsWith("-Dchronicle")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        command.add(JournalChild.class.getName());
        command.addAll(List.of(data.toString(), Long.toString(seed), Long.toString(batches), mode));
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Listens until the child has told something durable; false if it ended before. */
    boolean awaitFirstDurable() throws IOException {
        while (durable == 0) {
            if (!hear(output.readLine())) {
                return false;
            }
        }
        return true;
    }

    /** Listens to the end, and returns the exit code. */
    int awaitEnd() throws IOException, InterruptedException {
        while (true) {
            if (!hear(output.readLine())) {
                return process.waitFor();
            }
        }
    }

    /** SIGKILL. */
    void kill() {
        // Through the handle: the process would close its output, and what was said last would be lost.
        process.toHandle().destroyForcibly();
    }

    /** The last sequence that the child said to be durable. */
    long durable() {
        return durable;
    }

    long recovered() {
        return recovered;
    }

    /** How long the first append took. */
    long firstAppendMs() {
        return firstAppendMs;
    }

    String heard() {
        return heard.toString();
    }

    private boolean hear(@Nullable String line) {
        if (line == null) {
            return false;
        }
        if (line.startsWith("durable ")) {
            durable = Long.parseLong(line.substring("durable ".length()));
        } else {
            heard.append(line).append('\n');
        }
        if (line.startsWith("recovered ")) {
            recovered = Long.parseLong(line.substring("recovered ".length()));
        } else if (line.startsWith("first ")) {
            firstAppendMs = Long.parseLong(line.substring("first ".length()));
        }
        return true;
    }
}
