package az.ecbar.stp.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The file port over a real disk. Has no state; safe for one thread at a time. */
public final class DiskFiles implements AdapterFiles {

    @Override
    public void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public List<FoundFile> list(Path folder) throws IOException {
        List<FoundFile> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                addIfRegular(found, path);
            }
        }
        return found;
    }

    private static void addIfRegular(List<FoundFile> found, Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                found.add(new FoundFile(
                        path, attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
        } catch (NoSuchFileException gone) {
            // The bank took it away between the listing and the look: then it is not there.
            return;
        }
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public byte[] read(Path file, int maxBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > maxBytes) {
                throw new IOException(file + " has " + size + " bytes, more than " + maxBytes);
            }
            return readFully(channel, file, 0, (int) size);
        }
    }

    @Override
    public byte[] read(Path file, long offset, int lengthBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return readFully(channel, file, offset, lengthBytes);
        }
    }

    private static byte[] readFully(FileChannel channel, Path file, long offset, int lengthBytes) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(lengthBytes);
        while (target.hasRemaining()) {
            if (channel.read(target, offset + target.position()) < 0) {
                throw new EOFException(file + " ends before " + (offset + lengthBytes));
            }
        }
        return target.array();
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = create(file)) {
            writeFully(channel, bytes);
            channel.force(true);
        }
    }

    @Override
    public void writeLoosely(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = create(file)) {
            writeFully(channel, bytes);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    /** The look before the move is enough: these folders have one writer, which holds the store's lock. */
    @Override
    public void move(Path from, Path to) throws IOException {
        if (exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        replace(from, to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the adapter's folders must lie on one file system: " + from + ", " + to, e);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public AppendedFile append(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new AppendedFile() {
            @Override
            public void append(byte[] bytes) throws IOException {
                writeFully(channel, bytes);
            }

            @Override
            public void force() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
