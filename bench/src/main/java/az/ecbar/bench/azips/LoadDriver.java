package az.ecbar.bench.azips;

import az.ecbar.bench.load.OpenLoop;
import az.ecbar.bench.run.BrokenRunException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Drives all banks of the load in turn on one thread, and sleeps a little when none had anything to do. */
final class LoadDriver {

    private static final long IDLE_NS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LOGON_LIMIT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long ANSWER_LIMIT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** Compilers that take no more than this part of all processor time are quiet. */
    static final double QUIET = 0.05;

    /** The warm-up ends after so many stretches even if compilers still work. */
    static final int MOST_STRETCHES = 15;

    private final List<LoadBank> banks;
    private final NodeCpu cpu;
    private long payments;

    LoadDriver(List<LoadBank> banks, NodeCpu cpu) {
        this.banks = List.copyOf(banks);
        this.cpu = cpu;
    }

    /** A condition that ends a wait. */
    private interface Condition {
        boolean isMet();
    }

    /** Payments of all stretches so far, each settled. */
    long payments() {
        return payments;
    }

    void logOn() throws BrokenRunException {
        banks.forEach(bank -> bank.start(System.nanoTime()));
        work(LOGON_LIMIT_NS, () -> banks.stream().allMatch(LoadBank::isLoggedOn), () -> "not all banks are logged on");
    }

    void logOut() {
        banks.forEach(bank -> bank.stop(System.nanoTime()));
        long endNs = System.nanoTime() + SECOND_NS;
        while (System.nanoTime() - endNs < 0) {
            step();
        }
    }

    /** As fast as the answers come. */
    LoadResult fullSpeed(int envelopeSize, int seconds) throws BrokenRunException {
        LoadCount count = new LoadCount();
        banks.forEach(bank -> bank.begin(count, envelopeSize, null));
        return run(count, System.nanoTime(), seconds);
    }

    /**
     * As fast as it goes, in stretches of so many seconds, until the compilers of both processes are quiet: a node runs
     * for weeks, and what the first seconds cost it is not what a payment costs.
     *
     * @return seconds that it took
     */
    int warmUp(int envelopeSize, int seconds) throws BrokenRunException {
        int stretch = 1;
        while (fullSpeed(envelopeSize, seconds).cpu().compilersPart() > QUIET && stretch < MOST_STRETCHES) {
            stretch++;
        }
        return stretch * seconds;
    }

    /** At a rate, whatever the answers do; the banks take turns, so that envelopes are due evenly. */
    LoadResult atRate(int envelopeSize, double perSecond, int seconds) throws BrokenRunException {
        LoadCount count = new LoadCount();
        int envelopes = (int) Math.max(1, Math.round(perSecond / envelopeSize / banks.size()));
        long startNs = System.nanoTime() + LEAD_NS;
        for (int i = 0; i < banks.size(); i++) {
            long turnNs = SECOND_NS / envelopes * i / banks.size();
            OpenLoop schedule = new OpenLoop(startNs + turnNs, envelopes, (long) envelopes * seconds);
            banks.get(i).begin(count, envelopeSize, schedule);
        }
        return run(count, startNs, seconds);
    }

    private LoadResult run(LoadCount count, long startNs, int seconds) throws BrokenRunException {
        cpu.begin();
        long endNs = startNs + seconds * SECOND_NS;
        work(
                seconds * SECOND_NS + ANSWER_LIMIT_NS,
                () -> System.nanoTime() - endNs >= 0 && banks.stream().allMatch(LoadBank::hasSentAll),
                () -> "not all that was due could be sent: " + count);
        banks.forEach(LoadBank::end);
        work(ANSWER_LIMIT_NS, count::isComplete, () -> "not every payment has all its outputs: " + count);
        payments += count.sent();
        double perSecond = count.sent() * 1e9 / (System.nanoTime() - startNs);
        return new LoadResult(perSecond, count.takenNs(), count.settledNs(), count.sent(), cpu.used());
    }

    private void work(long limitNs, Condition end, Supplier<String> failure) throws BrokenRunException {
        long startNs = System.nanoTime();
        while (!end.isMet()) {
            if (step() == 0) {
                LockSupport.parkNanos(IDLE_NS);
            }
            for (LoadBank bank : banks) {
                if (bank.trouble() != null) {
                    throw new BrokenRunException(bank.trouble());
                }
            }
            if (System.nanoTime() - startNs > limitNs) {
                throw new BrokenRunException(failure.get());
            }
        }
    }

    private int step() {
        int work = 0;
        for (LoadBank bank : banks) {
            work += bank.doWork(System.nanoTime());
        }
        return work;
    }
}
