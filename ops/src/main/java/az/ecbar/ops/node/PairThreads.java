package az.ecbar.ops.node;

import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.RecordSource;
import az.ecbar.ring.EventGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a {@link PairNode} beside the pair's: core and edge while it leads, snapshots and closed journal files
 * always. What fails in one of them ends the process.
 */
final class PairThreads implements DutyCycles {
    private static final int SNAPSHOT_REST_MS = 1;
    private static final int HISTORY_REST_MS = 20;

    private final LeadersPort port;
    private final BiFunction<Replica, RecordSource, HistoryAgent> history;
    private final Function<Replica, Optional<ProjectionFeed>> projection;
    private final FailStop failStop;
    private List<AgentRunner> beside = List.of();
    private List<AgentRunner> leading = List.of();
    /** The last one, also after its end: who comes next waits for it. */
    private @Nullable ProjectionThread feeding;

    private volatile @Nullable EventGate gate;

    /**
     * @param history makes who sees to a replica's closed journal files
     * @param projection makes who feeds the projection from a replica, if there is to be one
     * @param halt ends the process
     */
    PairThreads(
            LeadersPort port,
            BiFunction<Replica, RecordSource, HistoryAgent> history,
            Function<Replica, Optional<ProjectionFeed>> projection,
            FailStop.Halt halt) {
        this.port = port;
        this.history = history;
        this.projection = projection;
        this.failStop = new FailStop(this::closeGate, halt);
    }

    /** What happens when a duty cycle fails, that of the pair too. */
    FailStop failStop() {
        return failStop;
    }

    @Override
    public void startBeside(Replica replica, RecordSource peer) {
        List<AgentRunner> runners = new ArrayList<>();
        runners.add(new AgentRunner(
                new SleepingMillisIdleStrategy(HISTORY_REST_MS), failStop, null, history.apply(replica, peer)));
        runners.add(new AgentRunner(
                new SleepingMillisIdleStrategy(SNAPSHOT_REST_MS), failStop, null, replica.snapshotter()));
        runners.forEach(NodeProcess::startAside);
        beside = runners;
        projection.apply(replica).ifPresent(feed -> feeding = ProjectionThread.start(feed, feeding, failStop));
    }

    @Override
    public void endBeside(Replica replica) {
        if (feeding != null) {
            feeding.close();
        }
        beside.forEach(AgentRunner::close);
        beside = List.of();
    }

    @Override
    public void startLeading(Node node) {
        gate = node.gate();
        AgentRunner core = NodeProcess.runner(node.core(), failStop);
        AgentRunner edge = NodeProcess.runner(node.edge(), failStop);
        AgentRunner.startOnThread(core);
        AgentRunner.startOnThread(edge);
        leading = List.of(edge, core);
    }

    @Override
    public void endLeading(Node node) {
        leading.forEach(AgentRunner::close);
        leading = List.of();
        gate = null;
        port.close();
    }

    private void closeGate() {
        EventGate open = gate;
        if (open != null) {
            open.close();
        }
    }
}
