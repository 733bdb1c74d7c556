package az.ecbar.ops.node;

import az.ecbar.journal.Journal;
import az.ecbar.journal.SpaceState;
import az.ecbar.ring.CommandLog;
import org.agrona.MutableDirectBuffer;

/**
 * The journal as the core agent's log. Below the second mark of free space the node stops after what was accepted is
 * durable.
 *
 * <p>Owned by the core agent's thread.
 */
final class JournalLog implements CommandLog {
    private final Journal journal;
    private final SpaceListener listener;

    /** Hears whether space is below the first mark. */
    @FunctionalInterface
    interface SpaceListener {
        void onSpace(boolean isLow);
    }

    JournalLog(Journal journal, SpaceListener listener) {
        this.journal = journal;
        this.listener = listener;
    }

    @Override
    public void append(MutableDirectBuffer record, int offset, int lengthBytes, long committed) {
        journal.append(record, offset, lengthBytes, committed);
    }

    @Override
    public long force() {
        long durable = journal.force();
        judge(journal.space(), durable);
        return durable;
    }

    @Override
    public void look() {
        judge(journal.measureSpace(), journal.durableSequence());
    }

    private void judge(SpaceState space, long durable) {
        listener.onSpace(space != SpaceState.ENOUGH);
        if (space == SpaceState.STOP) {
            throw new OutOfSpace("free space is below the second mark; everything up to sequence " + durable
                    + " is durable; free space and start again");
        }
    }
}
