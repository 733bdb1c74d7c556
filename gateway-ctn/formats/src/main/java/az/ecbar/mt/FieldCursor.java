package az.ecbar.mt;

import az.ecbar.mt.check.CharacterSet;

/**
 * Walks over the fields of block 4: {@code :tag:value} where the value runs over all lines up to the next one that begins
 * with a colon. Every byte it passes is in character set x, every line ends with CR and LF and holds more than spaces.
 * Owned by one reader; does not allocate unless it refuses.
 */
final class FieldCursor {
    /** The greatest number of lines that any field of ours may have (field 79); further ones are counted only. */
    private static final int MAX_LINES = 35;

    private final int[] lineStarts = new int[MAX_LINES];
    private final int[] lineEnds = new int[MAX_LINES];
    private final Verdict verdict;
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int tag;
    private int tagStart;
    private int valueStart;
    private int valueEnd;
    private int lines;

    FieldCursor(Verdict verdict) {
        this.verdict = verdict;
    }

    void start(byte[] message, int from, int to) {
        bytes = message;
        at = from;
        end = to;
    }

    boolean hasNext() {
        return at < end;
    }

    /** Goes to the next field and over its value; false when something is refused. */
    boolean next() {
        return nextTag() && takeValue();
    }

    /** Goes to the next field, before its value. */
    boolean nextTag() {
        tagStart = at;
        if (end - at < 4 || bytes[at] != ':' || !Headers.areDigits(bytes, at + 1, 2)) {
            return verdict.refuse(FormatReason.TAG_INVALID, "4", at);
        }
        byte third = bytes[at + 3];
        if (third == ':') {
            tag = Tag.pack(bytes[at + 1], bytes[at + 2], 0);
            at += 4;
        } else if (third >= 'A' && third <= 'Z' && end - at >= 5 && bytes[at + 4] == ':') {
            tag = Tag.pack(bytes[at + 1], bytes[at + 2], third);
            at += 5;
        } else {
            return verdict.refuse(FormatReason.TAG_INVALID, "4", at);
        }
        valueStart = at;
        return true;
    }

    /** Goes over the value of the field. */
    boolean takeValue() {
        lines = 0;
        do {
            int lineEnd = takeLine(at);
            if (lineEnd < 0) {
                return false;
            }
            if (lines < MAX_LINES) {
                lineStarts[lines] = at;
                lineEnds[lines] = lineEnd;
            }
            lines++;
            valueEnd = lineEnd;
            at = lineEnd + 2;
            if (at < end && bytes[at] == '-') {
                return refuse(FormatReason.LINE_START_INVALID, at);
            }
        } while (at < end && bytes[at] != ':');
        return true;
    }

    /** Goes into a value that consists of fields itself, beginning in the first line or after an empty one. */
    void enterValue() {
        if (at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += 2;
        }
    }

    private int takeLine(int from) {
        boolean blank = true;
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (CharacterSet.isText(b)) {
                blank &= b == ' ';
                continue;
            }
            if (b == '\r' && i + 1 < end && bytes[i + 1] == '\n') {
                return blank ? refuseBlank(from, i) : i;
            }
            boolean lineEnd = b == '\r' || b == '\n';
            refuse(lineEnd ? FormatReason.LINE_END_INVALID : FormatReason.CHARACTER_NOT_ALLOWED, i);
            return -1;
        }
        refuse(FormatReason.LINE_END_INVALID, end);
        return -1;
    }

    private int refuseBlank(int from, int to) {
        refuse(lines == 0 && from == to ? FormatReason.FIELD_EMPTY : FormatReason.LINE_BLANK, from);
        return -1;
    }

    /** Whether the value has so many lines of at most that width; refuses it otherwise. */
    boolean isWithin(int minLines, int maxLines, int width) {
        for (int i = 0; i < lines; i++) {
            if (i == maxLines) {
                return refuse(FormatReason.TOO_MANY_LINES, lineStarts[i]);
            }
            if (lineLength(i) > width) {
                return refuse(FormatReason.LINE_TOO_LONG, lineStarts[i]);
            }
        }
        return lines >= minLines || refuse(FormatReason.TOO_FEW_LINES, valueEnd);
    }

    /** Refuses the field; always false. */
    boolean refuse(FormatReason why, int offset) {
        return verdict.refuse(why, Tag.name(tag), offset);
    }

    /** Whether a field with this tag begins a line somewhere ahead. Cold path. */
    boolean isAhead(int wanted) {
        boolean letter = (wanted & 0xFF) != 0;
        for (int i = at; i + 4 < end; i++) {
            boolean same = bytes[i] == ':'
                    && bytes[i - 1] == '\n'
                    && Tag.pack(bytes[i + 1], bytes[i + 2], letter ? bytes[i + 3] : 0) == wanted
                    && bytes[letter ? i + 4 : i + 3] == ':';
            if (same) {
                return true;
            }
        }
        return false;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next field begins. */
    int at() {
        return at;
    }

    int end() {
        return end;
    }

    int tag() {
        return tag;
    }

    int tagStart() {
        return tagStart;
    }

    int valueStart() {
        return valueStart;
    }

    int valueEnd() {
        return valueEnd;
    }

    int valueLength() {
        return valueEnd - valueStart;
    }

    int lines() {
        return lines;
    }

    int lineStart(int line) {
        return lineStarts[line];
    }

    int lineLength(int line) {
        return lineEnds[line] - lineStarts[line];
    }
}
