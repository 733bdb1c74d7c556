package az.ecbar.ops.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node, or a witness, as a child process: the same Java, class path and flags as this one, with a small heap. What it prints goes to
 * the end of a log file. It is stopped when this process ends. One thread; every wait has an end.
 */
public final class NodeChild implements AutoCloseable {
    /** Code with which a process ends by SIGKILL. */
    public static final int KILLED = 137;

    private static final Pattern READY = Pattern.compile("^ready: port (\\d+), ", Pattern.MULTILINE);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration STOP_TIME = Duration.ofSeconds(20);
    private static final int TAIL_LINES = 20;

    private final Process process;
    private final Path log;
    private final long logStart;
    private final Thread atExit;

    private NodeChild(Process process, Path log, long logStart) {
        this.process = process;
        this.log = log;
        this.logStart = logStart;
        this.atExit = Thread.ofPlatform().unstarted(this::endWithParent);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts {@code node --config} without waiting for anything.
     *
     * @param environment variables beside those of this process: the passwords
     * @param flags for the JVM, after those that it has anyway
     */
    public static NodeChild launch(Path nodeFile, Map<String, String> environment, Path log, List<String> flags)
            throws IOException {
        return launch("node", nodeFile, environment, log, flags);
    }

    /** As the other, for a process of this command, {@code node} or {@code witness}. */
    public static NodeChild launch(
            String subcommand, Path file, Map<String, String> environment, Path log, List<String> flags)
            throws IOException {
        return launch(ChildPlace.HERE, subcommand, file, List.of(), environment, log, flags);
    }

    /** As the other, at a place of its own and with arguments behind {@code --config}. */
    static NodeChild launch(
            ChildPlace place,
            String subcommand,
            Path file,
            List<String> arguments,
            Map<String, String> environment,
            Path log,
            List<String> flags)
            throws IOException {
        List<String> command = new ArrayList<>(place.before());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + jvmFlags());
        command.add("-Decbar.home=" + home());
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx320m", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(flags);
        command.addAll(
                List.of("-cp", classPath(place), "az.ecbar.ops.EcbarCommand", subcommand, "--config", file.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        long start = Files.exists(log) ? Files.size(log) : 0;
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new NodeChild(process, log, start);
    }

    private static String classPath(ChildPlace place) {
        String usual = System.getProperty("java.class.path");
        return place.classPathInFront().isEmpty() ? usual : place.classPathInFront() + File.pathSeparator + usual;
    }

    /**
     * Waits until banks may connect.
     *
     * @return the port
     * @throws NodeFailedException when it ends instead, or when the time is over; then it is killed
     */
    public int awaitReady(Duration limit) throws IOException, NodeFailedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean isAlive = process.isAlive();
            Matcher ready = READY.matcher(output());
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
            if (!isAlive) {
                throw new NodeFailedException("the node ended with code " + process.exitValue() + ":\n" + tail());
            }
            if (System.nanoTime() - deadline >= 0) {
                kill();
                throw new NodeFailedException("the node was not ready within " + limit.toSeconds() + " s:\n" + tail());
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /** Waits for its end; its exit code, or nothing when it still runs after that time. */
    public OptionalInt awaitExit(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NS);
        }
        return exitCode();
    }

    /** SIGKILL; returns when it has ended. */
    public void kill() {
        process.destroyForcibly();
        if (awaitExit(STOP_TIME).isEmpty()) {
            throw new IllegalStateException("process " + pid() + " does not end");
        }
        forget();
    }

    /** SIGTERM; returns when it has ended in good order, or was killed because it did not within 20 seconds. */
    public int stop() {
        process.destroy();
        if (awaitExit(STOP_TIME).isEmpty()) {
            kill();
        }
        forget();
        return process.exitValue();
    }

    /** Its exit code; nothing while it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** All that this start has printed, standard output and error together. */
    public String output() throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int start = (int) Math.min(logStart, bytes.length);
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /** The last lines of {@link #output}. */
    public String tail() throws IOException {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /** Stops it if it still runs. */
    @Override
    public void close() {
        int _ = stop();
    }

    private void endWithParent() {
        process.destroy();
        if (awaitExit(STOP_TIME).isEmpty()) {
            process.destroyForcibly();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending itself: the hook runs, and finds the child ended.
        }
    }

    /** The file of flags that the libraries need: in the source tree, or in an archive. */
    private static Path jvmFlags() {
        for (String name : List.of("build/jvm.flags", "conf/jvm.flags")) {
            Path file = home().resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException("no build/jvm.flags or conf/jvm.flags in " + home() + "; set -Decbar.home");
    }

    /** The folder of the software, as the launcher says it, or the build to tests. */
    private static Path home() {
        String home = System.getProperty("ecbar.home", System.getProperty("ecbar.root", "."));
        return Path.of(home).toAbsolutePath().normalize();
    }
}
