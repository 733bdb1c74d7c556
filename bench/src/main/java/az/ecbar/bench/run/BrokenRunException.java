package az.ecbar.bench.run;

/** A run that gave no figures: its process failed, hung, or what it measured was wrong. Ends the command with 1. */
public final class BrokenRunException extends Exception {

    private static final long serialVersionUID = 1L;

    public BrokenRunException(String message) {
        super(message);
    }
}
