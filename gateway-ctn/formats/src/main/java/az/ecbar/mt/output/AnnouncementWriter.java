package az.ecbar.mt.output;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.CharacterSet;

/**
 * Writes an announcement to a participant, MT999 (3.6), by {@code docs/formats/azips.md}.
 *
 * <p>{@link MtWriter#MAX_LENGTH} bytes always suffice. Owned by one thread; does not allocate.
 *
 * @rule 3.6
 */
public final class AnnouncementWriter {
    private static final int TYPE = 999;
    private static final int WIDTH = 50;
    private static final int LINES = 35;

    private final MtWriter frame = new MtWriter();

    /** A writer. */
    public AnnouncementWriter() {}

    /**
     * Writes one announcement and gives its length in bytes.
     *
     * @param ours AZIPS's reference of the decision that is announced, the same for all participants
     * @param lines 1 to 35 lines of 1 to 50 characters; what is not in character set x is written as a full stop
     * @throws IllegalArgumentException for another number or length of lines
     */
    public int write(OutputHeader header, Text ours, Iterable<String> lines, byte[] target, int offset) {
        frame.startText(header, TYPE, target, offset);
        frame.out.put(":20:").put(ours).line();
        frame.out.put(":79:");
        int count = 0;
        for (String line : lines) {
            if (line.isEmpty() || line.length() > WIDTH || ++count > LINES) {
                throw new IllegalArgumentException("line " + count + " of an announcement: '" + line + "'");
            }
            putLine(line);
        }
        if (count == 0) {
            throw new IllegalArgumentException("an announcement without a line");
        }
        return frame.endText(header);
    }

    private void putLine(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean opensBadly = i == 0 && (c == '-' || c == ':');
            frame.out.put(c > 127 || opensBadly || !CharacterSet.isText((byte) c) ? '.' : c);
        }
        frame.out.line();
    }
}
