package az.ecbar.ops.node;

import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.SmallFiles;
import az.ecbar.port.FileFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The hash points of this folder's journal that count for nothing: each is the word of an owner that was found to have had
 * a fault in memory. The journal keeps them, for it is never changed; so every replay of it has to know.
 *
 * <p>The file {@code judged} in the data folder: a sequence a line, and a checksum. The pair thread adds, any thread looks.
 */
final class PassedOver {
    /** In mode {@code solo} there is nobody who could judge. */
    static final PassedOver NONE = new PassedOver(null, Set.of());

    private static final String NAME = "judged";
    private static final int MAX_BYTES = 64 * 1024;

    private final @Nullable FileFolder folder;
    private final AtomicReference<Set<Long>> sequences;

    private PassedOver(@Nullable FileFolder folder, Set<Long> sequences) {
        this.folder = folder;
        this.sequences = new AtomicReference<>(sequences);
    }

    /** What the folder says. */
    static PassedOver in(FileFolder folder) {
        try {
            return new PassedOver(folder, folder.exists(NAME) ? read(folder) : Set.of());
        } catch (IOException e) {
            throw new JournalFailure("the file " + NAME + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Set<Long> read(FileFolder folder) throws IOException {
        UnsafeBuffer bytes = SmallFiles.read(folder, NAME, MAX_BYTES);
        String text = bytes.getStringWithoutLengthAscii(0, bytes.capacity());
        int end = text.indexOf("crc ");
        if (end < 0 || !text.substring(end).equals(checksum(text.substring(0, end)))) {
            throw new IOException("it is broken: remove it, then the other node is asked again");
        }
        return text.substring(0, end).lines().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static String checksum(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.US_ASCII);
        return "crc " + Integer.toHexString(SmallFiles.crc32c(new UnsafeBuffer(bytes), 0, bytes.length)) + "\n";
    }

    /** Whether there is somebody who judges hash points at all. */
    boolean isJudged() {
        return folder != null;
    }

    boolean contains(long hashPoint) {
        return now().contains(hashPoint);
    }

    private Set<Long> now() {
        Set<Long> present = sequences.get();
        return present == null ? Set.of() : present;
    }

    /** Adds one; durable on return. */
    void add(long hashPoint) {
        FileFolder target = folder;
        if (target == null) {
            throw new IllegalStateException("nobody judges here");
        }
        TreeSet<Long> more = new TreeSet<>(now());
        more.add(hashPoint);
        String lines = more.stream().map(String::valueOf).collect(Collectors.joining("\n", "", "\n"));
        byte[] bytes = (lines + checksum(lines)).getBytes(StandardCharsets.US_ASCII);
        try {
            SmallFiles.replace(target, NAME, new UnsafeBuffer(bytes), bytes.length);
            target.forceNames();
        } catch (IOException e) {
            throw new JournalFailure("the file " + NAME + " cannot be written: " + e.getMessage(), e);
        }
        sequences.set(Set.copyOf(more));
    }
}
