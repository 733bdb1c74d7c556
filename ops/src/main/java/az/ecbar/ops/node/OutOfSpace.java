package az.ecbar.ops.node;

/** Free space fell below the second mark; what was accepted is durable, and the node stops. */
public final class OutOfSpace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what stopped and what is to be done */
    public OutOfSpace(String message) {
        super(message);
    }
}
