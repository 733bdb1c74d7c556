package az.ecbar.ops.node;

import java.util.concurrent.CountDownLatch;

/**
 * Lets a process wait to be told to stop, by SIGTERM, and end only when all is closed: then with code 0, where a JVM that is
 * ended by a signal would give the signal's. Any thread.
 */
public final class StopSignal {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean isClosedWell;

    /** Waits for the process to be told to stop. Call {@link #closed} afterwards, whatever happens. */
    public void await() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            try {
                                closed.await();
                                if (isClosedWell) {
                                    Runtime.getRuntime().halt(0);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
        stop.await();
    }

    /** All is closed: the process may end. */
    public void closed(boolean isWell) {
        isClosedWell = isWell;
        closed.countDown();
    }
}
