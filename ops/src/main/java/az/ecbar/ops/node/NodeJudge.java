package az.ecbar.ops.node;

import az.ecbar.command.MessagePrinter;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.pair.Judge;
import az.ecbar.pair.Link;
import az.ecbar.pair.ReplayTrace;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.UtcNs;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The judge of a {@link PairNode}: its replays run beside the replica that stands at the moment. Of the pair thread. */
final class NodeJudge implements Judge {
    private static final int REMEMBERED = 8;

    private final PairNode node;
    private final PassedOver passedOver;
    private final Clock clock;
    private final TreeMap<Long, Snapshot> told = new TreeMap<>();
    private String lastReport = "";

    NodeJudge(PairNode node, PassedOver passedOver, Clock clock) {
        this.node = node;
        this.passedOver = passedOver;
        this.clock = clock;
    }

    /** What operators were told last; empty if nothing. */
    String lastReport() {
        return lastReport;
    }

    @Override
    public void judge(long hashPoint) {
        node.current().judge(hashPoint);
    }

    @Override
    public void judgeSnapshot(long sequence) {
        Snapshot said = told.get(sequence);
        if (said != null) {
            node.current().judgeSnapshot(sequence, said.digest());
        }
    }

    @Override
    public void dropSnapshots(long fromSequence) {
        told.tailMap(fromSequence, true).clear();
        node.current().snapshotter().drop(fromSequence);
    }

    @Override
    public @Nullable ReplayTrace finding(long sequence) {
        return node.current().finding(sequence);
    }

    @Override
    public long suspectedAt() {
        return node.current().snapshotter().differsAt();
    }

    @Override
    public @Nullable Snapshot snapshot() {
        SnapshotInfo newest = node.current().snapshotter().newest();
        if (newest == null) {
            return null;
        }
        Snapshot last = told.isEmpty() ? null : told.lastEntry().getValue();
        if (last == null || last.sequence() != newest.sequence()) {
            last = new Snapshot(newest.sequence(), Link.of(newest.stateDigest()));
            told.put(last.sequence(), last);
            if (told.size() > REMEMBERED) {
                told.pollFirstEntry();
            }
        }
        return last;
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
    public String commandAt(long sequence) {
        return node.current().commandAt(sequence);
    }

    @Override
    public String partOfState(int template) {
        return MessagePrinter.name(template);
    }

    @Override
    public void report(String what) {
        lastReport = what;
        System.err.println("DIFFERENCE " + UtcNs.toInstant(clock.utcNs()) + " " + what);
    }
}
