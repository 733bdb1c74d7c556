package az.ecbar.bench.peer;

import exchange.core2.core.common.CoreWaitStrategy;
import java.nio.file.Path;

/**
 * How one run of the peer is made.
 *
 * @param waitStrategy how exchange-core's threads wait for each other
 * @param accounts users, each with one balance; at least 2
 * @param warmUpSeconds load before counting starts
 * @param seconds load that is counted
 * @param results file that receives the figures, one a line
 */
record PeerSettings(CoreWaitStrategy waitStrategy, int accounts, int warmUpSeconds, int seconds, Path results) {

    /** Longest load that a run may ask for, in seconds. */
    private static final int LONGEST_SECONDS = 120;

    PeerSettings {
        if (accounts < 2) {
            throw new IllegalArgumentException("a transfer needs two accounts");
        }
        if (warmUpSeconds < 0 || seconds < 1 || warmUpSeconds + seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException("a run lasts between 1 and " + LONGEST_SECONDS + " seconds");
        }
    }

    /** Reads {@code WAIT_STRATEGY ACCOUNTS WARM_UP_SECONDS SECONDS RESULTS}. */
    static PeerSettings of(String[] args) {
        if (args.length != 5) {
            throw new IllegalArgumentException("usage: WAIT_STRATEGY ACCOUNTS WARM_UP_SECONDS SECONDS RESULTS");
        }
        return new PeerSettings(
                CoreWaitStrategy.valueOf(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Path.of(args[4]));
    }
}
