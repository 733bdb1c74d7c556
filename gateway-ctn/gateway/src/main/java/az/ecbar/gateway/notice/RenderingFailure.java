package az.ecbar.gateway.notice;

/**
 * An event asks for a message that cannot be made: a record or an account that must be known is not, or stored bytes that
 * were accepted cannot be read. The ledger and what it refers to disagree, so whoever catches it stops the node (D25).
 */
public final class RenderingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RenderingFailure(String message) {
        super(message);
    }
}
