package az.ecbar.iso.profile;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.check.CharacterSet;

/** Ends the reading of a message at the first thing wrong; never leaves the readers of this module. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final int READABLE_LENGTH = 35;

    public final FormatReason reason;
    /** Path of the element that is meant; empty when none can be named. */
    public final String path;
    /** What stands there, readable; empty when nothing does. */
    public final String found;
    /** Where in the message, in characters. */
    public final int offset;

    /** A refusal that bears no stack. */
    public Refusal(FormatReason reason, String path, String found, int offset) {
        super(reason.english(), null, false, false);
        this.reason = reason;
        this.path = path;
        this.found = found;
        this.offset = offset;
    }

    /** At most 35 characters, everything outside character set x as a question mark. */
    public static String readable(String value) {
        StringBuilder readable = new StringBuilder();
        for (int i = 0; i < value.length() && i < READABLE_LENGTH; i++) {
            char c = value.charAt(i);
            readable.append(c < 128 && CharacterSet.isText((byte) c) ? c : '?');
        }
        return readable.toString();
    }
}
