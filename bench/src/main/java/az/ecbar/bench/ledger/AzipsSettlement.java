package az.ecbar.bench.ledger;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The command that settles an MT103, through the ledger's dispatcher on one thread: all checks of 4.8, two balances, all
 * events with their running hash. The commands of an invocation lie ready in memory; making them is not counted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AzipsSettlement {

    static final int COMMANDS = 20_000;

    private static final int PAYMENTS_OF_DAY = 1 << 23;
    private static final int STRIDE = 512;
    private static final int EPOCH = 1;

    @Param("100")
    public int accounts;

    private final UnsafeBuffer commands = new UnsafeBuffer(new byte[COMMANDS * STRIDE]);
    private Ledger ledger = new Ledger(LedgerCapacity.small());
    private @Nullable CommandSource source;

    @Setup
    public void openAccounts() throws BrokenRunException {
        ledger = new Ledger(new LedgerCapacity(accounts + 1, PAYMENTS_OF_DAY, 1 << 10, 1 << 20));
        BenchBanks banks = new BenchBanks(accounts);
        long[] sessions = new BenchGenesis(ledger, new MemoryLog(), EPOCH).apply(banks);
        SettleCommands payments = new SettleCommands(banks, sessions, new byte[0], new byte[0]);
        if (payments.maxPayloadLength() > STRIDE) {
            throw new BrokenRunException("a command has " + payments.maxPayloadLength() + " bytes");
        }
        source = payments;
    }

    @Setup(Level.Invocation)
    public void makeCommands() {
        CommandSource payments = Objects.requireNonNull(source);
        for (int i = 0; i < COMMANDS; i++) {
            payments.next(commands, i * STRIDE);
        }
    }

    /** Settles all commands that lie ready; returns the running hash over all events. */
    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public long settle() {
        long sequence = ledger.lastSequence();
        for (int i = 0; i < COMMANDS; i++) {
            ledger.apply(commands, i * STRIDE, ++sequence, BenchGenesis.OPENING_NS + sequence);
        }
        return ledger.eventHash();
    }
}
