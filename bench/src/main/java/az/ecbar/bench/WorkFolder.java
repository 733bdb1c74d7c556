package az.ecbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of its own for the files of the runs, removed at the end. It lies beside the results, so that the disk that
 * is measured is that of the project and not a file system in memory.
 */
record WorkFolder(Path path) implements AutoCloseable {

    /** Space without which a run would measure a full disk. */
    private static final long LEAST_FREE_BYTES = 8L << 30;

    static WorkFolder in(Path parent) throws IOException {
        long freeBytes = Files.getFileStore(parent).getUsableSpace();
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new IOException(parent + " has " + (freeBytes >> 20) + " MiB free; the runs need "
                    + (LEAST_FREE_BYTES >> 20) + " MiB");
        }
        return new WorkFolder(Files.createTempDirectory(parent, "work-"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
