package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.QueryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client of the centre while a drill runs: asks over its operator's session how the day stands, again and again, on
 * whatever node leads. What it sees is what banks see: its request waits as theirs do, and goes to the other node with the
 * same number.
 *
 * <p>A virtual thread asks; any thread reads.
 */
final class DrillProbe implements AutoCloseable {
    /** Between an answer and the next request. */
    static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final OperatorDesk desk;
    private final List<DrillSample> samples = new ArrayList<>();
    private final Thread thread;
    private volatile boolean isEnded;
    private volatile @Nullable Exception failure;

    private DrillProbe(OperatorDesk desk) {
        this.desk = desk;
        thread = Thread.ofVirtual().name("drill probe").unstarted(this::run);
    }

    static DrillProbe start(OperatorDesk desk) {
        DrillProbe probe = new DrillProbe(desk);
        probe.thread.start();
        return probe;
    }

    private void run() {
        try {
            while (!isEnded) {
                Answer answer = ask(QueryKind.STATUS).getFirst();
                add(DrillSample.of(answer, System.nanoTime()));
                LockSupport.parkNanos(INTERVAL_NS);
            }
        } catch (OperatorException | RuntimeException e) {
            failure = e;
        }
    }

    private synchronized void add(DrillSample sample) {
        samples.add(sample);
    }

    /** One more question of the same client, between two of its own. */
    List<Answer> ask(QueryKind kind) throws OperatorException {
        synchronized (desk) {
            try {
                return desk.query(kind, "");
            } catch (ConfigException e) {
                throw new OperatorException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** All answers until now, in their order. */
    synchronized List<DrillSample> samples() {
        return List.copyOf(samples);
    }

    /** Waits for an answer; null if none of that kind comes in time. */
    @Nullable
    DrillSample await(Predicate<DrillSample> wanted, long timeoutNs) throws OperatorException {
        long begunNs = System.nanoTime();
        while (System.nanoTime() - begunNs < timeoutNs) {
            Exception why = failure;
            if (why != null) {
                throw new OperatorException("the centre answers no more: " + why.getMessage(), why);
            }
            for (DrillSample sample : samples().reversed()) {
                if (wanted.test(sample)) {
                    return sample;
                }
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return null;
    }

    @Override
    public void close() {
        isEnded = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        desk.close();
    }
}
