package az.ecbar.ops.node;

import az.ecbar.gateway.swift.SwiftStandby;
import az.ecbar.port.Clock;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Sees to the SWIFT folders of a node of a pair while it does not lead; while it does they are the edge's. On the pair's
 * thread, which alone begins and ends to lead.
 */
final class SwiftWatch implements Agent {
    private final @Nullable SwiftStandby standby;
    private final PairNode node;

    /** @param swift null: the node has no SWIFT */
    SwiftWatch(@Nullable SwiftPort swift, PairNode node, Clock clock) {
        this.node = node;
        standby = swift == null ? null : new SwiftStandby(swift.files(), new NodeLog()::onSwiftAlarm, clock);
    }

    @Override
    public String roleName() {
        return "swift watch";
    }

    @Override
    public int doWork() {
        return standby == null ? 0 : standby.doWork(node.node() != null);
    }
}
