package az.ecbar.mt;

/**
 * Why a message cannot be read, and where. Immutable; made on the cold path only.
 *
 * @param reason what is wrong
 * @param tag the field, {@code "32A"}, the field of block 3, {@code "113"}, or the block, {@code "4"}; empty where nothing
 *     can be named
 * @param found what stands there, at most 35 characters, everything outside character set x as {@code ?}
 * @param offset of the first byte that is wrong, counted from the first of the message
 * @param messageType the three digits of the type, or -1 when it was not reached
 * @param reference the value of field 20 if one could be found, else {@link #NO_REFERENCE}
 */
public record MtError(FormatReason reason, String tag, String found, int offset, int messageType, String reference)
        implements MtResult, InquiryResult {
    /** Stands for a reference that is not known. */
    public static final String NO_REFERENCE = "NONREF";

    /** The reason, the place and what stands there, for a log or a console. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!tag.isEmpty()) {
            text.append(tag).append(": ");
        }
        text.append(reason.english())
                .append(" (")
                .append(reason.code())
                .append(' ')
                .append(reason.isoReason());
        text.append(", at ").append(offset);
        if (!found.isEmpty()) {
            text.append(", found '").append(found).append('\'');
        }
        return text.append(')').toString();
    }
}
