package az.ecbar.bench.pair;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** How a thread without work waits: as those of the node do. */
final class Idle {
    private static final int YIELDS = 16;
    private static final long SHORTEST_NS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long LONGEST_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private Idle() {}

    static IdleStrategy asInProduction() {
        return new BackoffIdleStrategy(0, YIELDS, SHORTEST_NS, LONGEST_NS);
    }
}
