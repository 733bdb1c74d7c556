package az.ecbar.bench.gridlock;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A resolution that looks at all that waits and settles nothing: the search alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FindNothing extends GridlockResolution {

    private boolean isQueuedUp;

    @Setup(Level.Invocation)
    public void startOneJob() {
        if (!isQueuedUp) {
            queueUp(false);
            isQueuedUp = true;
        }
        startJob();
    }

    @TearDown(Level.Invocation)
    public void check() {
        check(false);
    }

    /** Takes every payment out again. */
    @Benchmark
    public long search() {
        return resolve();
    }
}
