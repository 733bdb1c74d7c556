package az.ecbar.gateway.swift;

import java.io.IOException;
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
