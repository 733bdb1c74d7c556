package az.ecbar.mt;

import az.ecbar.mt.check.CharacterSet;
import az.ecbar.mt.check.Iban;

/**
 * Reads field 72: up to six lines of 35 characters, the first beginning with a code between slashes, each further one with
 * such a code or with two slashes that continue the line above. The first code says whether an MT205 raises a limit. Owned
 * by one reader; does not allocate unless it refuses.
 */
final class InstructionReader {
    private static final int LINES = 6;
    private static final int WIDTH = 35;
    private static final int MAX_CODE = 8;

    private final PaymentInstruction payment;
    private final FieldCursor field;

    InstructionReader(PaymentInstruction payment, FieldCursor field) {
        this.payment = payment;
        this.field = field;
    }

    boolean take() {
        if (!field.isWithin(1, LINES, WIDTH)) {
            return false;
        }
        for (int line = 0; line < field.lines(); line++) {
            boolean continues = line > 0 && field.lineLength(line) > 2 && startsWith(line, "//");
            if (!continues && codeLength(line) == 0) {
                return field.refuse(FormatReason.INSTRUCTION_INVALID, field.lineStart(line));
            }
        }
        payment.senderToReceiver.wrap(field.bytes(), field.valueStart(), field.valueLength());
        if (startsWith(0, "/BCSL/")) {
            return takeLimit(LimitTarget.LVPCSS, 6);
        }
        if (startsWith(0, "/IPSL/")) {
            return takeLimit(LimitTarget.IPS, 6);
        }
        if (startsWith(0, "/BNF/")) {
            payment.beneficiaryText.wrap(field.bytes(), field.lineStart(0) + 5, field.lineLength(0) - 5);
        }
        return true;
    }

    private boolean takeLimit(LimitTarget target, int prefix) {
        if (payment.messageType() != 205) {
            return field.refuse(FormatReason.LIMIT_IN_CUSTOMER_PAYMENT, field.lineStart(0));
        }
        int at = field.lineStart(0) + prefix;
        int length = field.lineLength(0) - prefix;
        if (field.lines() > 1 || !Iban.isShaped(field.bytes(), at, length)) {
            return field.refuse(FormatReason.LIMIT_ACCOUNT_INVALID, at);
        }
        payment.limitTarget = target;
        payment.limitAccount.wrap(field.bytes(), at, length);
        return true;
    }

    /** The length of the code between the slashes that the line begins with; 0 when there is none. */
    private int codeLength(int line) {
        byte[] bytes = field.bytes();
        int start = field.lineStart(line);
        int end = start + field.lineLength(line);
        if (bytes[start] != '/') {
            return 0;
        }
        int at = start + 1;
        while (at < end && at - start <= MAX_CODE && CharacterSet.isUpperOrDigit(bytes[at])) {
            at++;
        }
        return at < end && bytes[at] == '/' ? at - start - 1 : 0;
    }

    private boolean startsWith(int line, String prefix) {
        if (field.lineLength(line) < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (field.bytes()[field.lineStart(line) + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
