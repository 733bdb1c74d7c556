package az.ecbar.journal.snapshot;

import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a snapshot's file, little endian. What it is a snapshot of stands at its end, because only
 * then everything is known.
 *
 * <pre>
 *   0 int64   magic            "ECBARSNP"
 *   8 int32   version          1
 *  12 int32   0
 *  16 records                  each int32 length and as many bytes
 *     int32   0                the end of the records
 * footer
 *   0 int64   sequence         the last command in the state
 *   8 int64   timeNs
 *  16 int32   epoch
 *  20 int32   behaviourLevel
 *  24 int64   eventHash
 *  32 int64   eventCount
 *  40 byte32  link             of that command in the journal
 *  72 byte32  stateDigest
 * 104 int64   footerPosition
 * 112 int64   records          how many
 * 120 int32   crc32c           over the footer's bytes [0, 120)
 * 124 int32   0
 * 128 byte32  sha256           over everything before
 * </pre>
 */
final class SnapshotLayout {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final int HEADER_LENGTH = 16;
    static final int FOOTER_LENGTH = 160;
    static final int SIGNED_FOOTER_LENGTH = 128;
    static final int MAX_RECORD_LENGTH = 1024 * 1024;
    static final int DIGEST_LENGTH = 32;

    private static final long MAGIC = 0x504E_5352_4142_4345L;
    private static final int VERSION = 1;
    private static final int FOOTER_POSITION_OFFSET = 104;
    private static final int RECORDS_OFFSET = 112;
    private static final int FOOTER_CRC_OFFSET = 120;
    private static final String PREFIX = "snapshot-";

    private SnapshotLayout() {}

    static String name(long sequence) {
        return PREFIX + String.format(Locale.ROOT, "%019d", sequence);
    }

    static boolean isName(String name) {
        return name.matches(PREFIX + "[0-9]{19}");
    }

    /** The sequence in a name. */
    static long sequence(String name) {
        return Long.parseLong(name.substring(PREFIX.length()));
    }

    static void putHeader(MutableDirectBuffer target) {
        target.putLong(0, MAGIC, ORDER);
        target.putInt(8, VERSION, ORDER);
        target.putInt(12, 0, ORDER);
    }

    static boolean isHeader(DirectBuffer header) {
        return header.getLong(0, ORDER) == MAGIC && header.getInt(8, ORDER) == VERSION;
    }

    /** Writes the footer but for its digest. */
    static void putFooter(MutableDirectBuffer target, SnapshotInfo info, long footerPosition, long records) {
        target.putLong(0, info.sequence(), ORDER);
        target.putLong(8, info.timeNs(), ORDER);
        target.putInt(16, info.epoch(), ORDER);
        target.putInt(20, info.behaviourLevel(), ORDER);
        target.putLong(24, info.eventHash(), ORDER);
        target.putLong(32, info.eventCount(), ORDER);
        target.putBytes(40, info.link());
        target.putBytes(72, info.stateDigest());
        target.putLong(FOOTER_POSITION_OFFSET, footerPosition, ORDER);
        target.putLong(RECORDS_OFFSET, records, ORDER);
        target.putInt(FOOTER_CRC_OFFSET, crc(target), ORDER);
        target.putInt(124, 0, ORDER);
    }

    /** What a footer at the given position says; null if it is none. */
    static @Nullable SnapshotInfo info(DirectBuffer footer, long footerPosition) {
        if (footer.getLong(FOOTER_POSITION_OFFSET, ORDER) != footerPosition
                || footer.getInt(FOOTER_CRC_OFFSET, ORDER) != crc(footer)
                || footer.getLong(0, ORDER) < 1) {
            return null;
        }
        byte[] link = new byte[DIGEST_LENGTH];
        byte[] stateDigest = new byte[DIGEST_LENGTH];
        footer.getBytes(40, link);
        footer.getBytes(72, stateDigest);
        return new SnapshotInfo(
                footer.getLong(0, ORDER),
                footer.getLong(8, ORDER),
                footer.getInt(16, ORDER),
                footer.getInt(20, ORDER),
                footer.getLong(24, ORDER),
                footer.getLong(32, ORDER),
                link,
                stateDigest);
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static int crc(DirectBuffer footer) {
        byte[] bytes = new byte[FOOTER_CRC_OFFSET];
        footer.getBytes(0, bytes);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }
}
