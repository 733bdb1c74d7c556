package az.ecbar.bankview;

import java.util.List;

/**
 * A field of a message's text.
 *
 * @param tag without colons
 * @param lines its value, without line ends
 */
record Field(String tag, List<String> lines) {
    /** Its only line. */
    String line() throws Unreadable {
        if (lines.size() > 1) {
            throw new Unreadable(130, tag);
        }
        return lines.getFirst();
    }

    /** As it stands in the message. */
    String text() {
        return ":" + tag + ":" + String.join("\r\n", lines) + "\r\n";
    }
}
