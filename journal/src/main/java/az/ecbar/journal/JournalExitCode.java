package az.ecbar.journal;

/** The exit codes of a process that the journal stops, one for each cause. */
public final class JournalExitCode {
    /** Another process, or this one, already has the data folder open. */
    public static final int DATA_FOLDER_IN_USE = 20;

    /** What is known to have been durable cannot be read; nothing was changed. */
    public static final int DAMAGED = 21;

    /** An append, a force or a replacement failed; nothing that it covered was released. */
    public static final int FAILED = 22;

    /** Space fell below the second mark; everything accepted is durable. */
    public static final int NO_SPACE = 23;

    /** Mapped memory could not be read or written. */
    public static final int MAPPED_MEMORY = 24;

    private JournalExitCode() {}
}
