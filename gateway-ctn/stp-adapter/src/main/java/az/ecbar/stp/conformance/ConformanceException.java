package az.ecbar.stp.conformance;

/** The self-test cannot go on; there is no report then. */
public final class ConformanceException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConformanceException(String message) {
        super(message);
    }
}
