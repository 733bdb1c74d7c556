package az.ecbar.ops.node;

import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.pair.Judge;
import az.ecbar.pair.Link;
import az.ecbar.pair.ReplayTrace;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.UtcNs;
import org.jspecify.annotations.Nullable;

/** The judge of a {@link PairNode}: its replays run beside the replica that stands at the moment. Of the pair thread. */
final class NodeJudge implements Judge {
    private final PairNode node;
    private final PassedOver passedOver;
    private final Clock clock;

    NodeJudge(PairNode node, PassedOver passedOver, Clock clock) {
        this.node = node;
        this.passedOver = passedOver;
        this.clock = clock;
    }

    @Override
    public void judge(long hashPoint) {
        node.current().judge(hashPoint);
    }

    @Override
    public @Nullable ReplayTrace finding(long hashPoint) {
        return node.current().finding(hashPoint);
    }

    @Override
    public long suspectedAt() {
        return node.current().snapshotter().differsAt();
    }

    @Override
    public @Nullable Snapshot snapshot() {
        SnapshotInfo newest = node.current().snapshotter().newest();
        return newest == null ? null : new Snapshot(newest.sequence(), Link.of(newest.stateDigest()));
    }

    @Override
    public void snapshotIsEqual(long sequence) {
        node.current().snapshotIsEqual(sequence);
    }

    @Override
    public boolean isPassedOver(long hashPoint) {
        return passedOver.contains(hashPoint);
    }

    @Override
    public void passOver(long hashPoint) {
        passedOver.add(hashPoint);
        node.current().goOn();
    }

    @Override
    public void startAgain() {
        node.startAgain();
    }

    @Override
    public void report(String what) {
        System.err.println("DIFFERENCE " + UtcNs.toInstant(clock.utcNs()) + " " + what);
    }
}
