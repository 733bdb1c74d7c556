package az.ecbar.auditor;

/**
 * A difference between what must be and what the ledger said. Immutable.
 *
 * @param sequence of the command
 * @param rule of the regulation, or of the design where it begins with D or I
 * @param expected what must be
 * @param actual what was found
 */
public record Finding(long sequence, String rule, String expected, String actual) {
    @Override
    public String toString() {
        return "#" + sequence + ", rule " + rule + ": expected " + expected + "; found " + actual;
    }
}
