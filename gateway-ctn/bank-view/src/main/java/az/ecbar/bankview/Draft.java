package az.ecbar.bankview;

/**
 * A message that the system must send.
 *
 * @param bic to whom
 * @param type three digits
 * @param header block 3, or empty
 * @param text block 4 behind its first line end; {@link #MOMENT} stands for the moment at which it is said
 */
record Draft(String bic, String type, String header, String text) {
    /** Of field 13D. Braces never stand in a text. */
    static final String MOMENT = "{}";

    /** From here on the words are the system's own: programs go by what stands before. */
    private static final String FREE = ":79T:";

    /** As {@link #FREE}, in an announcement about the system itself. */
    static final String OF_SYSTEM = ":79:/SYSTEM/AZIPS\r\n";

    static String header(String uetr) {
        return "{3:{121:" + uetr + "}}";
    }

    boolean isSaidBy(Output output, String clock) {
        return difference(output, clock).isEmpty();
    }

    /** Whether the output is of this kind and about the same, whatever else it says. */
    boolean isAlike(Output output) {
        return type.equals(output.type())
                && (output.isPayment() || firstLine(text).equals(firstLine(output.text())))
                && (output.smt().isEmpty() || text.contains("\r\n:12:" + output.smt() + "\r\n"));
    }

    private static String firstLine(String text) {
        return text.substring(0, Math.max(0, text.indexOf("\r\n")));
    }

    /** Empty: the output is this message. */
    String difference(Output output, String clock) {
        if (!type.equals(output.type())) {
            return "MT" + output.type() + " instead of MT" + type;
        }
        String expected = header + "{4:\r\n" + text.replace(MOMENT, clock + "+0400") + "-}";
        String actual = output.rest();
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
        return "MT" + output.type() + " SMT" + output.smt() + " of " + output.meant() + " with \""
                + (line < said.length ? said[line] : "nothing") + "\" instead of \""
                + (line < wanted.length ? wanted[line] : "nothing") + "\"";
    }
}
