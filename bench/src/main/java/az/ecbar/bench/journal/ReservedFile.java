package az.ecbar.bench.journal;

import az.ecbar.journal.disk.SpaceReservation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a file of its final size whose space is reserved and nothing of it written. Stateless. */
final class ReservedFile {

    private ReservedFile() {}

    /**
     * Creates the file; where the file system cannot reserve, its space is found at each write.
     *
     * @throws IOException the file exists, or the disk does not give it
     */
    static void create(Path path, long sizeBytes) throws IOException {
        Files.createFile(path);
        SpaceReservation.reserve(path, 0, sizeBytes);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(sizeBytes);
        }
    }
}
