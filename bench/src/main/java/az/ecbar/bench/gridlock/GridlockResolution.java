package az.ecbar.bench.gridlock;

import az.ecbar.bench.ledger.BenchBanks;
import az.ecbar.bench.ledger.BenchGenesis;
import az.ecbar.bench.ledger.SettleCommands;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ring.CommandLog;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.TickEncoder;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What waits in a ledger, and the step of the job that resolves it, through the dispatcher on one thread, with all events
 * and their running hash. Of each bank the first payment is larger than all that
 * it has: where it goes round to the next one all can settle, where all of them go to one bank, which owes even more, none can.
 */
@State(Scope.Thread)
public abstract class GridlockResolution {

    static final int WAITING = 10_000;

    private static final int PAYMENTS_OF_DAY = 1 << 23;
    private static final int COMMAND_BYTES = 4096;
    private static final int EPOCH = 1;
    private static final long LARGE_MINOR = BenchGenesis.OPENING_BALANCE_MINOR + 1_000_000_000L;
    private static final long ROUND_NS = TimeUnit.SECONDS.toNanos(2);

    @Param("50")
    public int accounts;

    private final UnsafeBuffer command = new UnsafeBuffer(new byte[COMMAND_BYTES]);
    private final UnsafeBuffer tick = new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH]);
    private final UnsafeBuffer step = new UnsafeBuffer(BenchGenesis.jobStep());
    private Ledger ledger = new Ledger(LedgerCapacity.small());
    private @Nullable SettleCommands payments;
    private long timeNs = BenchGenesis.OPENING_NS;

    @Setup
    public void openAccounts() throws BrokenRunException {
        ledger = new Ledger(new LedgerCapacity(accounts + 1, PAYMENTS_OF_DAY, 2 * WAITING, 1 << 24));
        BenchBanks banks = new BenchBanks(accounts);
        long[] sessions = new BenchGenesis(ledger, new NoLog(), EPOCH)
                .with(RuleId.GRIDLOCK_RESOLUTION, 1)
                .with(RuleId.GRIDLOCK_INTERVAL_SECONDS, 1)
                .apply(banks);
        payments = new SettleCommands(banks, sessions, new byte[0], new byte[0]);
        new TickEncoder().wrapAndApplyHeader(tick, 0, new MessageHeaderEncoder());
    }

    /** Lets payments wait of which all can settle, or none. */
    final void queueUp(boolean settles) {
        SettleCommands source = Objects.requireNonNull(payments);
        for (int i = 0; i < WAITING; i++) {
            int from = i % accounts;
            int turn = i / accounts;
            int to = (from + 1 + turn % (accounts - 1)) % accounts;
            long amountMinor = turn == 0 ? LARGE_MINOR : 1 + turn;
            if (turn == 0 && !settles) {
                to = from == 0 ? 1 : 0;
                amountMinor = from == 1 ? 4 * LARGE_MINOR : LARGE_MINOR;
            }
            int _ = source.write(command, 0, from, to, amountMinor);
            apply(command);
        }
    }

    /** Lets the timer start the job. */
    final void startJob() {
        timeNs += ROUND_NS;
        apply(tick);
        if (!ledger.hasJob()) {
            throw new IllegalStateException("no gridlock is looked for");
        }
    }

    /** Does its one step; returns the running hash over all events. */
    final long resolve() {
        apply(step);
        return ledger.eventHash();
    }

    /** Fails if all, or none, were not settled. */
    final void check(boolean settles) {
        boolean hasSettled = ledger.eventCount() > WAITING;
        if (ledger.hasJob() || hasSettled != settles) {
            throw new IllegalStateException(ledger.eventCount() + " events, job " + ledger.hasJob());
        }
    }

    private void apply(UnsafeBuffer bytes) {
        ledger.apply(bytes, 0, ledger.lastSequence() + 1, timeNs);
    }

    /** Keeps nothing: the ledger alone is measured. */
    private static final class NoLog implements CommandLog {
        @Override
        public void append(MutableDirectBuffer record, int offset, int lengthBytes, long committed) {
            // Nothing is read again.
        }

        @Override
        public long force() {
            return 0;
        }
    }
}
