package az.ecbar.ops.node;

/** A node was granted an epoch and cannot lead it: the process ends with the exit code of the cause. */
public final class LeadingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeadingFailed(int epoch, Exception cause) {
        super("epoch " + epoch + " cannot be led: " + cause.getMessage(), cause);
    }
}
