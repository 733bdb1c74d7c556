package az.ecbar.stp.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files in memory that stop the world after a given number of changes, and then show what a restart finds: all
 * that was done (the process was killed), or what was forced and a random part of the rest (the power failed).
 *
 * <p>Names change in order, as a journalling file system keeps them: after a power failure some first part of
 * the changes since the last force is there. Bytes that were not forced may be there up to any length.
 */
public final class CrashingFiles implements AdapterFiles {
    /** Thrown where the process dies. An error, so that nothing in between handles it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }

    private static final class Content {
        byte[] bytes = new byte[0];
        byte[] forced = new byte[0];
    }

    private interface NameChange {
        void applyTo(Map<Path, Content> names);
    }

    private record Pending(NameChange change, Set<Path> folders) {}

    private final Set<Path> createdFolders = new HashSet<>();
    private final List<Pending> pending = new ArrayList<>();
    private Map<Path, Content> names = new TreeMap<>();
    private Map<Path, Content> forcedNames = new TreeMap<>();
    private long changes;
    private long crashAfter = Long.MAX_VALUE;
    private boolean dead;
    private long clockMs = 1_000;

    /** Dies right after the given number of changes from now. */
    public void crashAfter(long changesFromNow) {
        crashAfter = changes + changesFromNow;
    }

    public long changes() {
        return changes;
    }

    /** The process starts again on what a kill left. */
    public void restartAfterKill() {
        dead = false;
        crashAfter = Long.MAX_VALUE;
    }

    /** The machine starts again on what a power failure left. */
    public void restartAfterPowerLoss(Random random) {
        int kept = pending.isEmpty() ? 0 : random.nextInt(pending.size() + 1);
        for (Pending change : pending.subList(0, kept)) {
            change.change().applyTo(forcedNames);
        }
        pending.clear();
        names = new TreeMap<>(forcedNames);
        for (Content content : names.values()) {
            content.bytes = survivor(content, random);
            content.forced = content.bytes;
        }
        restartAfterKill();
    }

    private static byte[] survivor(Content content, Random random) {
        if (Arrays.equals(content.bytes, content.forced)) {
            return content.bytes;
        }
        boolean grown = content.bytes.length >= content.forced.length
                && Arrays.equals(content.forced, Arrays.copyOf(content.bytes, content.forced.length));
        int least = grown ? content.forced.length : 0;
        byte[] left = Arrays.copyOf(content.bytes, least + random.nextInt(content.bytes.length - least + 1));
        if (left.length > least && random.nextBoolean()) {
            left[least + random.nextInt(left.length - least)] ^= (byte) 0x55;
        }
        return left;
    }

    /** What lies in a folder, by name. */
    public Map<String, byte[]> contents(Path folder) {
        Map<String, byte[]> found = new TreeMap<>();
        names.forEach((path, content) -> {
            if (folder.equals(path.getParent())) {
                found.put(String.valueOf(path.getFileName()), content.bytes);
            }
        });
        return found;
    }

    /** What somebody else does to a folder: a bank's program that puts a finished file there. */
    public void put(Path file, byte[] bytes) {
        Content content = new Content();
        content.bytes = bytes;
        content.forced = bytes;
        names.put(file, content);
        forcedNames.put(file, content);
    }

    /** A bank's program that takes a file away for good: as its own force does, this forces all names. */
    public byte[] takeAway(Path file) {
        for (Pending change : pending) {
            change.change().applyTo(forcedNames);
        }
        pending.clear();
        forcedNames.remove(file);
        Content content = names.remove(file);
        return content == null ? new byte[0] : content.bytes;
    }

    @Override
    public void createFolder(Path folder) {
        createdFolders.add(folder);
    }

    @Override
    public List<FoundFile> list(Path folder) {
        alive();
        List<FoundFile> found = new ArrayList<>();
        contents(folder)
                .forEach((name, bytes) -> found.add(new FoundFile(folder.resolve(name), bytes.length, clockMs)));
        return found;
    }

    @Override
    public boolean exists(Path file) {
        alive();
        return names.containsKey(file);
    }

    @Override
    public byte[] read(Path file, int maxBytes) throws IOException {
        return content(file).bytes.clone();
    }

    @Override
    public byte[] read(Path file, long offset, int lengthBytes) throws IOException {
        byte[] bytes = content(file).bytes;
        if (offset + lengthBytes > bytes.length) {
            throw new EOFException(file.toString());
        }
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + lengthBytes);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        writeLoosely(file, bytes);
        content(file).forced = bytes.clone();
        changed();
    }

    @Override
    public void writeLoosely(Path file, byte[] bytes) {
        alive();
        if (!createdFolders.contains(parent(file))) {
            throw new AssertionError("no folder " + parent(file));
        }
        Content known = names.get(file);
        Content content = known == null ? new Content() : known;
        if (known == null) {
            change(map -> map.put(file, content), Set.of(parent(file)));
        }
        content.bytes = bytes.clone();
        changed();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        replace(from, to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        Content content = content(from);
        change(
                map -> {
                    map.remove(from);
                    map.put(to, content);
                },
                new HashSet<>(List.of(parent(from), parent(to))));
        changed();
    }

    @Override
    public void delete(Path file) {
        alive();
        if (names.containsKey(file)) {
            change(map -> map.remove(file), Set.of(parent(file)));
            changed();
        }
    }

    @Override
    public void forceFolder(Path folder) {
        alive();
        int last = -1;
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).folders().contains(folder)) {
                last = i;
            }
        }
        for (int i = 0; i <= last; i++) {
            pending.removeFirst().change().applyTo(forcedNames);
        }
        changed();
    }

    @Override
    public AppendedFile append(Path file) throws IOException {
        Content content = content(file);
        return new AppendedFile() {
            @Override
            public void append(byte[] bytes) {
                alive();
                int length = content.bytes.length;
                content.bytes = Arrays.copyOf(content.bytes, length + bytes.length);
                System.arraycopy(bytes, 0, content.bytes, length, bytes.length);
                changed();
            }

            @Override
            public void force() {
                alive();
                content.forced = content.bytes;
                changed();
            }

            @Override
            public void close() {}
        };
    }

    private Content content(Path file) throws NoSuchFileException {
        alive();
        Content content = names.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content;
    }

    private void change(NameChange change, Set<Path> folders) {
        change.applyTo(names);
        pending.add(new Pending(change, folders));
    }

    private void alive() {
        if (dead) {
            throw new Crash();
        }
    }

    private void changed() {
        changes++;
        clockMs++;
        if (changes >= crashAfter) {
            dead = true;
            throw new Crash();
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
