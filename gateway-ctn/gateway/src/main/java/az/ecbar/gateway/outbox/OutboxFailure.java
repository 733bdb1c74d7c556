package az.ecbar.gateway.outbox;

/**
 * The outbox cannot do what it promises: a file cannot be read or written, an output is missing, or one that was made
 * again differs from what is stored. Whoever catches it stops the node: an output that is doubtful must not leave (D25).
 */
public final class OutboxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutboxFailure(String message) {
        super(message);
    }

    public OutboxFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static OutboxFailure of(String file, String what, Throwable cause) {
        return new OutboxFailure("outbox segment " + file + ' ' + what, cause);
    }
}
