package az.ecbar.gateway.swift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Folders in memory; the process can be let end before any change. */
final class MemorySwiftFiles implements SwiftFiles {
    /** The process ended. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Map<Folder, NavigableMap<String, byte[]>> folders = new EnumMap<>(Folder.class);
    private int changesLeft = Integer.MAX_VALUE;
    private boolean fails;
    /** What cannot be moved: names that end in this; empty: everything can. */
    String unmovable = "";
    /** A file that cannot be opened; empty: each can. */
    String unreadable = "";
    /** How many files were opened. */
    int reads;

    MemorySwiftFiles() {
        for (Folder folder : Folder.values()) {
            folders.put(folder, new TreeMap<>());
        }
    }

    /** Before so many more changes are done, the process ends. */
    void crashAfter(int changes) {
        changesLeft = changes;
    }

    void fail(boolean always) {
        fails = always;
    }

    NavigableMap<String, byte[]> of(Folder folder) {
        NavigableMap<String, byte[]> files = folders.get(folder);
        if (files == null) {
            throw new IllegalStateException("all folders are there");
        }
        return files;
    }

    /** A file that is there. */
    byte[] bytes(Folder folder, String name) {
        return Objects.requireNonNull(of(folder).get(name), name);
    }

    @Override
    public List<String> list(Folder folder, int most) throws IOException {
        mayFail();
        return of(folder).keySet().stream().limit(most).toList();
    }

    @Override
    public long size(Folder folder, String name) throws IOException {
        return get(folder, name).length;
    }

    @Override
    public byte[] read(Folder folder, String name, int mostBytes) throws IOException {
        byte[] bytes = get(folder, name);
        if (name.equals(unreadable)) {
            throw new AccessDeniedException(name);
        }
        reads++;
        return Arrays.copyOf(bytes, Math.min(mostBytes, bytes.length));
    }

    @Override
    public boolean exists(Folder folder, String name) {
        return of(folder).containsKey(name);
    }

    @Override
    public void write(Folder folder, String name, byte[] bytes) throws IOException {
        change();
        of(folder).put(name, bytes.clone());
    }

    @Override
    public void move(Folder from, String name, Folder to, String newName) throws IOException {
        byte[] bytes = get(from, name);
        if (newName.getBytes(StandardCharsets.UTF_8).length > 255) {
            throw new FileSystemException(name, newName, "File name too long");
        }
        if (!unmovable.isEmpty() && name.endsWith(unmovable)) {
            throw new AtomicMoveNotSupportedException(name, newName, "Invalid cross-device link");
        }
        change();
        of(from).remove(name);
        of(to).put(newName, bytes);
    }

    @Override
    public void delete(Folder folder, String name) throws IOException {
        change();
        of(folder).remove(name);
    }

    private void change() throws IOException {
        mayFail();
        if (changesLeft-- <= 0) {
            throw new Crash();
        }
    }

    private void mayFail() throws IOException {
        if (fails) {
            throw new IOException("the disk is away");
        }
    }

    private byte[] get(Folder folder, String name) throws IOException {
        mayFail();
        byte[] bytes = of(folder).get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return bytes;
    }
}
