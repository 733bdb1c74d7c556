package az.ecbar.iso.output;

/**
 * What an ISO message says and the MT of the same output does not.
 *
 * @param original definition of the bank's message that is meant, as {@code pacs.008.001.08}; empty if it was an MT
 * @param path of the element that is meant by the reason, in that message; empty if none is
 * @param currency of the account that is told about; empty if none is
 */
public record Unsaid(String original, String path, String currency) {
    private static final int MAX_DEFINITION = 35;

    /** Nothing beside the MT. */
    public static final Unsaid NOTHING = new Unsaid("", "", "");

    public Unsaid {
        original = original.substring(0, Math.min(original.length(), MAX_DEFINITION));
    }

    /** Whether the message meant is a payment in ISO, also one that could not be read. */
    boolean isOfPayment() {
        return original.startsWith("pacs.008.") || original.startsWith("pacs.009.");
    }

    /** Of a page about an account. */
    public static Unsaid ofAccount(String currency) {
        return new Unsaid("", "", currency);
    }
}
