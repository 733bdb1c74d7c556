package az.ecbar.bench.ledger;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The least that a settlement can be: one look at a table of references, two balances in an array. Accounts are picked
 * at random. The table is emptied when it is half full; that is counted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BareLedger {

    private static final int TABLE_BITS = 22;
    private static final long OPENING_BALANCE = 1L << 40;

    @Param("1000000")
    public int accounts;

    private final long[] references = new long[1 << TABLE_BITS];
    private long[] balances = new long[0];
    private int used;
    private long nextReference = 1;
    private long random = 0x9E3779B97F4A7C15L;

    @Setup
    public void openAccounts() {
        balances = new long[accounts];
        Arrays.fill(balances, OPENING_BALANCE);
    }

    /** As many transfers as the ledger settles in an invocation; returns a balance. */
    @Benchmark
    @OperationsPerInvocation(AzipsSettlement.COMMANDS)
    public long transfer() {
        long balance = 0;
        for (int i = 0; i < AzipsSettlement.COMMANDS; i++) {
            balance = transferOne();
        }
        return balance;
    }

    private long transferOne() {
        int debtor = nextAccount();
        int creditor = nextAccount();
        if (!addReference(nextReference++ * 0x9E3779B97F4A7C15L) || balances[debtor] < 1) {
            return -1;
        }
        balances[creditor] += 1;
        return balances[debtor] -= 1;
    }

    private boolean addReference(long reference) {
        if (used == references.length / 2) {
            Arrays.fill(references, 0);
            used = 0;
        }
        int slot = (int) (reference >>> (Long.SIZE - TABLE_BITS));
        while (references[slot] != 0) {
            if (references[slot] == reference) {
                return false;
            }
            slot = (slot + 1) & (references.length - 1);
        }
        references[slot] = reference;
        used++;
        return true;
    }

    private int nextAccount() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) Long.remainderUnsigned(random, accounts);
    }
}
