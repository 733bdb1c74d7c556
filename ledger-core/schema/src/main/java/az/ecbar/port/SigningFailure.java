package az.ecbar.port;

/** A private key could not be used: the hardware module is gone, its PIN is locked, or the key refuses to sign. */
public final class SigningFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SigningFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
