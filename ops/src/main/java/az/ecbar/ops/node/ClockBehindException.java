package az.ecbar.ops.node;

import az.ecbar.trust.certificate.UtcNs;
import java.util.concurrent.TimeUnit;

/**
 * The clock of this machine is behind the time of the journal's last record, so that the ledger's time would stand still
 * until it is reached (design D3): the node does not start.
 */
public final class ClockBehindException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long behindNs;

    ClockBehindException(long clockNs, long lastRecordNs) {
        super("the clock says " + UtcNs.toInstant(clockNs) + ", the last record of the journal was written at "
                + UtcNs.toInstant(lastRecordNs) + ", "
                + TimeUnit.NANOSECONDS.toSeconds(lastRecordNs - clockNs)
                + " s later: set the clock right, or wait, and start again");
        this.behindNs = lastRecordNs - clockNs;
    }

    /** How far the clock is behind the journal, in nanoseconds. */
    long behindNs() {
        return behindNs;
    }
}
