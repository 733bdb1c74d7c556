package az.ecbar.mt;

/**
 * The fields of a message type in their order, each at most once save for one that may repeat. Holds how far a message has come; owned by one reader,
 * does not allocate unless it refuses.
 */
final class FieldOrder {
    private final int[] tags;
    private final int mandatory;
    private int repeating;
    private int next;
    private int seen;

    /** Optional fields are given as their negative. */
    FieldOrder(int... tags) {
        this.tags = new int[tags.length];
        int mask = 0;
        for (int i = 0; i < tags.length; i++) {
            this.tags[i] = Math.abs(tags[i]);
            mask |= tags[i] > 0 ? 1 << i : 0;
        }
        this.mandatory = mask;
    }

    /** Lets one field occur again and again. */
    FieldOrder repeating(int tag) {
        repeating = tag;
        return this;
    }

    void restart() {
        next = 0;
        seen = 0;
    }

    boolean has(int tag) {
        return placeOf(tag) >= 0;
    }

    /** Whether the field under the cursor may stand here. */
    boolean accepts(FieldCursor field, Verdict verdict) {
        int place = placeOf(field.tag());
        if (place < 0) {
            return field.refuse(FormatReason.FIELD_NOT_ALLOWED, field.tagStart());
        }
        if (place == next - 1 && field.tag() == repeating) {
            return true;
        }
        if (place < next) {
            boolean again = (seen & (1 << place)) != 0;
            FormatReason why = again ? FormatReason.FIELD_DUPLICATE : FormatReason.FIELD_OUT_OF_ORDER;
            return field.refuse(why, field.tagStart());
        }
        if (!nothingMissing(place, field, verdict)) {
            return false;
        }
        seen |= 1 << place;
        next = place + 1;
        return true;
    }

    /** Whether no mandatory field is missing where another part of the message begins. */
    boolean isClosed(FieldCursor field, Verdict verdict) {
        for (int i = next; i < tags.length; i++) {
            if ((mandatory & (1 << i)) != 0) {
                return verdict.refuse(FormatReason.FIELD_MISSING, Tag.name(tags[i]), field.tagStart());
            }
        }
        return true;
    }

    /** Whether no mandatory field is missing at the end. */
    boolean isComplete(FieldCursor field, Verdict verdict) {
        return nothingMissing(tags.length, field, verdict);
    }

    private boolean nothingMissing(int upTo, FieldCursor field, Verdict verdict) {
        for (int i = next; i < upTo; i++) {
            if ((mandatory & (1 << i)) != 0) {
                boolean later = field.isAhead(tags[i]);
                FormatReason why = later ? FormatReason.FIELD_OUT_OF_ORDER : FormatReason.FIELD_MISSING;
                return verdict.refuse(why, Tag.name(tags[i]), upTo == tags.length ? field.end() : field.tagStart());
            }
        }
        return true;
    }

    private int placeOf(int tag) {
        for (int i = 0; i < tags.length; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        return -1;
    }
}
