package az.ecbar.journal.disk;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A real folder with its parts, one level deep. Reading is safe from any thread; the one who changes must
 * hold the data folder's lock.
 */
public class DiskFolder implements FileFolder {
    private static final String CACHE_PART = "cache";

    private final Path root;
    private @Nullable FileStore store;

    /** The folder need not be there yet. */
    public DiskFolder(Path root) {
        this.root = root;
    }

    /** Where the folder lies. */
    public final Path root() {
        return root;
    }

    @Override
    public List<String> list() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root, 2)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(CACHE_PART + "/"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException("the folder changed while it was listed", e);
        }
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(path(name));
    }

    @Override
    public StoredFile create(String name) throws IOException {
        Path path = path(name);
        Files.createDirectories(parentOf(path));
        return new DiskFile(FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public StoredFile open(String name) throws IOException {
        return new DiskFile(FileChannel.open(path(name), StandardOpenOption.READ));
    }

    @Override
    public StoredFile openCompressed(String name) throws IOException {
        Path cache = root.resolve(CACHE_PART);
        try (InputStream compressed = Files.newInputStream(path(name));
                InputStream plain = new GZIPInputStream(compressed, 64 * 1024)) {
            Files.createDirectories(cache);
            Path copy = Files.createTempFile(cache, "plain-", ".cq4");
            try {
                Files.copy(plain, copy, StandardCopyOption.REPLACE_EXISTING);
                return new DiskFile(FileChannel.open(copy, StandardOpenOption.READ));
            } finally {
                // The open channel keeps the bytes; nothing is left behind whatever happens.
                Files.delete(copy);
            }
        }
    }

    @Override
    public void truncate(String name, long sizeBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path(name), StandardOpenOption.WRITE)) {
            channel.truncate(sizeBytes);
            channel.force(true);
        }
    }

    @Override
    public void replace(String from, String to) throws IOException {
        Path target = path(to);
        Files.createDirectories(parentOf(target));
        Files.move(path(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(path(name));
    }

    @Override
    public void forceNames() throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> paths = Files.walk(root, 1)) {
            for (Path directory : paths.filter(Files::isDirectory).toList()) {
                forceDirectory(directory);
            }
        }
        Path parent = root.toAbsolutePath().getParent();
        if (parent != null) {
            forceDirectory(parent);
        }
    }

    @Override
    public long usableBytes() throws IOException {
        FileStore known = store;
        if (known == null) {
            Path present = root.toAbsolutePath();
            while (!Files.exists(present)) {
                present = parentOf(present);
            }
            known = Files.getFileStore(present);
            store = known;
        }
        return known.getUsableSpace();
    }

    /** The path of a name. */
    protected final Path path(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root.normalize())) {
            throw new IllegalArgumentException(name + " leads out of the folder");
        }
        return path;
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no parent");
        }
        return parent;
    }
}
