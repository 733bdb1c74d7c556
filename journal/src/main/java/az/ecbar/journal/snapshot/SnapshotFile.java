package az.ecbar.journal.snapshot;

import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.security.MessageDigest;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a snapshot's file, whatever it is called, a piece at a time. */
final class SnapshotFile {
    /** What is read or written at a time; a longer record has a buffer of its length. */
    static final int PIECE_LENGTH = 64 * 1024;

    private SnapshotFile() {}

    /** What its footer says; null if it has none. The content is not read. */
    static @Nullable SnapshotInfo info(StoredFile file) throws IOException {
        long footerPosition = file.sizeBytes() - SnapshotLayout.FOOTER_LENGTH;
        UnsafeBuffer header = new UnsafeBuffer(new byte[SnapshotLayout.HEADER_LENGTH]);
        UnsafeBuffer footer = new UnsafeBuffer(new byte[SnapshotLayout.FOOTER_LENGTH]);
        if (footerPosition < SnapshotLayout.HEADER_LENGTH
                || file.read(0, header, 0, header.capacity()) != header.capacity()
                || !SnapshotLayout.isHeader(header)
                || file.read(footerPosition, footer, 0, footer.capacity()) != footer.capacity()) {
            return null;
        }
        return SnapshotLayout.info(footer, footerPosition);
    }

    /** Whether every byte is as it was written. */
    static boolean isWhole(StoredFile file) throws IOException {
        MessageDigest sha256 = SnapshotLayout.newSha256();
        byte[] bytes = new byte[PIECE_LENGTH];
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        long end = file.sizeBytes() - SnapshotLayout.DIGEST_LENGTH;
        long position = 0;
        while (position < end) {
            int length = file.read(position, buffer, 0, (int) Math.min(PIECE_LENGTH, end - position));
            if (length == 0) {
                return false;
            }
            sha256.update(bytes, 0, length);
            position += length;
        }
        byte[] expected = new byte[SnapshotLayout.DIGEST_LENGTH];
        boolean isThere = end > 0 && file.read(end, buffer, 0, expected.length) == expected.length;
        buffer.getBytes(0, expected);
        return isThere && MessageDigest.isEqual(expected, sha256.digest());
    }

    /**
     * Gives out the records of a file that is whole.
     *
     * @throws IOException if it cannot be read, or is not made of records
     */
    static void read(StoredFile file, SnapshotSink sink) throws IOException {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[PIECE_LENGTH]);
        long position = SnapshotLayout.HEADER_LENGTH;
        while (true) {
            int held = file.read(position, buffer, 0, buffer.capacity());
            int at = 0;
            int wanted = 0;
            while (wanted == 0 && held - at >= Integer.BYTES) {
                int length = buffer.getInt(at, SnapshotLayout.ORDER);
                if (length == 0) {
                    return;
                }
                if (length < 0 || length > SnapshotLayout.MAX_RECORD_LENGTH) {
                    throw new IOException("a record of " + length + " bytes");
                }
                if (held - at - Integer.BYTES < length) {
                    wanted = Integer.BYTES + length;
                } else {
                    sink.onRecord(buffer, at + Integer.BYTES, length);
                    at += Integer.BYTES + length;
                }
            }
            if (at == 0 && wanted <= buffer.capacity()) {
                throw new IOException("the records have no end");
            }
            if (wanted > buffer.capacity()) {
                buffer.wrap(new byte[wanted]);
            }
            position += at;
        }
    }
}
