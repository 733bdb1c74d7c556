package az.ecbar.iso;

import az.ecbar.mt.FormatReason;

/** Ends the reading of a message at the first thing wrong; never leaves this package. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    final FormatReason reason;
    /** Path of the element that is meant; empty when none can be named. */
    final String path;
    /** What stands there; empty when nothing does. */
    final String found;
    /** Where in the message, in characters. */
    final int offset;

    Refusal(FormatReason reason, String path, String found, int offset) {
        super(reason.english(), null, false, false);
        this.reason = reason;
        this.path = path;
        this.found = found;
        this.offset = offset;
    }
}
