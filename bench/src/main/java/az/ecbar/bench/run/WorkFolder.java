package az.ecbar.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of its own for the files of the runs, emptied after each round and removed at the end. It lies beside the results, so that the disk that
 * is measured is that of the project and not a file system in memory.
 */
public record WorkFolder(Path path) implements AutoCloseable {

    /** Space without which a run would measure a full disk. */
    private static final long LEAST_FREE_BYTES = 8L << 30;

    /**
     * Makes the folder.
     *
     * @throws IOException also when the disk has too little room for a round
     */
    public static WorkFolder in(Path parent) throws IOException {
        long freeBytes = Files.getFileStore(parent).getUsableSpace();
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new IOException(parent + " has " + (freeBytes >> 20) + " MiB free; the runs need "
                    + (LEAST_FREE_BYTES >> 20) + " MiB");
        }
        return new WorkFolder(Files.createTempDirectory(parent, "work-"));
    }

    /** Removes all that a round has left, so that no round runs on a fuller disk than the one before. */
    static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder))
                    .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        empty(path);
        Files.delete(path);
    }
}
