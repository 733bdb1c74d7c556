package az.ecbar.bench.ledger;

import az.ecbar.port.Clock;

/** A clock that starts on the business date of the runs, so that no run meets midnight. */
public final class BenchClock implements Clock {

    private final long startNs = System.nanoTime();

    @Override
    public long utcNs() {
        return BenchGenesis.OPENING_NS + (System.nanoTime() - startNs);
    }

    @Override
    public long monotonicNs() {
        return System.nanoTime();
    }
}
