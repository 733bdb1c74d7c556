package az.ecbar.ops.node;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What happened in a world, a line each with its millisecond, and the lines of its nodes. */
final class PairStory {
    private final LongSupplier nowNs;
    private final long beginNs;
    private final StringBuilder lines = new StringBuilder();
    private int disasters;
    private int late;
    private boolean hasAlarm;

    PairStory(LongSupplier nowNs) {
        this.nowNs = nowNs;
        this.beginNs = nowNs.getAsLong();
    }

    void tell(String what) {
        lines.append(TimeUnit.NANOSECONDS.toMillis(nowNs.getAsLong() - beginNs))
                .append(" ms: ")
                .append(what)
                .append('\n');
    }

    /** Tells of something that was done to the world. */
    void disaster(String what) {
        disasters++;
        tell(what);
    }

    int disasters() {
        return disasters;
    }

    /** How often a node's log was set aside for a snapshot. */
    int late() {
        return late;
    }

    /** Whether a node said that a bank holds what it does not know; of the unruly bank it may. */
    boolean hasAlarm() {
        return hasAlarm;
    }

    /** Where a node tells its operators. */
    PrintStream of(PairMachine machine) {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                hasAlarm |= line.contains("holds what this node does not know")
                        && !line.contains(BankingWorld.UNRULY.bic());
                late += line.contains("far behind") ? 1 : 0;
                tell("node " + machine.number() + " says: " + line);
            }
        };
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
