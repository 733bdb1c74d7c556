package az.ecbar.ops.rounds;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An ext4 file system of its own size in a file, mounted where a node has its data; it can be made full. One thread. */
final class SmallDisk implements Closeable {
    private static final String BALLAST = "ballast";
    private static final long LEAST_BYTES = 64 << 10;

    private final Path at;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::unmount);

    /** Makes and mounts it; the folder may not exist yet. */
    SmallDisk(Path at, Path image, long bytes) throws IOException {
        this.at = at;
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        Files.createDirectories(at);
        String _ = Shell.run("mkfs.ext4", "-q", "-m", "0", image.toString());
        String _ = Shell.run("mount", "-o", "loop", image.toString(), at.toString());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Fills it, so that at most so many bytes are left, and a little that the file system keeps for itself. */
    void fill(long bytesLeft) throws IOException {
        long size = Files.getFileStore(at).getUsableSpace() - bytesLeft;
        for (int i = 0; size >= LEAST_BYTES; i++) {
            Path ballast = at.resolve(BALLAST + i);
            try {
                String _ = Shell.run("fallocate", "-l", String.valueOf(size), ballast.toString());
                size = Files.getFileStore(at).getUsableSpace() - bytesLeft;
            } catch (IOException e) {
                // The file system needs some of it for its own tables.
                boolean _ = Files.deleteIfExists(ballast);
                size /= 2;
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    void free() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(at, BALLAST + "*")) {
            for (Path ballast : all) {
                Files.delete(ballast);
            }
        }
    }

    @Override
    public void close() {
        boolean _ = Runtime.getRuntime().removeShutdownHook(atExit);
        unmount();
    }

    private void unmount() {
        try {
            String _ = Shell.run("umount", "-l", at.toString());
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
