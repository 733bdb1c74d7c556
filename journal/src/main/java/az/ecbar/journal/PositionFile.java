package az.ecbar.journal;

import az.ecbar.port.FileFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal stood when it was last started or closed: one readable line with a checksum. It is
 * evidence of what was durable, for the case that the end of the journal is lost later; a start does not
 * need it.
 */
final class PositionFile {
    private static final int MAX_LENGTH = 512;
    private static final Pattern LINE = Pattern.compile(
            "(sequence (\\d{1,19}) time (-?\\d{1,19}) epoch (\\d{1,10}) link ([0-9a-f]{64})) crc ([0-9a-f]{8})\n");

    private PositionFile() {}

    static void write(FileFolder folder, ChainPoint point) throws IOException {
        write(folder, JournalNames.POSITION, point);
    }

    /** Notes a place under another name. */
    static void write(FileFolder folder, String name, ChainPoint point) throws IOException {
        String said = "sequence " + point.sequence() + " time " + point.timeNs() + " epoch " + point.epoch() + " link "
                + HexFormat.of().formatHex(point.link());
        byte[] line = (said + " crc " + crcText(said) + "\n").getBytes(StandardCharsets.US_ASCII);
        SmallFiles.replace(folder, name, new UnsafeBuffer(line), line.length);
    }

    /** What the file says; null if it is lost or unreadable. */
    static @Nullable ChainPoint read(FileFolder folder) throws IOException {
        return read(folder, JournalNames.POSITION);
    }

    /** What a file of this form says; null if it is lost or unreadable. */
    static @Nullable ChainPoint read(FileFolder folder, String name) throws IOException {
        UnsafeBuffer bytes;
        try {
            bytes = SmallFiles.read(folder, name, MAX_LENGTH);
        } catch (NoSuchFileException e) {
            return null;
        }
        byte[] text = new byte[bytes.capacity()];
        bytes.getBytes(0, text);
        Matcher line = LINE.matcher(new String(text, StandardCharsets.US_ASCII));
        if (!line.matches() || !crcText(line.group(1)).equals(line.group(6))) {
            return null;
        }
        return new ChainPoint(
                Long.parseLong(line.group(2)),
                Long.parseLong(line.group(3)),
                Integer.parseInt(line.group(4)),
                HexFormat.of().parseHex(line.group(5)));
    }

    private static String crcText(String said) {
        byte[] bytes = said.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().toHexDigits(SmallFiles.crc32c(new UnsafeBuffer(bytes), 0, bytes.length));
    }
}
