package az.ecbar.iso;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FormatReason;

/**
 * Writes the blocks 1, 2 and 5 that say what a header of ISO 20022 says. A BIC names no terminal: a bank's stands as
 * {@code A}, that of the system as {@code X}. Stateless.
 */
final class HeaderEquivalent {
    private static final int BIC8 = 8;
    private static final int TERMINAL = 12;
    private static final int NUMBER = 10;

    private HeaderEquivalent() {}

    /** Blocks 1 and 2. */
    static void write(Part envelope, boolean isDelivered, int messageType, EquivalentText out) throws Refusal {
        Part header = envelope.get("AppHdr");
        Part definition = header.get("MsgDefIdr");
        String namespace = envelope.get("Document").value();
        if (!namespace.equals(Elements.ISO + definition.value())) {
            throw definition.refusal(FormatReason.DEFINITION_DIFFERS);
        }
        Part from = header.get("Fr", "FIId", "FinInstnId", "BICFI");
        Part to = header.get("To", "FIId", "FinInstnId", "BICFI");
        if (isDelivered) {
            writeOutput(header, from, to, messageType, out);
        } else {
            out.put("{1:F01").put(terminal(from, 'A'), from).put("0000000000}");
            out.put("{2:I" + messageType).put(terminal(to, 'X'), to).put("N}");
        }
    }

    /** Block 5. */
    static void writeTrailers(Part envelope, boolean isDelivered, EquivalentText out) {
        Part duplicate = envelope.find("AppHdr", "PssblDplct");
        if (duplicate != null && duplicate.value().equals("true")) {
            out.put(isDelivered ? "{5:{PDM:}}" : "{5:{PDE:}}");
        }
    }

    /** Our identification names the terminal and the number of the output; the moment is that of the header. */
    private static void writeOutput(Part header, Part from, Part to, int messageType, EquivalentText out)
            throws Refusal {
        Part id = header.get("BizMsgIdr");
        String text = id.value();
        String bic = to.value();
        boolean isOurs = text.matches("[A-Z0-9]{12}[0-9]{21}")
                && text.startsWith(bic.substring(0, BIC8))
                && text.startsWith(bic.substring(BIC8), BIC8 + 1);
        if (!isOurs) {
            throw id.refusal(FormatReason.IDENTIFICATION_DIFFERS);
        }
        String number = text.substring(text.length() - NUMBER);
        String created = header.get("CreDt").value();
        String date = created.substring(2, 10).replace("-", "");
        String time = created.substring(11, 16).replace(":", "");
        out.put("{1:F01").put(text.substring(0, TERMINAL), to).put(number + "}");
        out.put("{2:O" + messageType + time + date).put(terminal(from, 'X'), from);
        out.put(number + date + time + "N}");
    }

    private static String terminal(Part bic, char letter) {
        return bic.value().substring(0, BIC8) + letter + bic.value().substring(BIC8);
    }
}
