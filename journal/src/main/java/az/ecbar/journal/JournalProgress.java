package az.ecbar.journal;

/** Hears how far a long task is; called now and then, from the task's thread. */
@FunctionalInterface
public interface JournalProgress {
    /** Hears nothing. */
    JournalProgress SILENT = (task, done, total) -> {};

    /** A task such as {@code "recover open/20260101.cq4"} has done so many bytes or records of so many. */
    void onProgress(String task, long done, long total);
}
