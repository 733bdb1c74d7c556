package az.ecbar.mt.bank;

import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.MtError;
import az.ecbar.mt.Text;

/** Says that a field of a notice is not as specified; never leaves this package. */
final class FieldFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_FOUND = 35;

    private final FormatReason reason;
    private final String tag;

    FieldFault(FormatReason reason, String tag) {
        super(tag, null, false, false);
        this.reason = reason;
        this.tag = tag;
    }

    MtError error(FieldMessage fields) {
        int field = fields.indexOf(tag);
        Text value = field < 0 ? new Text() : fields.value(field);
        String found = value.subSequence(0, Math.min(MAX_FOUND, value.length()))
                .toString()
                .replace('\r', '?')
                .replace('\n', '?');
        return new MtError(
                reason,
                tag,
                found,
                field < 0 ? 0 : fields.valueOffset(field),
                fields.messageType(),
                fields.reference().toString());
    }
}
