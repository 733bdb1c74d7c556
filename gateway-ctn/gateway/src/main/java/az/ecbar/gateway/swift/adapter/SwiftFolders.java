package az.ecbar.gateway.swift.adapter;

import az.ecbar.gateway.swift.SwiftFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Folders below one: {@code in}, {@code out}, {@code done}, {@code refused}, {@code withdrawn}. One thread. */
public final class SwiftFolders implements SwiftFiles {
    private static final String TEMPORARY = ".tmp";
    private static final String TRIAL = ".trial" + TEMPORARY;

    private final Path base;

    /** Makes the folders that are missing. */
    public SwiftFolders(Path base) throws IOException {
        this.base = base;
        for (Folder folder : Folder.values()) {
            Files.createDirectories(path(folder));
        }
    }

    /**
     * Moves a file the ways that files go, so that a folder on another disk, or without the right to write, shows before
     * anything is taken.
     *
     * @throws IOException that names the two folders
     */
    public void tryMoves() throws IOException {
        tryMove(Folder.IN, Folder.DONE);
        tryMove(Folder.IN, Folder.REFUSED);
        tryMove(Folder.OUT, Folder.WITHDRAWN);
    }

    private void tryMove(Folder from, Folder to) throws IOException {
        try {
            Files.write(file(from, TRIAL), new byte[0]);
            move(from, TRIAL, to, TRIAL);
            delete(to, TRIAL);
        } catch (IOException e) {
            throw new IOException("files cannot be moved from " + path(from) + " to " + path(to) + ": " + e, e);
        }
    }

    @Override
    public List<String> list(Folder folder, int most) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(folder))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.endsWith(TEMPORARY) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(name);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names.size() <= most ? names : List.copyOf(names.subList(0, most));
    }

    @Override
    public long size(Folder folder, String name) throws IOException {
        return Files.size(file(folder, name));
    }

    @Override
    public byte[] read(Folder folder, String name, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file(folder, name), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(mostBytes);
        }
    }

    @Override
    public boolean exists(Folder folder, String name) {
        return Files.exists(file(folder, name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void write(Folder folder, String name, byte[] bytes) throws IOException {
        Path temporary = file(folder, name + TEMPORARY);
        Files.write(temporary, bytes);
        Files.move(temporary, file(folder, name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void move(Folder from, String name, Folder to, String newName) throws IOException {
        Files.move(file(from, name), file(to, newName), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Folder folder, String name) throws IOException {
        Files.delete(file(folder, name));
    }

    private Path file(Folder folder, String name) {
        return path(folder).resolve(name);
    }

    private Path path(Folder folder) {
        return base.resolve(folder.name().toLowerCase(Locale.ROOT));
    }
}
