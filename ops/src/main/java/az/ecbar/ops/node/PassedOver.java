package az.ecbar.ops.node;

import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.SmallFiles;
import az.ecbar.port.FileFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The hash points of this folder's journal that count for nothing: each is the word of an owner that was found to have had
 * a fault in memory. What such an owner said later in the same epoch counts for nothing either: its hash runs over all
 * events, and it leads for a moment longer. The journal keeps them, for it is never changed; so every replay of it has to
 * know.
 *
 * <p>The file {@code judged} in the data folder: a line for each epoch, with the epoch and the sequence of the first such
 * hash point, and a checksum. The pair thread adds, any thread looks.
 */
public final class PassedOver {
    /** In mode {@code solo} there is nobody who could judge. */
    public static final PassedOver NONE = new PassedOver(null, Map.of());

    private static final String NAME = "judged";
    private static final Pattern LINE = Pattern.compile("([0-9]{1,9}) ([0-9]{1,18})");
    private static final int MAX_BYTES = 64 * 1024;

    private final @Nullable FileFolder folder;
    /** Of each epoch the first that counts for nothing. */
    private final AtomicReference<Map<Integer, Long>> firsts;

    private PassedOver(@Nullable FileFolder folder, Map<Integer, Long> firsts) {
        this.folder = folder;
        this.firsts = new AtomicReference<>(firsts);
    }

    /** What the folder says. */
    public static PassedOver in(FileFolder folder) {
        try {
            return new PassedOver(folder, folder.exists(NAME) ? read(folder) : Map.of());
        } catch (IOException e) {
            throw new JournalFailure("the file " + NAME + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** As above, forced anew before anything follows from it: only the system's memory may have what was read. */
    static PassedOver atStart(FileFolder folder) {
        PassedOver found = in(folder);
        if (!found.now().isEmpty()) {
            force(folder, found.now());
        }
        return found;
    }

    private static Map<Integer, Long> read(FileFolder folder) throws IOException {
        UnsafeBuffer bytes = SmallFiles.read(folder, NAME, MAX_BYTES);
        String text = bytes.getStringWithoutLengthAscii(0, bytes.capacity());
        int end = text.indexOf("crc ");
        if (end < 0 || !text.substring(end).equals(checksum(text.substring(0, end)))) {
            throw new IOException("it is broken: remove it, then the other node is asked again");
        }
        Map<Integer, Long> read = new TreeMap<>();
        for (String line : text.substring(0, end).lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IOException("the line \"" + line + "\" is not an epoch and a sequence");
            }
            read.put(Integer.valueOf(parts.group(1)), Long.valueOf(parts.group(2)));
        }
        return Map.copyOf(read);
    }

    private static String checksum(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.US_ASCII);
        return "crc " + Integer.toHexString(SmallFiles.crc32c(new UnsafeBuffer(bytes), 0, bytes.length)) + "\n";
    }

    /** Whether there is somebody who judges hash points at all. */
    boolean isJudged() {
        return folder != null;
    }

    /** Whether the hash point of this sequence, in a record of this epoch, counts for nothing. */
    boolean contains(int epoch, long hashPoint) {
        return hashPoint >= now().getOrDefault(epoch, Long.MAX_VALUE);
    }

    private Map<Integer, Long> now() {
        Map<Integer, Long> present = firsts.get();
        return present == null ? Map.of() : present;
    }

    /** Adds one, and all behind it in its epoch; durable on return. */
    void add(int epoch, long hashPoint) {
        FileFolder target = folder;
        if (target == null) {
            throw new IllegalStateException("nobody judges here");
        }
        TreeMap<Integer, Long> more = new TreeMap<>(now());
        more.merge(epoch, hashPoint, Math::min);
        force(target, more);
        firsts.set(Map.copyOf(more));
    }

    private static void force(FileFolder target, Map<Integer, Long> firsts) {
        String lines = new TreeMap<>(firsts)
                .entrySet().stream()
                        .map(first -> first.getKey() + " " + first.getValue() + "\n")
                        .collect(Collectors.joining());
        byte[] bytes = (lines + checksum(lines)).getBytes(StandardCharsets.US_ASCII);
        try {
            SmallFiles.replace(target, NAME, new UnsafeBuffer(bytes), bytes.length);
            target.forceNames();
        } catch (IOException e) {
            throw new JournalFailure("the file " + NAME + " cannot be written: " + e.getMessage(), e);
        }
    }
}
