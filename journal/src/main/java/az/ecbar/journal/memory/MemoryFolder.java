package az.ecbar.journal.memory;

import az.ecbar.journal.CycleName;
import az.ecbar.journal.gzip.GzipFile;
import az.ecbar.port.JournalFile;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A journal's folder in memory, with the faults of a disk.
 *
 * <p>It knows what was forced, of bytes and of names. {@link #afterPowerLoss} gives a folder as a power loss
 * may leave it: each 4 KiB page written since the last force old or new, each change of names since their
 * last force done or not, at random. {@link #afterKill} gives one as the end of the process leaves it: all is
 * there, and what was not forced is no more forced than it was. Faults are set before they are to happen: the
 * power goes at a counted operation, a counted force of a file or of the names fails, a counted read fails, the space
 * ends. Bytes change ({@link #flip}) and pages are given no more ({@link #rot}) at once.
 *
 * <p>For one thread. A record file starts with a block of the container's own whose first page changes with
 * every append, as Chronicle's does.
 */
public final class MemoryFolder implements JournalFolder {
    private static final String SUFFIX = ".cq4";

    private final TreeMap<String, MemoryInode> names = new TreeMap<>();
    private final TreeMap<String, MemoryInode> durableNames = new TreeMap<>();
    private final List<NameChange> changes = new ArrayList<>();
    private long capacityBytes = Long.MAX_VALUE;
    private long operations;
    private long powerGoesAt = Long.MAX_VALUE;
    private long forces;
    private long forceFailsAt = Long.MAX_VALUE;
    private long nameForces;
    private long nameForceFailsAt = Long.MAX_VALUE;
    private long bytesRead;
    private long reads;
    private long readFailsAt = Long.MAX_VALUE;
    private long looks;
    private long lookFailsAt = Long.MAX_VALUE;
    private boolean isDead;
    private boolean canReserve = true;
    private @Nullable Runnable beside;

    /** One step that changes names: one is taken away, or one given, or both at once. */
    private record NameChange(
            @Nullable String taken,
            @Nullable String given,
            @Nullable MemoryInode inode) {}

    /** An empty folder. */
    public MemoryFolder() {}

    /** An empty folder of the same file system: it reserves space if that does. */
    public MemoryFolder empty() {
        MemoryFolder empty = new MemoryFolder();
        empty.canReserve = canReserve;
        return empty;
    }

    /** The power goes when so many more operations that change or force something were done. */
    public void powerGoesAfter(long operationCount) {
        powerGoesAt = operations + operationCount + 1;
    }

    /** The force after so many more successful ones fails. */
    public void forceFailsAfter(long forceCount) {
        forceFailsAt = forces + forceCount + 1;
    }

    /** The force of the names after so many more successful ones fails. */
    public void nameForceFailsAfter(long forceCount) {
        nameForceFailsAt = nameForces + forceCount + 1;
    }

    /**
     * What another thread does while the bytes of a file are forced: it is run at the beginning of each force, when nothing
     * more is durable yet. Null for nothing.
     */
    public void whileForced(@Nullable Runnable work) {
        beside = work;
    }

    /** The read of a file's bytes after so many more fails; those behind it succeed. */
    public void readFailsAfter(long readCount) {
        readFailsAt = reads + readCount + 1;
    }

    /** The look at names or at a file's size after so many more fails; those behind it succeed. */
    public void lookFailsAfter(long lookCount) {
        lookFailsAt = looks + lookCount + 1;
    }

    /**
     * From now on, whatever becomes of process and power, each read that touches the 4 KiB page of this position of the file
     * fails, until the page or the file is written anew.
     */
    public void rot(String name, long position) {
        MemoryInode inode = names.get(name);
        if (inode == null || position >= inode.size()) {
            throw new IllegalArgumentException("no byte " + position + " in " + name);
        }
        inode.rot((int) position);
    }

    /** All files together never grow beyond this. */
    public void capacityBytes(long bytes) {
        capacityBytes = bytes;
    }

    /** Whether the folder can reserve space. */
    public void canReserve(boolean canReserve) {
        this.canReserve = canReserve;
    }

    /** Operations that changed or forced something so far. */
    public long operations() {
        return operations;
    }

    /** Forces of files asked for so far. */
    public long forces() {
        return forces;
    }

    /** Bytes read from files so far. */
    public long bytesRead() {
        return bytesRead;
    }

    /** The files that are there. */
    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    /** Bytes of a file. */
    public long sizeBytes(String name) {
        MemoryInode inode = names.get(name);
        return inode == null ? 0 : inode.size();
    }

    /** Changes one byte of a file, on the disk too. */
    public void flip(String name, long position, int mask) {
        MemoryInode inode = names.get(name);
        if (inode == null || position >= inode.size()) {
            throw new IllegalArgumentException("no byte " + position + " in " + name);
        }
        inode.flip((int) position, mask);
    }

    /** The folder as a power loss may leave it. */
    public MemoryFolder afterPowerLoss(RandomGenerator random) {
        TreeMap<String, MemoryInode> left = new TreeMap<>(durableNames);
        for (NameChange change : changes) {
            if (random.nextBoolean()) {
                apply(change, left);
            }
        }
        MemoryFolder after = new MemoryFolder();
        left.forEach((name, inode) -> after.names.put(name, inode.afterPowerLoss(random)));
        after.durableNames.putAll(after.names);
        after.capacityBytes = capacityBytes;
        after.canReserve = canReserve;
        return after;
    }

    /** The folder as the end of the process leaves it. */
    public MemoryFolder afterKill() {
        MemoryFolder after = new MemoryFolder();
        IdentityHashMap<MemoryInode, MemoryInode> left = new IdentityHashMap<>();
        UnaryOperator<MemoryInode> leave = inode -> left.computeIfAbsent(inode, MemoryInode::afterKill);
        names.forEach((name, inode) -> after.names.put(name, leave.apply(inode)));
        durableNames.forEach((name, inode) -> after.durableNames.put(name, leave.apply(inode)));
        for (NameChange change : changes) {
            MemoryInode inode = change.inode();
            after.changes.add(
                    new NameChange(change.taken(), change.given(), inode == null ? null : leave.apply(inode)));
        }
        after.capacityBytes = capacityBytes;
        after.canReserve = canReserve;
        return after;
    }

    @Override
    public List<String> list() throws IOException {
        look("list");
        return List.copyOf(names.keySet());
    }

    @Override
    public boolean exists(String name) throws IOException {
        look("exists");
        return names.containsKey(name);
    }

    @Override
    public StoredFile create(String name) throws IOException {
        operation("create " + name);
        return new MemoryFile(this, name, newInode(name));
    }

    @Override
    public StoredFile open(String name) throws IOException {
        look("open " + name);
        return new MemoryFile(this, name, inode(name));
    }

    @Override
    public StoredFile openCompressed(String name) throws IOException {
        GzipFile blocks = GzipFile.open(open(name));
        if (blocks != null) {
            return blocks;
        }
        MemoryInode inode = inode(name);
        requireReadable(inode, 0, inode.size());
        MemoryInode plain = new MemoryInode();
        try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(inode.present(), 0, inode.size()))) {
            byte[] bytes = input.readAllBytes();
            plain.write(0, bytes, 0, bytes.length);
        }
        return new MemoryFile(this, name, plain);
    }

    @Override
    public void truncate(String name, long sizeBytes) throws IOException {
        operation("truncate " + name);
        MemoryInode inode = inode(name);
        inode.resize((int) sizeBytes);
        force(inode, name);
    }

    @Override
    public void replace(String from, String to) throws IOException {
        operation("replace " + from + " to " + to);
        change(new NameChange(from, to, inode(from)));
    }

    @Override
    public void delete(String name) throws IOException {
        operation("delete " + name);
        inode(name);
        change(new NameChange(name, null, null));
    }

    @Override
    public void forceNames() throws IOException {
        operation("force names");
        nameForces++;
        if (nameForces == nameForceFailsAt) {
            throw new IOException("Input/output error");
        }
        durableNames.clear();
        durableNames.putAll(names);
        changes.clear();
    }

    @Override
    public long usableBytes() throws IOException {
        look("usable bytes");
        return capacityBytes == Long.MAX_VALUE ? Long.MAX_VALUE / 2 : Math.max(0, capacityBytes - usedBytes());
    }

    @Override
    public JournalFile startFile(String part, long cycleStartNs, long cycleLengthNs) throws IOException {
        String name = fileName(part, cycleStartNs, cycleLengthNs);
        operation("start " + name);
        if (names.keySet().stream().anyMatch(other -> other.startsWith(part) && other.endsWith(SUFFIX))) {
            throw new IOException("a file of records is still there, in " + part);
        }
        MemoryInode inode = newInode(name);
        MemoryJournalFile file = new MemoryJournalFile(this, name, inode);
        force(inode, name);
        forceNames();
        return file;
    }

    @Override
    public String fileName(String part, long cycleStartNs, long cycleLengthNs) {
        return part + CycleName.of(cycleStartNs, cycleLengthNs) + SUFFIX;
    }

    void countRead(int bytes) {
        bytesRead += bytes;
    }

    void requireReadable(MemoryInode inode, int position, int length) throws IOException {
        reads++;
        if (reads == readFailsAt || !inode.isReadable(position, length)) {
            throw new IOException("Input/output error");
        }
    }

    void requireSpace(long moreBytes) throws IOException {
        if (!hasSpace(moreBytes)) {
            throw new IOException("No space left on device");
        }
    }

    boolean hasSpace(long moreBytes) {
        return capacityBytes == Long.MAX_VALUE || usedBytes() + moreBytes <= capacityBytes;
    }

    boolean canReserve() {
        return canReserve;
    }

    void operation(String what) throws IOException {
        requirePower(what);
        operations++;
        if (operations >= powerGoesAt) {
            isDead = true;
            throw new PowerLost(what);
        }
    }

    void look(String what) throws IOException {
        requirePower(what);
        looks++;
        if (looks == lookFailsAt) {
            throw new IOException("Input/output error");
        }
    }

    /**
     * Does nothing while there is power.
     *
     * @throws PowerLost if there is none
     */
    public void requirePower(String what) throws IOException {
        if (isDead) {
            throw new PowerLost(what);
        }
    }

    void force(MemoryInode inode, String name) throws IOException {
        Runnable work = beside;
        if (work != null) {
            work.run();
        }
        operation("force " + name);
        forces++;
        if (forces == forceFailsAt) {
            inode.failForce();
            throw new IOException("Input/output error");
        }
        inode.force();
    }

    private MemoryInode newInode(String name) throws IOException {
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        MemoryInode inode = new MemoryInode();
        change(new NameChange(null, name, inode));
        return inode;
    }

    private MemoryInode inode(String name) throws IOException {
        MemoryInode inode = names.get(name);
        if (inode == null) {
            throw new NoSuchFileException(name);
        }
        return inode;
    }

    private void change(NameChange change) {
        apply(change, names);
        changes.add(change);
    }

    private static void apply(NameChange change, Map<String, MemoryInode> target) {
        if (change.taken() != null) {
            target.remove(change.taken());
        }
        if (change.given() != null && change.inode() != null) {
            target.put(change.given(), change.inode());
        }
    }

    /** Bytes of all files together. */
    public long usedBytes() {
        return names.values().stream().mapToLong(MemoryInode::size).sum();
    }
}
