package az.ecbar.stp.print;

/** What was to be printed is no message, or cannot be written on paper; the text says why. */
public final class UnprintableException extends Exception {
    private static final long serialVersionUID = 1;

    UnprintableException(String message) {
        super(message);
    }
}
