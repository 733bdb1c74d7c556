package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.record.RecordHeader;
import org.agrona.DirectBuffer;

/**
 * A standby at the owner's heels, for one connection: lets the receiver store and force, acknowledges what is forced, lets
 * the ledger follow what is committed.
 */
final class Following {
    private static final long APPLIED_INTERVAL_NS = 10_000_000;

    private final PairContext context;
    private final int epoch;
    private long acknowledged = -1;
    private long appliedTold = -1;
    private long toldNs;
    private long reportedDifference;
    private boolean isFillAsked;
    private boolean isOver;

    Following(PairContext context, int epoch) {
        this.context = context;
        this.epoch = epoch;
        context.receiver.start(epoch, context.host.replica());
    }

    int doWork() {
        if (isOver) {
            return 0;
        }
        ReplicaLog log = context.host.replica();
        int work = context.receiver.doWork() + log.applyMore();
        if (context.receiver.isBroken()) {
            context.peer.disconnect();
            return work + 1;
        }
        noticeDifference(log);
        askForOlder(log);
        long forced = log.forcedSequence();
        if (forced > acknowledged || isAppliedNews(log, forced) || context.peer.isHeartbeatDue()) {
            Link link = context.link(forced);
            if (link != null) {
                appliedTold = log.appliedSequence();
                toldNs = context.nowNs();
                context.peer.send(new PairFrame.Ack(epoch, forced, link, appliedTold, log.lastEqualSequence()));
                acknowledged = forced;
                work++;
            }
        }
        return work;
    }

    /** An owner that wants to hand over waits for a ledger that has come to the end. */
    private boolean isAppliedNews(ReplicaLog log, long forced) {
        return log.appliedSequence() == forced
                && appliedTold < forced
                && context.nowNs() - toldNs >= APPLIED_INTERVAL_NS;
    }

    private void noticeDifference(ReplicaLog log) {
        long differsAt = log.differsAtSequence();
        if (differsAt != 0 && differsAt != reportedDifference) {
            context.force(context.register().differing());
            context.sendHello();
            context.peer.send(new PairFrame.Differs(epoch, differsAt));
            reportedDifference = differsAt;
        }
    }

    /** What is older than the journal's base is fetched a piece at a time, when the rest is up to date. */
    private void askForOlder(ReplicaLog log) {
        if (isFillAsked || log.base() == 0 || acknowledged < log.forcedSequence()) {
            return;
        }
        isFillAsked = true;
        context.peer.send(new PairFrame.RecordsWanted(epoch, log.fillNext(), log.base()));
    }

    void onRecords(PairFrame.Records records) {
        ReplicaLog log = context.host.replica();
        DirectBuffer bytes = records.records();
        if (!isFillAsked || records.epoch() != epoch || isOver) {
            return;
        }
        // An owner that lacks them itself is not asked again on this connection.
        isFillAsked = bytes.capacity() == 0;
        int at = 0;
        while (at < bytes.capacity() && log.fillNext() > 0 && log.fill(bytes, at, bytes.capacity() - at)) {
            at += RecordHeader.length(bytes, at);
        }
    }

    void onPositions(PairFrame.Positions positions) {
        if (positions.epoch() == epoch) {
            context.host.replica().committed(positions.committed());
        }
    }

    /** From here on this folder may grant, and be promoted. */
    void onCountedIn(PairFrame.CountedIn counted) {
        Register register = context.register();
        if (counted.epoch() == epoch && counted.folder().equals(register.folder())) {
            context.force(register.countedIn());
        }
    }

    /** Takes nothing more; what was taken is forced on return. */
    void stop() {
        if (!isOver) {
            isOver = true;
            context.receiver.stop();
            context.host.replica().force();
        }
    }
}
