package az.ecbar.journal.history;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A folder at a third place to which closed files and their signed heads are only ever added. Nothing under a name of
 * its own is overwritten or removed; what is in the making ends in {@code .new}.
 */
public final class Archive {
    static final String FILE_SUFFIX = ".cq4.gz";
    static final String FRESH_SUFFIX = ".new";
    private static final int MAX_HEAD_LENGTH = 32 * 1024;

    private final FileFolder folder;

    public Archive(FileFolder folder) {
        this.folder = folder;
    }

    FileFolder folder() {
        return folder;
    }

    /** The heads in the archive, in order of their files' names; a file that is none is passed over. */
    public List<ArchiveHead> heads() throws IOException {
        List<ArchiveHead> heads = new ArrayList<>();
        for (String stem : stems()) {
            ArchiveHead head = headOf(stem);
            if (head != null) {
                heads.add(head);
            }
        }
        return heads;
    }

    /** The names, without an ending, of all of which there is a file or a head, in order. */
    SortedSet<String> stems() throws IOException {
        SortedSet<String> stems = new TreeSet<>();
        for (String name : folder.list()) {
            for (String suffix : List.of(FILE_SUFFIX, ArchiveHead.SUFFIX)) {
                if (name.endsWith(suffix)) {
                    stems.add(name.substring(0, name.length() - suffix.length()));
                }
            }
        }
        return stems;
    }

    boolean has(String name) throws IOException {
        return folder.exists(name);
    }

    /** The head of a file; null if there is none, or what is there is none of this file. */
    @Nullable
    ArchiveHead headOf(String stem) throws IOException {
        String name = stem + ArchiveHead.SUFFIX;
        ArchiveHead head = folder.exists(name) ? read(name) : null;
        return head != null && head.stem().equals(stem) ? head : null;
    }

    private @Nullable ArchiveHead read(String name) throws IOException {
        try (StoredFile file = folder.open(name)) {
            int length = (int) Math.min(file.sizeBytes(), MAX_HEAD_LENGTH);
            UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
            int read = file.read(0, bytes, 0, length);
            byte[] text = new byte[read];
            bytes.getBytes(0, text);
            return ArchiveHead.parse(text);
        }
    }

    /** Gives a whole and forced file its name; durable on return. */
    void add(String freshName, String name) throws IOException {
        if (folder.exists(name)) {
            throw new IOException(name + " is in the archive already");
        }
        folder.replace(freshName, name);
        folder.forceNames();
    }

    void add(ArchiveHead head) throws IOException {
        String name = head.stem() + ArchiveHead.SUFFIX;
        String fresh = name + FRESH_SUFFIX;
        if (folder.exists(fresh)) {
            folder.delete(fresh);
        }
        byte[] text = head.text();
        try (StoredFile file = folder.create(fresh)) {
            file.write(new UnsafeBuffer(text), 0, text.length);
            file.force();
        }
        add(fresh, name);
    }
}
