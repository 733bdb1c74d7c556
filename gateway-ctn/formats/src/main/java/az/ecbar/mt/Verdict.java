package az.ecbar.mt;

/**
 * The first thing that a reader found wrong, kept in fields so that the many small steps of reading can simply answer
 * {@code false}. Owned by one reader.
 */
final class Verdict {
    private FormatReason reason = FormatReason.BLOCK_EXPECTED;
    private String tag = "";
    private int offset;

    /** Notes what is wrong; always false, to be returned by the step that found it. */
    boolean refuse(FormatReason why, String where, int at) {
        reason = why;
        tag = where;
        offset = at;
        return false;
    }

    FormatReason reason() {
        return reason;
    }

    String tag() {
        return tag;
    }

    /** Index into the array that was read. */
    int offset() {
        return offset;
    }
}
