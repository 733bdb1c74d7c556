package az.ecbar.ops.sandbox;

/** A node did not become ready; the message holds the end of what it printed. */
public final class NodeFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public NodeFailedException(String message) {
        super(message);
    }
}
