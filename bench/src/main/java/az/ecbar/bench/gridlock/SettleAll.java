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

/** A resolution that settles all that waits. What waits is sent before each; that is not counted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SettleAll extends GridlockResolution {

    @Setup(Level.Invocation)
    public void queueUp() {
        queueUp(true);
        startJob();
    }

    @TearDown(Level.Invocation)
    public void check() {
        check(true);
    }

    /** Finds and settles everything. */
    @Benchmark
    public long settle() {
        return resolve();
    }
}
