package az.ecbar.mt.output;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;

/**
 * Why a payment waits, was annulled or was refused: what field 79 says.
 *
 * @param iso the external reason of ISO 20022, four characters
 * @param code the internal code, three digits
 * @param tag the field that is meant, empty when none is
 * @param text what is wrong; what is outside character set x comes out as a point
 */
public record NoticeReason(Text iso, int code, Text tag, Text text) {
    /** The reason why a message could not be read, and the field. */
    public static NoticeReason of(FormatReason reason, String tag) {
        return new NoticeReason(Text.of(reason.isoReason()), reason.code(), Text.of(tag), Text.of(reason.english()));
    }
}
