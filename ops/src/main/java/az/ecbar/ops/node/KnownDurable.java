package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import java.util.List;

/** What the files beside a journal know to have been durable in it: they follow from what was forced. */
final class KnownDurable {
    private KnownDurable() {}

    /** The same configuration, knowing that; of a copy that is filled again they prove nothing. */
    static JournalConfig in(JournalConfig config, Outbox outbox, SnapshotStore snapshots) {
        if (config.isReplica()) {
            return config;
        }
        List<SnapshotInfo> all = snapshots.list();
        long newest = all.isEmpty() ? 0 : all.getFirst().sequence();
        return config.withKnownDurable(Math.max(config.knownDurable(), Math.max(newest, outbox.lastSequence())));
    }
}
