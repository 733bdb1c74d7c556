package az.ecbar.cluster;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.SpaceState;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A member's Chronicle copy of what the cluster committed: record by record the same bytes on every member. The commit
 * log is the cluster's own; this copy serves reading by sequence, the offline tools and the proof that members are equal.
 *
 * <p>Delivering anew what is here already, as after a restart, changes nothing: it is compared, and a difference stops
 * the member. Owned by the delivering thread.
 *
 * @rule D17
 */
public final class CommittedCopy {
    private final Journal journal;
    private final JournalReader reader;
    private final UnsafeBuffer held = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private long readUpTo;

    /** A copy in a journal opened {@link az.ecbar.journal.JournalConfig#forReplica}, which the caller closes. */
    public CommittedCopy(Journal journal) {
        this.journal = journal;
        reader = journal.newReader();
        readUpTo = -1;
    }

    /** The last sequence that is in the copy, forced or not. */
    public long lastSequence() {
        return journal.lastSequence();
    }

    /** Free space as it was last measured. */
    public SpaceState space() {
        return journal.space();
    }

    /**
     * Takes the next sealed record.
     *
     * @throws JournalException if it cannot be written, or if another record is here under its sequence
     */
    void append(DirectBuffer record, int offset, int lengthBytes) {
        if (RecordHeader.sequence(record, offset) <= journal.lastSequence()) {
            requireSame(record, offset, lengthBytes);
            return;
        }
        RecordCheck check = journal.appendSealed(record, offset, lengthBytes);
        if (check != RecordCheck.VALID) {
            throw new JournalFailure("record " + RecordHeader.sequence(record, offset)
                    + " of the log does not continue the copy, which ends at " + journal.lastSequence() + ": " + check);
        }
    }

    /** Makes everything taken durable. */
    public void force() {
        journal.force();
        journal.measureSpace();
    }

    /**
     * Checks that the copy holds a record with this link under this sequence, as a snapshot says of itself.
     *
     * @throws JournalFailure if it does not
     */
    void requireLink(long sequence, DirectBuffer link, int linkOffset) {
        int length = sequence > journal.lastSequence() ? 0 : reader.read(sequence, held, 0);
        if (length == 0 || !isSame(held, RecordHeader.LINK_OFFSET, link, linkOffset, RecordHeader.LINK_LENGTH)) {
            throw new JournalFailure("the snapshot of sequence " + sequence + " is not one of this copy, which ends at "
                    + journal.lastSequence() + "; bring a copy of another member, or start the member empty");
        }
    }

    private void requireSame(DirectBuffer record, int offset, int lengthBytes) {
        long sequence = RecordHeader.sequence(record, offset);
        if (readUpTo != sequence - 1) {
            reader.seek(sequence);
        }
        int length = reader.next(sequence, held, 0);
        readUpTo = sequence;
        if (length != lengthBytes || !isSame(held, 0, record, offset, length)) {
            throw new JournalFailure("record " + sequence + " of the copy is not the one that the log gives");
        }
    }

    private static boolean isSame(DirectBuffer one, int at, DirectBuffer other, int otherAt, int length) {
        for (int i = 0; i < length; i++) {
            if (one.getByte(at + i) != other.getByte(otherAt + i)) {
                return false;
            }
        }
        return true;
    }
}
