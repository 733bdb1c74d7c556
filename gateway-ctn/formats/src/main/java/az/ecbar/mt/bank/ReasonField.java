package az.ecbar.mt.bank;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Field 79: {@code /ISO reason/code/tag} in the first line, the text in the others. */
final class ReasonField {
    private static final Pattern FORM =
            Pattern.compile("/([A-Z0-9]{4})/([0-9]{3})/([A-Z0-9]{0,8})(?:\r\n(.*))?", Pattern.DOTALL);

    private ReasonField() {}

    static Notice.Reason read(Text value) throws FieldFault {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new FieldFault(FormatReason.REASON_INVALID, "79");
        }
        String text = form.group(4) == null ? "" : form.group(4).replace("\r\n", " ");
        return new Notice.Reason(form.group(1), Integer.parseInt(form.group(2)), form.group(3), text);
    }
}
