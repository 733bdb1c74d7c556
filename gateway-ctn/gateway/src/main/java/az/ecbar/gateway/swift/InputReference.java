package az.ecbar.gateway.swift;

/**
 * The number of a bank's message over SWIFT: its message input reference, of which the BIC stands beside it.
 *
 * <pre>
 *   yymmdd | letter of the logical terminal, 2 digits (0-9: 0 to 9, A-Z: 10 to 35) | session 4 digits | sequence 6 digits
 * </pre>
 *
 * <p>FIN gives a terminal each session and sequence number once a day, and keeps it in every delivery of the message: the
 * ledger takes it once. Static methods only.
 */
final class InputReference {
    private static final int LETTER_PLACE = 8;
    private static final int LENGTH = 28;

    private InputReference() {}

    /** The number in a reference of 28 characters; -1 if it is none. */
    static long number(String reference) {
        if (reference.length() != LENGTH) {
            return -1;
        }
        long number = digits(0, reference, 0, 6);
        int letter = Character.digit(reference.charAt(6 + LETTER_PLACE), 36);
        number = number < 0 || letter < 0 ? -1 : number * 100 + letter;
        return digits(number, reference, 18, 10);
    }

    /** BIC11 of the logical terminal at a place. */
    static String bic(String text, int at) {
        return text.substring(at, at + LETTER_PLACE) + text.substring(at + LETTER_PLACE + 1, at + 12);
    }

    private static long digits(long before, String text, int from, int count) {
        long number = before;
        for (int i = from; number >= 0 && i < from + count; i++) {
            char c = text.charAt(i);
            number = c < '0' || c > '9' ? -1 : number * 10 + (c - '0');
        }
        return number;
    }
}
