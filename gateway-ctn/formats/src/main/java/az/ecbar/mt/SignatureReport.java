package az.ecbar.mt;

import az.ecbar.mt.check.Bic;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bank reports of a signature of AZIPS that did not verify: an MT999 whose field 79 begins with the code word
 * {@code /SIGNATURE/}. Immutable; allocates.
 *
 * @param sender terminal in block 1
 * @param reference field 20
 * @param outputNumber the first output that was not taken over; 0: not said
 * @param fault what was found, at most 50 characters
 * @rule 4.26.3
 */
public record SignatureReport(Text sender, Text reference, long outputNumber, String fault) {
    private static final int REPORT = 999;
    private static final int MAX_FAULT = 50;
    private static final Pattern CONTENT =
            Pattern.compile("/SIGNATURE/(\\d{1,15})(?:\r\n/FAULT/(.*))?", Pattern.DOTALL);

    /** Whether a message that was read is one. */
    public static boolean isOne(FieldMessage message) {
        return message.messageType() == REPORT
                && CONTENT.matcher(content(message)).matches();
    }

    /** Reads one; its texts are views of the message. */
    public static SignatureReport of(FieldMessage message) {
        Matcher content = CONTENT.matcher(content(message));
        if (!content.matches()) {
            throw new IllegalArgumentException("no report of a signature");
        }
        String fault = content.group(2) == null ? "" : content.group(2).replace("\r\n", "");
        return new SignatureReport(
                message.senderTerminal(),
                message.reference(),
                Long.parseLong(content.group(1)),
                fault.substring(0, Math.min(MAX_FAULT, fault.length())));
    }

    /** Copies the BIC11 of the terminal that sends. */
    public void copySenderBic(byte[] target, int offset) {
        Bic.copyBic11(sender.array(), sender.offset(), target, offset);
    }

    private static String content(FieldMessage message) {
        Text content = message.find("79");
        return content == null ? "" : content.toString();
    }
}
