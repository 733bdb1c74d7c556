package az.ecbar.record;

/**
 * The terminal of a participant for all that goes over SWIFT: outputs have one row of numbers there, whatever logical
 * terminals the participant has in FIN. No terminal of CTN has this letter, for those are capital letters and digits.
 */
public final class SwiftTerminal {
    public static final byte LETTER = 's';

    private SwiftTerminal() {}
}
