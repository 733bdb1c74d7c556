package az.ecbar.journal;

/**
 * The journal could not write, force or read. What was not reported durable before is not durable, and
 * the journal takes nothing more: the process must end, and recovery decides at the next start.
 */
public final class JournalFailure extends JournalException {
    private static final long serialVersionUID = 1L;

    public JournalFailure(String message) {
        super(JournalExitCode.FAILED, message);
    }

    public JournalFailure(String message, Throwable cause) {
        super(JournalExitCode.FAILED, message, cause);
    }
}
