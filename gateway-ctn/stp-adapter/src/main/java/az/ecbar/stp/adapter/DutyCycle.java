package az.ecbar.stp.adapter;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What an {@link AgentThread} calls, all of it on its one thread. */
public interface DutyCycle {

    /** Before the first step. */
    void start(long nowNs) throws IOException;

    /** One step; 0 when there was nothing to do. Monotonic nanoseconds and UTC milliseconds. */
    int doWork(long nowNs, long utcMs) throws IOException;

    /** Begin to end; steps follow until {@link #isStopped}, for a few seconds at most. */
    void stop(long nowNs);

    boolean isStopped();

    /** After the last step; null when nothing failed. */
    void onEnded(@Nullable Throwable failure);
}
