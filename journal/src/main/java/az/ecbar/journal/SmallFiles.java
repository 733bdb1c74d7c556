package az.ecbar.journal;

import static az.ecbar.journal.JournalNames.FRESH_SUFFIX;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Small files that are read and replaced whole. */
public final class SmallFiles {
    private SmallFiles() {}

    /** Puts the bytes under the name in one step, durable once the names are forced. */
    public static void replace(FileFolder folder, String name, DirectBuffer bytes, int length) throws IOException {
        String fresh = name + FRESH_SUFFIX;
        if (folder.exists(fresh)) {
            folder.delete(fresh);
        }
        try (StoredFile file = folder.create(fresh)) {
            file.write(bytes, 0, length);
            file.force();
        }
        folder.replace(fresh, name);
    }

    /** Reads at most {@code maxBytes} from the start of a file. */
    public static UnsafeBuffer read(FileFolder folder, String name, int maxBytes) throws IOException {
        try (StoredFile file = folder.open(name)) {
            int length = (int) Math.min(file.sizeBytes(), maxBytes);
            UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
            int read = file.read(0, bytes, 0, length);
            return read == length ? bytes : new UnsafeBuffer(bytes, 0, read);
        }
    }

    /** The checksum of a range. */
    public static int crc32c(DirectBuffer bytes, int offset, int length) {
        byte[] copy = new byte[length];
        bytes.getBytes(offset, copy);
        CRC32C crc = new CRC32C();
        crc.update(copy, 0, length);
        return (int) crc.getValue();
    }
}
