package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A folder in memory that can die before any of its changes and come back as a machine's disk would after a power
 * failure: what was forced is there, of what was not, some pages, as a seed decides. What a force that failed should have
 * written is read from then on, and is not there after a power failure.
 */
public final class MemoryFolder implements FileFolder {
    private static final int PAGE = 512;

    /** Thrown at the change at which the machine dies, and at all after it. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Content {
        private byte[] bytes = {};
        private byte[] forced = {};
        private int lostFrom;
        private int lostTo;

        /** What a force that failed dropped is never written, though it is read. */
        void force() {
            forced = bytes.clone();
            Arrays.fill(forced, Math.min(lostFrom, forced.length), Math.min(lostTo, forced.length), (byte) 0);
        }

        void failForce() {
            lostFrom = lostFrom == lostTo ? forced.length : lostFrom;
            lostTo = bytes.length;
        }
    }

    private final Map<String, Content> files = new TreeMap<>();
    private Map<String, Content> forcedNames = new TreeMap<>();
    private long changesLeft = Long.MAX_VALUE;
    private long changes;
    private long forcesLeft = Long.MAX_VALUE;

    /** The force of a file after so many more fails. */
    public void forceFailsAfter(long count) {
        forcesLeft = count;
    }

    /** Dies instead of making the change after so many more. */
    public void crashAfter(long count) {
        changesLeft = count;
    }

    /** How many changes were made so far. */
    public long changes() {
        return changes;
    }

    /** What the disk holds after the power came back. */
    public MemoryFolder afterPowerFailure(Random random) {
        MemoryFolder disk = new MemoryFolder();
        Map<String, Content> names = random.nextBoolean() ? files : forcedNames;
        names.forEach((name, content) -> disk.files.put(name, survivor(content, random)));
        disk.forcedNames = new TreeMap<>(disk.files);
        return disk;
    }

    /** Turns one byte of a file around. */
    public void damage(String name, int position) {
        content(name).bytes[position] ^= 0x40;
    }

    public int sizeOf(String name) {
        return content(name).bytes.length;
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public boolean exists(String name) {
        return files.containsKey(name);
    }

    @Override
    public StoredFile create(String name) throws IOException {
        change();
        if (files.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Content content = new Content();
        files.put(name, content);
        return new MemoryFile(content);
    }

    @Override
    public StoredFile open(String name) throws IOException {
        Content content = files.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return new MemoryFile(content);
    }

    @Override
    public StoredFile openCompressed(String name) {
        throw new UnsupportedOperationException("the outbox compresses nothing");
    }

    @Override
    public void truncate(String name, long sizeBytes) {
        change();
        Content content = content(name);
        content.bytes = Arrays.copyOf(content.bytes, (int) sizeBytes);
        content.force();
    }

    @Override
    public void replace(String from, String to) {
        change();
        files.put(to, content(from));
        files.remove(from);
    }

    @Override
    public void delete(String name) {
        change();
        files.remove(name);
    }

    @Override
    public void forceNames() {
        change();
        forcedNames = new TreeMap<>(files);
    }

    @Override
    public long usableBytes() {
        return Long.MAX_VALUE;
    }

    private Content content(String name) {
        Content content = files.get(name);
        if (content == null) {
            throw new AssertionError("no file " + name + " among " + new ArrayList<>(files.keySet()));
        }
        return content;
    }

    private void change() {
        if (changesLeft <= 0) {
            throw new Crash();
        }
        changesLeft--;
        changes++;
    }

    /** The forced bytes, and of the rest a random length of which each page is written or zero. */
    private static Content survivor(Content content, Random random) {
        int forced = Math.min(content.forced.length, content.bytes.length);
        int length = forced + random.nextInt(content.bytes.length - forced + 1);
        Content survivor = new Content();
        survivor.bytes = Arrays.copyOf(content.bytes, length);
        System.arraycopy(content.forced, 0, survivor.bytes, 0, forced);
        for (int page = forced; page < length; page += PAGE) {
            if (random.nextInt(4) == 0) {
                Arrays.fill(survivor.bytes, page, Math.min(page + PAGE, length), (byte) 0);
            }
        }
        survivor.forced = survivor.bytes.clone();
        return survivor;
    }

    private final class MemoryFile implements StoredFile {
        private final Content content;

        MemoryFile(Content content) {
            this.content = content;
        }

        @Override
        public long sizeBytes() {
            return content.bytes.length;
        }

        @Override
        public int read(long position, MutableDirectBuffer target, int offset, int length) {
            int count = (int) Math.min(length, content.bytes.length - position);
            if (count <= 0) {
                return 0;
            }
            target.putBytes(offset, content.bytes, (int) position, count);
            return count;
        }

        @Override
        public void write(DirectBuffer source, int offset, int length) {
            change();
            int end = content.bytes.length;
            content.bytes = Arrays.copyOf(content.bytes, end + length);
            source.getBytes(offset, content.bytes, end, length);
        }

        @Override
        public void force() throws IOException {
            change();
            if (forcesLeft == 0) {
                forcesLeft = Long.MAX_VALUE;
                content.failForce();
                throw new IOException("Input/output error");
            }
            forcesLeft--;
            content.force();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
