package az.ecbar.journal.disk;

import az.ecbar.journal.gzip.GzipFile;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        List<String> names = new ArrayList<>();
        for (Path directory : directories()) {
            addFiles(directory, directory.equals(root) ? "" : root.relativize(directory) + "/", names);
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private static void addFiles(Path directory, String part, List<String> names) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            files.forEach(file -> names.add(part + file.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** The folder and its parts; files may come and go meanwhile. */
    private List<Path> directories() throws IOException {
        List<Path> directories = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return directories;
        }
        directories.add(root);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path part : parts) {
                if (!part.endsWith(CACHE_PART)) {
                    directories.add(part);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return directories;
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
        StoredFile packed = open(name);
        StoredFile plain = null;
        try {
            plain = GzipFile.open(packed);
        } finally {
            if (plain == null) {
                packed.close();
            }
        }
        return plain == null ? openUnpacked(name) : plain;
    }

    /** A file that another program compressed can only be read from its start. */
    private StoredFile openUnpacked(String name) throws IOException {
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
        for (Path directory : directories()) {
            forceDirectory(directory);
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
