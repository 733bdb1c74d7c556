package az.ecbar.ops.node;

/** The genesis cannot be used, or was not loaded to its end: the node does not start. The text says what to do. */
public final class GenesisException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param text what is wrong and what is to be done */
    public GenesisException(String text) {
        super(text);
    }
}
