package az.ecbar.port;

/**
 * Ends the process at once, from any thread, when going on could release what was never durable. In
 * production it closes the gate and halts; in a test it notes that it was called.
 */
@FunctionalInterface
public interface FatalHook {
    /** Something happened after which nothing may leave this process. */
    void onFatal(String what, Throwable cause);
}
