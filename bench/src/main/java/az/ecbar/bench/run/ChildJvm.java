package az.ecbar.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One measured process: a main class with documented flags, a time limit and a file for its figures, whose path is its
 * last argument. The process is ended when the limit is over or when the parent ends; never any other process.
 */
public final class ChildJvm {

    private static final int LINES_OF_LOG = 30;

    private final String name;
    private final String mainClass;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private List<String> flags = JvmFlags.withHeap(1024);
    private String classPath = System.getProperty("java.class.path");
    private int limitSeconds = 180;

    /**
     * @param name short name for the files of the run
     * @param mainClass fully qualified
     */
    public ChildJvm(String name, String mainClass) {
        this.name = name;
        this.mainClass = mainClass;
    }

    public ChildJvm arguments(Object... more) {
        for (Object argument : more) {
            arguments.add(String.valueOf(argument));
        }
        return this;
    }

    public ChildJvm flags(List<String> all) {
        this.flags = List.copyOf(all);
        return this;
    }

    public ChildJvm classPath(String path) {
        this.classPath = path;
        return this;
    }

    /** For what must not be seen in the list of processes. */
    public ChildJvm environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public ChildJvm limitSeconds(int seconds) {
        this.limitSeconds = seconds;
        return this;
    }

    /**
     * Runs the process to its end and puts its figures into the round.
     *
     * @throws BrokenRunException it failed or hung; the message has the end of its output
     */
    public void run(Round round) throws IOException, InterruptedException, BrokenRunException {
        Path results = Files.createTempFile(round.settings().work(), name, ".figures");
        Path log = Files.createTempFile(round.settings().work(), name, ".log");
        Files.delete(results);
        arguments.add(results.toString());

        Process process = start(log);
        Thread ending = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                throw new BrokenRunException(name + " did not end within " + limitSeconds + " s\n" + tail(log));
            }
            if (process.exitValue() != 0 || !Files.exists(results)) {
                throw new BrokenRunException(name + " ended with " + process.exitValue() + "\n" + tail(log));
            }
        } finally {
            process.destroyForcibly().waitFor();
            Runtime.getRuntime().removeShutdownHook(ending);
        }
        ResultFile.read(results, round);
    }

    private Process start(Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(Arrays.asList("-cp", classPath, mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }
}
