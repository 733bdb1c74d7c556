package az.ecbar.journal.disk;

import az.ecbar.journal.DataFolderInUse;
import az.ecbar.journal.JournalFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one right to change a data folder, held through a lock of the operating system on its file
 * {@code lock}: it ends with the process, however that ends, so nothing is ever left to clear up. The
 * file names the holder for the one who is refused.
 */
public final class DataFolderLock implements AutoCloseable {
    private static final String FILE = "lock";
    private static final int MAX_HOLDER_LENGTH = 64;

    /**
     * What this process holds. The system's lock belongs to the process, and ends when the process closes any
     * descriptor of the file, so the file must not be opened a second time.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path dataFolder;
    private final Path realFolder;
    private final FileChannel channel;

    private DataFolderLock(Path dataFolder, Path realFolder, FileChannel channel) {
        this.dataFolder = dataFolder;
        this.realFolder = realFolder;
        this.channel = channel;
    }

    /**
     * Takes the folder, which is made if it is not there.
     *
     * @throws DataFolderInUse if another process, or this one, holds it
     * @throws JournalFailure if the folder cannot be made or locked at all
     */
    public static DataFolderLock acquire(Path dataFolder) {
        Path realFolder;
        try {
            Files.createDirectories(dataFolder);
            realFolder = dataFolder.toRealPath();
        } catch (IOException e) {
            throw new JournalFailure("the data folder " + dataFolder + " cannot be made: " + e.getMessage(), e);
        }
        if (!HELD_HERE.add(realFolder)) {
            throw new DataFolderInUse(inUse(realFolder, ownName()));
        }
        DataFolderLock acquired = null;
        try {
            acquired = acquireOfOtherProcesses(dataFolder, realFolder);
            return acquired;
        } finally {
            if (acquired == null) {
                HELD_HERE.remove(realFolder);
            }
        }
    }

    private static DataFolderLock acquireOfOtherProcesses(Path dataFolder, Path realFolder) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    realFolder.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                String holder = holder(channel);
                channel.close();
                throw new DataFolderInUse(inUse(realFolder, holder));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(ownName().getBytes(StandardCharsets.US_ASCII)));
            return new DataFolderLock(dataFolder, realFolder, channel);
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
        try {
            if (HELD_HERE.contains(dataFolder.toRealPath())) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.tryLock() == null;
            }
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
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
            HELD_HERE.remove(realFolder);
        } catch (IOException e) {
            throw new JournalFailure("the data folder " + dataFolder + " cannot be let go: " + e.getMessage(), e);
        }
    }

    private static String inUse(Path folder, String holder) {
        return "the data folder " + folder + " is in use by " + holder;
    }

    private static String ownName() {
        return "process " + ProcessHandle.current().pid();
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
