package az.ecbar.ops.node;

/** A node leads and cannot open its port for banks: the process ends, so that the other node can be promoted. */
final class PortFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortFailed(Exception cause) {
        super("the port for banks cannot be opened: " + cause.getMessage(), cause);
    }
}
