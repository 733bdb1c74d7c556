package az.ecbar.journal.disk;

import az.ecbar.journal.DataFolderInUse;
import az.ecbar.journal.JournalFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The one right to change a data folder, held through a lock of the operating system on its file
 * {@code lock}: it ends with the process, however that ends, so nothing is ever left to clear up. The
 * file names the holder for the one who is refused.
 */
public final class DataFolderLock implements AutoCloseable {
    private static final String FILE = "lock";
    private static final int MAX_HOLDER_LENGTH = 64;

    private final Path dataFolder;
    private final FileChannel channel;

    private DataFolderLock(Path dataFolder, FileChannel channel) {
        this.dataFolder = dataFolder;
        this.channel = channel;
    }

    /**
     * Takes the folder, which is made if it is not there.
     *
     * @throws DataFolderInUse if another process, or this one, holds it
     * @throws JournalFailure if the folder cannot be made or locked at all
     */
    public static DataFolderLock acquire(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        FileChannel channel = null;
        try {
            Files.createDirectories(dataFolder);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw new DataFolderInUse("the data folder " + dataFolder.toAbsolutePath() + " is in use by " + holder);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolderLock(dataFolder, channel);
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new JournalFailure("the data folder " + dataFolder + " cannot be locked: " + e.getMessage(), e);
        }
    }

    /** Whether some process holds the folder now; for tools that only read. */
    public static boolean isHeld(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            throw new JournalFailure("the lock of " + dataFolder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The folder that is held. */
    public Path dataFolder() {
        return dataFolder;
    }

    /** Whether the folder is still held. */
    public boolean isHeld() {
        return channel.isOpen();
    }

    /** Lets the folder go. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalFailure("the data folder " + dataFolder + " cannot be let go: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_HOLDER_LENGTH);
        channel.read(bytes, 0);
        String holder = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return holder.isEmpty() ? "another process" : holder;
    }

    private static void closeQuietly(@Nullable FileChannel channel, IOException cause) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
