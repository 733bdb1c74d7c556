package az.ecbar.ops.node;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a {@link ProjectionFeed}. Unlike those of other agents it is not waited for when it ends, since it may be
 * waiting for a database: {@link #close} takes from it what is the node's, and leaves it after {@value #LEAVE_AFTER_MS} ms
 * with its connection cut. Its follower in the same process touches the database only when it has ended.
 */
final class ProjectionThread implements AutoCloseable {
    private static final int LEAVE_AFTER_MS = 200;
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ProjectionFeed feed;
    private final FailStop failStop;
    private final Thread thread;
    private volatile @Nullable ProjectionThread before;
    private volatile boolean isEnding;

    private ProjectionThread(ProjectionFeed feed, @Nullable ProjectionThread before, FailStop failStop) {
        this.feed = feed;
        this.before = before;
        this.failStop = failStop;
        this.thread = daemon(this::run, feed.roleName());
    }

    /**
     * Starts it.
     *
     * @param before the one that fed the same database before in this process, which was closed
     * @param failStop hears of errors; of failures of the database it does not
     */
    static ProjectionThread start(ProjectionFeed feed, @Nullable ProjectionThread before, FailStop failStop) {
        ProjectionThread started = new ProjectionThread(feed, before, failStop);
        feed.onStart();
        started.thread.start();
        return started;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void run() {
        try {
            while (!isEnding) {
                if (step() <= 0) {
                    // Rests long enough to leave the cores to the others.
                    LockSupport.parkNanos(this, REST_NS);
                }
            }
            feed.onClose();
        } catch (Throwable e) {
            if (!isEnding) {
                failStop.onError(e);
            }
        }
    }

    private int step() {
        ProjectionThread other = before;
        if (other != null && !other.hasEnded()) {
            return feed.waitForOther();
        }
        before = null;
        return feed.doWork();
    }

    /** Whether neither it does anything any more, nor one before it; any thread. */
    boolean hasEnded() {
        ProjectionThread other = before;
        return !thread.isAlive() && (other == null || other.hasEnded());
    }

    /** On return it reads nothing of the node and begins no transaction, whatever its database does. */
    @Override
    public void close() {
        isEnding = true;
        LockSupport.unpark(thread);
        feed.end();
        try {
            thread.join(LEAVE_AFTER_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            // A driver may wait too, while it cuts the connection.
            daemon(() -> feed.abort(Runnable::run), "projection-abort").start();
        }
    }
}
