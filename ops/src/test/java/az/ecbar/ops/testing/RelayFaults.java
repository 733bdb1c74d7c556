package az.ecbar.ops.testing;

import java.util.SplittableRandom;

/** How often a relay at the banks' doors passes a frame on wrongly, and what it does to it then. Of one thread. */
public final class RelayFaults {
    private final SplittableRandom random;
    private double part;
    private long count;

    public RelayFaults(SplittableRandom random) {
        this.random = random;
    }

    /** This part of the frames, either way, from now on; 0: all of them go through as they are. */
    public void part(double newPart) {
        part = newPart;
    }

    /** How many frames were not passed on as they came. */
    public long count() {
        return count;
    }

    boolean isStruck() {
        boolean isStruck = part > 0 && random.nextDouble() < part;
        count += isStruck ? 1 : 0;
        return isStruck;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
