package az.ecbar.bench.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the server is started so that it does not see itself run by the administrator, which it refuses: as it is for an
 * ordinary user; in a user namespace, or as the user {@code nobody}, for the administrator. Each way ends in {@code
 * exec}: the process that we start is the server itself.
 *
 * @param prefix words before the server's command; empty for an ordinary user
 * @param isFolderHandedOver whether the server's files must belong to {@code nobody}
 */
record UnprivilegedUser(List<String> prefix, boolean isFolderHandedOver) {

    private static final String NOBODY = "65534";

    /**
     * Finds a way that works here.
     *
     * @throws IOException none does
     */
    static UnprivilegedUser find() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new UnprivilegedUser(List.of(), false);
        }
        List<String> namespace = List.of("unshare", "-U");
        if (works(namespace)) {
            return new UnprivilegedUser(namespace, false);
        }
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (works(nobody)) {
            return new UnprivilegedUser(nobody, true);
        }
        throw new IOException("the server must not run as root, and neither unshare nor setpriv helps: run as a user");
    }

    /** Hands a folder and all in it over, if the way asks for it. */
    void own(Path folder) throws IOException {
        if (!isFolderHandedOver) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", Integer.parseInt(NOBODY), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
