package az.ecbar.ops.demo;

import java.nio.file.Path;

/** Where the sample messages lie, in the source tree as in an archive. */
final class Samples {
    private Samples() {}

    /** {@code docs/samples} of the software that runs. */
    static Path folder() {
        String home = System.getProperty("ecbar.home", System.getProperty("ecbar.root", "."));
        return Path.of(home).resolve("docs").resolve("samples");
    }
}
