package az.ecbar.ops.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server for a test: unpacked from its archive on the class path into a folder of the test, on a free
 * port of the loopback, stopped through the process that was started. It refuses to run as root, so root starts it in a
 * user namespace of its own, or as {@code nobody}.
 */
final class PostgresOfTests implements AutoCloseable {
    static final String USER = "past";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int NOBODY = 65_534;
    private static final int LIMIT_SECONDS = 120;

    private final Process server;
    private final int port;

    private PostgresOfTests(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Whether there are binaries for this machine. */
    static boolean isAvailable() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && PostgresOfTests.class.getResource(ARCHIVE) != null;
    }

    /** Starts a server with an empty database; {@code folder} is a new one that others than its owner may enter. */
    static PostgresOfTests start(Path folder) throws IOException, InterruptedException {
        unpack(folder);
        Files.createDirectory(folder.resolve("data"));
        List<String> prefix = prefix(folder);
        int init = run(
                folder,
                prefix,
                List.of("initdb", "-D", folder + "/data", "-U", USER, "-A", "trust", "--no-sync", "--encoding=UTF8"),
                true);
        if (init != 0) {
            throw new IOException("initdb failed: " + Files.readString(folder.resolve("log")));
        }
        int port = freePort();
        Process server = launch(
                folder,
                prefix,
                List.of(
                        "postgres",
                        "-D",
                        folder + "/data",
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories="));
        PostgresOfTests started = new PostgresOfTests(server, port);
        started.awaitAnswer(folder);
        return started;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void unpack(Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve("archive");
        try (InputStream bytes = PostgresOfTests.class.getResourceAsStream(ARCHIVE)) {
            if (bytes == null) {
                throw new IOException("no " + ARCHIVE + " on the class path");
            }
            Files.copy(bytes, archive);
        }
        if (run(folder, List.of(), List.of("tar", "-xJf", archive.toString(), "-C", folder.toString()), false) != 0) {
            throw new IOException("the archive cannot be unpacked: " + Files.readString(folder.resolve("log")));
        }
        Files.delete(archive);
    }

    /** Words before the server's command, by which it does not see itself run by root. */
    private static List<String> prefix(Path folder) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (run(folder, List.of("unshare", "-U"), List.of("true"), false) == 0) {
            return List.of("unshare", "-U");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    private static int run(Path folder, List<String> prefix, List<String> command, boolean isOfServer)
            throws IOException, InterruptedException {
        Process process = isOfServer ? launch(folder, prefix, command) : start(folder, prefix, command);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " does not end");
        }
        return process.exitValue();
    }

    private static Process launch(Path folder, List<String> prefix, List<String> command) throws IOException {
        List<String> whole = Stream.concat(
                        Stream.of(folder.resolve("bin")
                                .resolve(command.getFirst())
                                .toString()),
                        command.stream().skip(1))
                .toList();
        return start(folder, prefix, whole);
    }

    private static Process start(Path folder, List<String> prefix, List<String> command) throws IOException {
        return new ProcessBuilder(
                        Stream.concat(prefix.stream(), command.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer(Path folder) throws IOException, InterruptedException {
        for (int i = 0; i < LIMIT_SECONDS * 10; i++) {
            try {
                DriverManager.getConnection(url(), USER, "").close();
                return;
            } catch (SQLException e) {
                if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException("it ended: " + Files.readString(folder.resolve("log")), e);
                }
            }
        }
        close();
        throw new IOException("it does not answer");
    }
}
