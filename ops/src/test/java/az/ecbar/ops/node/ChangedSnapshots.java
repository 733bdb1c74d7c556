package az.ecbar.ops.node;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.journal.snapshot.SnapshotWriter;
import az.ecbar.ledger.Ledger;

/** Snapshots as another program would have them: whole, and with another state. */
final class ChangedSnapshots {
    private static final long MOVED_MINOR = 8;

    private ChangedSnapshots() {}

    /** Every snapshot with two balances changed. */
    static void change(MemoryFolder folder, int from, int to) throws ReflectiveOperationException {
        SnapshotStore store = new SnapshotStore(folder);
        for (SnapshotInfo info : store.list()) {
            Ledger ledger = read(store, info);
            LedgerFault.move(ledger, from, to, MOVED_MINOR);
            store.delete(info);
            write(store, info, ledger);
        }
    }

    /** In the place of those that are there. */
    static void replace(MemoryFolder folder, MemoryFolder by) {
        SnapshotStore store = new SnapshotStore(folder);
        store.list().forEach(store::delete);
        SnapshotStore source = new SnapshotStore(by);
        for (SnapshotInfo info : source.list()) {
            write(store, info, read(source, info));
        }
    }

    private static Ledger read(SnapshotStore store, SnapshotInfo info) {
        Ledger ledger = new Ledger(PairSettings.of(1).ledger());
        store.read(info, (buffer, offset, _) -> ledger.read(buffer, offset));
        return ledger;
    }

    private static void write(SnapshotStore store, SnapshotInfo info, Ledger ledger) {
        try (SnapshotWriter writer = store.begin()) {
            ledger.write(writer::write);
            writer.finish(info);
        }
    }
}
