package az.ecbar.stp.adapter;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Calls a duty cycle on a thread of its own until it is closed or something fails. */
public final class AgentThread {
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long STOP_NS = TimeUnit.SECONDS.toNanos(3);

    private final DutyCycle cycle;
    private final Thread thread;
    private volatile boolean closing;

    public AgentThread(String name, DutyCycle cycle) {
        this.cycle = cycle;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** There is something to do: do not wait for the end of the pause. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends the duty cycle and waits for that, a few seconds at most; on the thread itself it does not wait. */
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive() && !Thread.currentThread().equals(thread)) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Throwable failure = null;
        try {
            work();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        cycle.onEnded(failure);
    }

    private void work() throws IOException {
        cycle.start(System.nanoTime());
        while (!closing) {
            step();
        }
        cycle.stop(System.nanoTime());
        long deadline = System.nanoTime() + STOP_NS;
        while (!cycle.isStopped() && System.nanoTime() - deadline < 0) {
            step();
        }
    }

    private void step() throws IOException {
        if (cycle.doWork(System.nanoTime(), System.currentTimeMillis()) == 0) {
            LockSupport.parkNanos(IDLE_NS);
        }
    }
}
