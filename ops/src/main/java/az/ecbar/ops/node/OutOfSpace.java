package az.ecbar.ops.node;

/** Free space fell below the second mark; what was accepted is durable, and the node stops. */
final class OutOfSpace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSpace(String message) {
        super(message);
    }
}
