package az.ecbar.trust;

/**
 * Bytes that came from outside are not what they should be: a certificate, a revocation list, a receipt, a PEM file. The
 * caller answers {@link RefusalReason#MALFORMED}.
 */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
