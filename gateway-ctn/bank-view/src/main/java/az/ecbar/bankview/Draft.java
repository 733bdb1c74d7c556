package az.ecbar.bankview;

import java.util.List;

/**
 * A message that the system must send.
 *
 * @param bic to whom
 * @param type three digits
 * @param header block 3, or empty
 * @param text block 4 behind its first line end; {@link #MOMENT} stands for the moment at which it is said
 * @param beside what only the ISO message of it says
 */
record Draft(String bic, String type, String header, String text, Beside beside) {
    /** Of field 13D. Braces never stand in a text. */
    static final String MOMENT = "{}";

    /** From here on the words are the system's own: programs go by what stands before. */
    private static final String FREE = ":79T:";

    /** As {@link #FREE}, in an announcement about the system itself. */
    static final String OF_SYSTEM = ":79:/SYSTEM/AZIPS\r\n";

    /** The SMT of which an ISO message tells; 710, 720 and MT999 stay as they are in either language. */
    private static final List<String> IN_ISO = List.of("012", "250", "252", "700", "701", "850", "851", "854", "900");

    Draft(String bic, String type, String header, String text) {
        this(bic, type, header, text, Beside.NOTHING);
    }

    /**
     * What an ISO message says and its MT does not.
     *
     * @param original of a message meant that came in ISO its definition
     * @param path of the element in it that the reason means
     * @param currency of the account that is told about
     * @param ours AZIPS's reference of a payment that is delivered
     */
    record Beside(String original, String path, String currency, String ours) {
        static final Beside NOTHING = new Beside("", "", "", "");

        static Beside original(String definition, String path) {
            return new Beside(definition, path, "", "");
        }

        static Beside account(String currency) {
            return new Beside("", "", currency, "");
        }

        static Beside payment(long sequence) {
            return new Beside("", "", "", Payment.ourReference(sequence));
        }
    }

    Draft with(Beside other) {
        return new Draft(bic, type, header, text, other);
    }

    static String header(String uetr) {
        return "{3:{121:" + uetr + "}}";
    }

    boolean isSaidBy(Output output, String clock, boolean isInIso) {
        return isAlike(output) && difference(output, clock, isInIso).isEmpty();
    }

    /** Whether the output is of this kind and about the same, whatever else it says. */
    boolean isAlike(Output output) {
        return type.equals(output.type)
                && (output.isPayment() || firstLine().equals(":20:" + output.reference))
                && (output.smt.isEmpty() || output.smt.equals(smt()));
    }

    private String firstLine() {
        return text.substring(0, Math.max(0, text.indexOf("\r\n")));
    }

    /** Three digits; empty of what is no MT298. */
    private String smt() {
        int at = type.equals("298") ? text.indexOf("\r\n:12:") + 6 : 0;
        return at < 6 ? "" : text.substring(at, Math.min(text.length(), at + 3));
    }

    /** Whether ISO 20022 has a message for it. */
    private boolean hasTwin() {
        return type.equals("298") ? IN_ISO.contains(smt()) : !type.equals("999");
    }

    /**
     * Empty: the output is this message.
     *
     * @param isInIso whether the receiver's language is ISO
     */
    String difference(Output output, String clock, boolean isInIso) {
        if (!type.equals(output.type)) {
            return "MT" + output.type + " instead of MT" + type;
        }
        IsoOutput iso = output.iso;
        boolean isIsoDue = isInIso && hasTwin();
        if (isIsoDue != (iso != null)) {
            return "MT" + type + " SMT" + smt() + " of " + output.reference + " in " + (isIsoDue ? "MT" : "ISO");
        }
        return iso == null ? differenceOfMt(output, clock) : new IsoDraft(this, iso).difference(output.rest);
    }

    private String differenceOfMt(Output output, String clock) {
        String expected = header + "{4:\r\n" + text.replace(MOMENT, clock + "+0400") + "-}";
        String actual = output.rest;
        int free = expected.indexOf(OF_SYSTEM) >= 0
                ? expected.indexOf(OF_SYSTEM) + OF_SYSTEM.length()
                : expected.indexOf(FREE);
        if (free >= 0 && actual.length() > free) {
            expected = expected.substring(0, free);
            actual = actual.substring(0, free);
        }
        return expected.equals(actual) ? "" : firstDifference(output, actual, expected);
    }

    private static String firstDifference(Output output, String actual, String expected) {
        String[] said = actual.split("\r\n", -1);
        String[] wanted = expected.split("\r\n", -1);
        int line = 0;
        while (line < said.length && line < wanted.length && said[line].equals(wanted[line])) {
            line++;
        }
        return "MT" + output.type + " SMT" + output.smt + " of " + output.reference + " with \""
                + (line < said.length ? said[line] : "nothing") + "\" instead of \""
                + (line < wanted.length ? wanted[line] : "nothing") + "\"";
    }
}
