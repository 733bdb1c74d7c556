package az.ecbar.trust.authority;

/** The authority could not do what it was asked; the message tells the operator what to do and contains no secret. */
public final class AuthorityException extends Exception {
    private static final long serialVersionUID = 1L;

    public AuthorityException(String message) {
        super(message);
    }

    public AuthorityException(String message, Throwable cause) {
        super(message, cause);
    }
}
