package az.ecbar.journal;

/** Hears how far a long task is; called every few MiB, from the task's thread. */
@FunctionalInterface
public interface JournalProgress {
    /** Hears nothing. */
    JournalProgress SILENT = (task, doneBytes, totalBytes) -> {};

    /** A task such as {@code "recover open/20260101.cq4"} has done so many bytes of so many. */
    void onProgress(String task, long doneBytes, long totalBytes);
}
