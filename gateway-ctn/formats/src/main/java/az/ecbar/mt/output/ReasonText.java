package az.ecbar.mt.output;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.CharacterSet;

/**
 * Writes field 79: {@code /ISO reason/code/tag} in the first line, then the text in at most four lines of 50 characters,
 * broken at spaces. Owned by one writer; does not allocate.
 */
final class ReasonText {
    private static final int WIDTH = 50;
    private static final int LINES = 4;

    private final AsciiOutput out;

    ReasonText(AsciiOutput out) {
        this.out = out;
    }

    void put(NoticeReason reason) {
        out.put(":79:/")
                .put(reason.iso())
                .put('/')
                .number(reason.code(), 3)
                .put('/')
                .put(reason.tag())
                .line();
        putLines(reason.text());
    }

    /** Text in at most four lines; what is not in character set x becomes a point. */
    void putLines(Text text) {
        int from = 0;
        for (int line = 0; line < LINES; line++) {
            from = skipSpaces(text, from);
            if (from == text.length()) {
                return;
            }
            int to = lineEnd(text, from);
            putLine(text, from, to);
            from = to;
        }
    }

    private static int skipSpaces(Text text, int from) {
        int at = from;
        while (at < text.length() && text.byteAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int lineEnd(Text text, int from) {
        if (text.length() - from <= WIDTH) {
            return text.length();
        }
        for (int at = from + WIDTH; at > from; at--) {
            if (text.byteAt(at) == ' ') {
                return at;
            }
        }
        return from + WIDTH;
    }

    private void putLine(Text text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = text.byteAt(i);
            boolean opensBadly = i == from && (b == '-' || b == ':');
            out.put(opensBadly || !CharacterSet.isText(b) ? '.' : (char) b);
        }
        out.line();
    }
}
