package az.ecbar.bankview;

/** A message is not as the formats want it: the first thing that is wrong. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    final int reason;
    final String tag;

    Unreadable(int reason, String tag) {
        super(reason + " " + tag);
        this.reason = reason;
        this.tag = tag;
    }
}
