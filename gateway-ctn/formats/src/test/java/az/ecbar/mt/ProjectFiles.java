package az.ecbar.mt;

import java.nio.file.Path;

/** Where the files of the project lie that tests read. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /** The root of the project. */
    public static Path root() {
        return Path.of(System.getProperty("ecbar.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    /** A folder beside the project that only some work places have. */
    public static Path shared(String path) {
        return root().resolveSibling("shared").resolve(path);
    }
}
