package az.ecbar.journal;

import org.jspecify.annotations.Nullable;

/**
 * The journal could not write, force or read. What was not reported durable before is not durable, and
 * the journal takes nothing more: the process must end, and recovery decides at the next start.
 */
public final class JournalFailure extends JournalException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String file;
    private final long sequence;

    public JournalFailure(String message) {
        super(JournalExitCode.FAILED, message);
        file = null;
        sequence = 0;
    }

    public JournalFailure(String message, Throwable cause) {
        super(JournalExitCode.FAILED, message, cause);
        file = null;
        sequence = 0;
    }

    /** The disk does not give a record of a closed file. */
    JournalFailure(String file, long sequence, Throwable cause) {
        super(JournalExitCode.FAILED, "sequence " + sequence + " cannot be read: " + cause.getMessage(), cause);
        this.file = file;
        this.sequence = sequence;
    }

    /** The closed file that cannot be read; null if it is not that. */
    public @Nullable String file() {
        return file;
    }

    /** The record that was asked for; 0 if it is not that. */
    public long sequence() {
        return sequence;
    }
}
