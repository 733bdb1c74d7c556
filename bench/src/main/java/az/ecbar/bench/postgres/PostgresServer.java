package az.ecbar.bench.postgres;

import az.ecbar.bench.run.BrokenRunException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of our own: a new cluster in a folder of the run, on a free port of the loopback, with a random
 * password, stopped through the process that we started. Settings are the defaults, save for memory and log size, which
 * favour it; {@code fsync} and {@code synchronous_commit} are on.
 */
final class PostgresServer implements AutoCloseable {

    private static final String USER = "bench";
    private static final int INIT_LIMIT_SECONDS = 120;
    private static final int START_LIMIT_SECONDS = 30;
    private static final int STOP_LIMIT_SECONDS = 30;

    private final Path folder;
    private final int port;
    private final String password;
    private final Process process;
    private final Thread ending;

    private PostgresServer(Path folder, int port, String password, Process process) {
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.process = process;
        this.ending = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /**
     * Unpacks, initialises and starts a server, and waits until it answers.
     *
     * @param folder a new folder of its own
     */
    static PostgresServer start(Path folder) throws IOException, InterruptedException, BrokenRunException {
        PostgresBinaries.unpack(folder);
        String password = randomPassword();
        Path passwordFile = folder.resolve("password");
        Files.writeString(passwordFile, password);
        UnprivilegedUser user = UnprivilegedUser.find();
        Files.createDirectory(folder.resolve("data"));
        user.own(folder);

        Process init = launch(
                folder,
                user,
                List.of("initdb", "-D", folder + "/data", "-U", USER, "-A", "scram-sha-256"),
                List.of("--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C", "--no-sync"));
        if (!init.waitFor(INIT_LIMIT_SECONDS, TimeUnit.SECONDS) || init.exitValue() != 0) {
            init.destroyForcibly();
            throw new BrokenRunException("initdb failed\n" + Files.readString(folder.resolve("log")));
        }
        Files.delete(passwordFile);

        int port = freePort();
        Process server = launch(folder, user, List.of("postgres", "-D", folder + "/data"), settings(port));
        PostgresServer started = new PostgresServer(folder, port, password, server);
        started.awaitAnswer();
        return started;
    }

    private static List<String> settings(int port) {
        List<String> arguments = new ArrayList<>();
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=512MB",
                "max_wal_size=4GB",
                "max_connections=40")) {
            arguments.add("-c");
            arguments.add(setting);
        }
        return arguments;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    static String user() {
        return USER;
    }

    String password() {
        return password;
    }

    /** Stops the server: first asks, which lets it end in order, then ends it. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private void awaitAnswer() throws IOException, InterruptedException, BrokenRunException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - deadlineNs > 0) {
                close();
                throw new BrokenRunException("postgres does not answer\n" + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(url(), USER, password).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Process launch(Path folder, UnprivilegedUser user, List<String> program, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(folder.resolve("bin").resolve(program.getFirst()).toString());
        command.addAll(program.subList(1, program.size()));
        command.addAll(arguments);
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LD_LIBRARY_PATH", folder.resolve("lib").toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Free at this moment; should another program take it, the server does not start and the run says so. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
