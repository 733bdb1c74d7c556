package az.ecbar.journal;

/** Why a journal, or the register beside it, cannot go on. The process ends with {@link #exitCode()}; see {@code docs/durability.md}. */
public abstract class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    protected JournalException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    protected JournalException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The process's exit code, one for each kind. */
    public final int exitCode() {
        return exitCode;
    }
}
