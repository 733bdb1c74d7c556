package az.ecbar.pair.memory;

import az.ecbar.pair.DataLink;
import java.util.random.RandomGenerator;

/**
 * The way of records between two nodes, in memory. Its faults follow from the randomness given; time is what
 * {@link #timeIs} says, and a message arrives when its time has come and it is polled for.
 *
 * <p>For one thread.
 */
public final class MemoryDataLinks {
    private final RandomGenerator random;
    private final MemoryDataLink first;
    private final MemoryDataLink second;
    private LinkFaults faults;
    private long nowNs;
    private boolean isUp = true;
    private long losses;

    public MemoryDataLinks(RandomGenerator random, LinkFaults faults) {
        this.random = random;
        this.faults = faults;
        first = new MemoryDataLink(this);
        second = new MemoryDataLink(this);
        first.connect(second);
        second.connect(first);
    }

    /** The one node's end. */
    public DataLink first() {
        return first;
    }

    /** The other node's end. */
    public DataLink second() {
        return second;
    }

    /** The time is now so late. */
    public void timeIs(long nowNs) {
        this.nowNs = nowNs;
    }

    /** What goes wrong from here on. */
    public void faults(LinkFaults faults) {
        this.faults = faults;
    }

    /** Loses everything under way, and carries nothing until {@link #mend}. */
    public void cut() {
        isUp = false;
        lose();
    }

    /** Carries again. */
    public void mend() {
        isUp = true;
    }

    /** Loses everything under way, and carries on. */
    public void lose() {
        losses++;
        first.clear();
        second.clear();
    }

    /** Messages that somebody else has sent and that were handed over, or wait to be. */
    public long forged() {
        return first.forged() + second.forged();
    }

    RandomGenerator random() {
        return random;
    }

    LinkFaults faults() {
        return faults;
    }

    long nowNs() {
        return nowNs;
    }

    boolean isUp() {
        return isUp;
    }

    long losses() {
        return losses;
    }
}
