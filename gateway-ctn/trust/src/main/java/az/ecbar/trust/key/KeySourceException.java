package az.ecbar.trust.key;

/** Keys could not be read or written; the message tells an operator what to do and never contains a secret. */
public final class KeySourceException extends Exception {
    private static final long serialVersionUID = 1L;

    public KeySourceException(String message) {
        super(message);
    }

    public KeySourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
