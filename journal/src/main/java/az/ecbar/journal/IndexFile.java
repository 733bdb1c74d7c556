package az.ecbar.journal;

import az.ecbar.port.FileFolder;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The small file beside a closed file of records that says what it holds, so that a start need not read
 * all history and a read by sequence finds its place. It proves nothing: every record read through it is
 * checked by its own sequence and checksum, and a lost or damaged one is made again from the records.
 *
 * <pre>
 *   0 int64   magic            "ECBARIDX"
 *   8 int32   version          1
 *  12 int32   spacing          records per position
 *  16 int64   sequence, 24 int64 timeNs, 32 int32 epoch, 36 byte32 link   before the first record
 *  68 int64   sequence, 76 int64 timeNs, 84 int32 epoch, 88 byte32 link   of the last record
 * 120 int64   endPosition      behind the last document
 * 128 int32   count            of positions
 * 132 int32   crc32c           over the positions
 * 136 int32   crc32c           over the bytes [0, 136)
 * 140 int32   0
 * 144 int64 … positions        of every 64th record
 * </pre>
 */
final class IndexFile {
    static final int HEADER_LENGTH = 144;
    private static final long MAGIC = 0x5844_4952_4142_4345L;
    private static final int VERSION = 1;
    private static final int BEFORE_OFFSET = 16;
    private static final int LAST_OFFSET = 68;
    private static final int END_POSITION_OFFSET = 120;
    private static final int COUNT_OFFSET = 128;
    private static final int POSITIONS_CRC_OFFSET = 132;
    private static final int HEADER_CRC_OFFSET = 136;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private IndexFile() {}

    static String nameFor(String closedName) {
        return JournalNames.stem(closedName) + JournalNames.INDEX_SUFFIX;
    }

    static void write(
            FileFolder folder,
            String closedName,
            ChainPoint before,
            ChainPoint last,
            long endPosition,
            PositionIndex positions)
            throws IOException {
        int length = HEADER_LENGTH + positions.count() * Long.BYTES;
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
        bytes.putLong(0, MAGIC, ORDER);
        bytes.putInt(8, VERSION, ORDER);
        bytes.putInt(12, PositionIndex.SPACING, ORDER);
        putPoint(bytes, BEFORE_OFFSET, before);
        putPoint(bytes, LAST_OFFSET, last);
        bytes.putLong(END_POSITION_OFFSET, endPosition, ORDER);
        bytes.putInt(COUNT_OFFSET, positions.count(), ORDER);
        for (int i = 0; i < positions.count(); i++) {
            bytes.putLong(HEADER_LENGTH + i * Long.BYTES, positions.position(i), ORDER);
        }
        bytes.putInt(
                POSITIONS_CRC_OFFSET, SmallFiles.crc32c(bytes, HEADER_LENGTH, positions.count() * Long.BYTES), ORDER);
        bytes.putInt(HEADER_CRC_OFFSET, SmallFiles.crc32c(bytes, 0, HEADER_CRC_OFFSET), ORDER);
        SmallFiles.replace(folder, nameFor(closedName), bytes, length);
    }

    /** What the index file says of a closed file, without its positions; null if it is lost or damaged. */
    static @Nullable CycleFile read(FileFolder folder, String closedName) throws IOException {
        return read(folder, closedName, nameFor(closedName));
    }

    /** As above, of a file whose repair broke off: the positions are of another container. */
    static @Nullable CycleFile readReplaced(FileFolder folder, String closedName) throws IOException {
        return read(folder, closedName, nameFor(closedName) + JournalNames.REPLACED_SUFFIX);
    }

    private static @Nullable CycleFile read(FileFolder folder, String closedName, String indexName) throws IOException {
        UnsafeBuffer bytes = headerOf(folder, indexName, HEADER_LENGTH);
        if (bytes == null) {
            return null;
        }
        ChainPoint before = point(bytes, BEFORE_OFFSET);
        ChainPoint last = point(bytes, LAST_OFFSET);
        if (before.sequence() + 1 != JournalNames.firstSequence(closedName) || last.sequence() <= before.sequence()) {
            return null;
        }
        return CycleFile.closed(closedName, before, last, bytes.getLong(END_POSITION_OFFSET, ORDER), null);
    }

    /** The positions of a closed file; null if they are lost or damaged. */
    static @Nullable PositionIndex readPositions(FileFolder folder, String closedName) throws IOException {
        UnsafeBuffer bytes = headerOf(folder, nameFor(closedName), Integer.MAX_VALUE);
        if (bytes == null) {
            return null;
        }
        int count = bytes.getInt(COUNT_OFFSET, ORDER);
        if (count < 1 || count > (bytes.capacity() - HEADER_LENGTH) / Long.BYTES) {
            return null;
        }
        int crc = SmallFiles.crc32c(bytes, HEADER_LENGTH, count * Long.BYTES);
        if (crc != bytes.getInt(POSITIONS_CRC_OFFSET, ORDER)) {
            return null;
        }
        PositionIndex positions = new PositionIndex();
        for (int i = 0; i < count; i++) {
            positions.addPosition(bytes.getLong(HEADER_LENGTH + i * Long.BYTES, ORDER));
        }
        return positions;
    }

    private static @Nullable UnsafeBuffer headerOf(FileFolder folder, String indexName, int maxBytes)
            throws IOException {
        UnsafeBuffer bytes;
        try {
            bytes = SmallFiles.read(folder, indexName, maxBytes);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (bytes.capacity() < HEADER_LENGTH
                || bytes.getLong(0, ORDER) != MAGIC
                || bytes.getInt(8, ORDER) != VERSION
                || bytes.getInt(12, ORDER) != PositionIndex.SPACING
                || bytes.getInt(HEADER_CRC_OFFSET, ORDER) != SmallFiles.crc32c(bytes, 0, HEADER_CRC_OFFSET)) {
            return null;
        }
        return bytes;
    }

    private static void putPoint(UnsafeBuffer bytes, int offset, ChainPoint point) {
        bytes.putLong(offset, point.sequence(), ORDER);
        bytes.putLong(offset + 8, point.timeNs(), ORDER);
        bytes.putInt(offset + 16, point.epoch(), ORDER);
        bytes.putBytes(offset + 20, point.link());
    }

    private static ChainPoint point(DirectBuffer bytes, int offset) {
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        bytes.getBytes(offset + 20, link);
        return new ChainPoint(
                bytes.getLong(offset, ORDER), bytes.getLong(offset + 8, ORDER), bytes.getInt(offset + 16, ORDER), link);
    }
}
