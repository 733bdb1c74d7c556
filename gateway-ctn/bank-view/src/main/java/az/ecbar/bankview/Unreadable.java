package az.ecbar.bankview;

/** A message is not as the formats want it: the first thing that is wrong. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    final int reason;

    /** Field; of an ISO message the name of the element, as the reason bears it. */
    final String tag;

    /** Of the element in an ISO message; else empty. */
    final String path;

    Unreadable(int reason, String tag) {
        this(reason, tag, "");
    }

    private Unreadable(int reason, String tag, String path) {
        super(reason + " " + tag + " " + path);
        this.reason = reason;
        this.tag = tag;
        this.path = path;
    }

    /** Of an element of an ISO message. */
    static Unreadable ofElement(int reason, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\[.*", "");
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < name.length() && tag.length() < 8; i++) {
            char c = Character.toUpperCase(name.charAt(i));
            tag.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? String.valueOf(c) : "");
        }
        return new Unreadable(reason, tag.toString(), path);
    }
}
