package az.ecbar.ledger.violation;

/**
 * The ledger's state or its input is not what it must be: the node stops before anything leaves it. Never thrown for a
 * business outcome.
 */
public final class InvariantViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvariantViolation(String message) {
        super(message);
    }
}
