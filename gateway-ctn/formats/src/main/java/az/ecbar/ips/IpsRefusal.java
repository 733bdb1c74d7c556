package az.ecbar.ips;

import az.ecbar.mt.FormatReason;
import org.jspecify.annotations.Nullable;

/**
 * Why a message is refused, by which item of the regulation, and how that is to be told. Immutable; made on the cold path only.
 *
 * @param kind what the message is, in whatever version; null where it did not come to that
 * @param rule the item, {@code 5-1.9.4}
 * @param reason what is wrong
 * @param path of the element that is meant
 * @param found what stands there, at most 35 characters, everything outside character set x as {@code ?}
 * @param offset where in the message, in bytes; 0 where it is not known
 * @param definition what the message says that it is, {@code pacs.008.001.08}, at most 35 characters; empty where it does not
 * @param messageId its identification; empty where it could not be read
 * @param transactionId the identification of its transaction or case; empty where it could not be read
 * @rule 5-1.9, 5-1.10, 5-1.11
 */
public record IpsRefusal(
        @Nullable IpsKind kind,
        String rule,
        FormatReason reason,
        String path,
        String found,
        int offset,
        String definition,
        String messageId,
        String transactionId)
        implements IpsResult {

    /** With what message it is told. */
    public IpsAnswer answer() {
        return kind == null ? IpsAnswer.RECEIPT_ERROR : kind.onDiscrepancy();
    }

    /** The reason, the place and what stands there, for a log or a console. */
    public String text() {
        String end = found.isEmpty() ? ")" : ", found '" + found + "')";
        return path + ": " + reason.english() + " (" + reason.code() + ' ' + reason.isoReason() + ", rule " + rule
                + end;
    }
}
