package az.ecbar.bench.ledger;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.ring.CoreAgent;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the core agent on a thread of its own, which spins: the one spinning thread that the node has in production. */
public final class CoreThread implements AutoCloseable {

    private final CoreAgent agent;
    private final Thread thread = Thread.ofPlatform().name("core").unstarted(this::run);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean isStopped;

    public CoreThread(CoreAgent agent) {
        this.agent = agent;
    }

    public void start() {
        thread.start();
    }

    /** Bytes that the core thread has allocated so far. */
    public long allocatedBytes() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(thread.threadId());
    }

    /** Processor time that the core thread has used so far, as the system counts it, kernel included. */
    public long cpuNs() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
    }

    /** Fails if the agent has failed. */
    public void check() throws BrokenRunException {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new BrokenRunException("the core agent failed: " + cause);
        }
    }

    @Override
    public void close() {
        isStopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isStopped) {
                if (agent.doWork() == 0) {
                    Thread.onSpinWait();
                }
            }
        } catch (Exception e) {
            failure.set(e);
        }
    }
}
