package az.ecbar.ops.console;

/** A request of an operator has no answer: no session, no answer in time, or one that cannot be read. */
public final class OperatorException extends Exception {
    private static final long serialVersionUID = 1L;

    public OperatorException(String message) {
        super(message);
    }

    public OperatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
