package az.ecbar.ops.journal;

import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.ops.node.HashComparison;
import az.ecbar.ops.node.PassedOver;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Applies the records of a journal to a fresh ledger, from the genesis or from a snapshot on. The ledger itself compares
 * each hash point with its own events, save those that count for nothing; at the end its invariants are checked too. One thread; used once; changes nothing.
 *
 * <p>Throws {@link InvariantViolation} where the records contradict what they once caused.
 */
public final class JournalReplay {
    private static final long PROGRESS_RECORDS = 1024;

    private final JournalReader reader;
    private final JournalProgress progress;
    private final Ledger ledger = new Ledger(LedgerCapacity.standard());
    private final HashComparison comparison;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final byte[] link = new byte[RecordHeader.LINK_LENGTH];
    private long hashPoints;
    private int epoch;

    /** By no other word on its hash points than the journal's own. */
    public JournalReplay(JournalReader reader, JournalProgress progress) {
        this(reader, PassedOver.NONE, progress);
    }

    /**
     * With what its folder says of it.
     *
     * @param passedOver the hash points that count for nothing
     */
    public JournalReplay(JournalReader reader, PassedOver passedOver, JournalProgress progress) {
        comparison = new HashComparison(passedOver);
        this.reader = reader;
        this.progress = progress;
    }

    /**
     * Begins with the newest whole snapshot that the journal confirms.
     *
     * @param upToSequence no younger one
     * @return that snapshot; null if there is none, then the replay begins with the genesis
     */
    public @Nullable SnapshotInfo restore(SnapshotStore snapshots, long upToSequence) {
        SnapshotInfo info = snapshots.newestFor(reader, upToSequence).orElse(null);
        if (info == null) {
            return null;
        }
        snapshots.read(info, (buffer, offset, _) -> ledger.read(buffer, offset));
        byte[] digest = write(new MoneyCount());
        if (ledger.eventHash() != info.eventHash() || !Arrays.equals(digest, info.stateDigest())) {
            throw new InvariantViolation(info + " does not bear the state that it names");
        }
        epoch = info.epoch();
        System.arraycopy(info.link(), 0, link, 0, link.length);
        return info;
    }

    /** Applies all records up to one, or to the last. */
    public ReplayResult run(long upToSequence) {
        long from = ledger.lastSequence() + 1;
        long last = Math.min(upToSequence, reader.lastSequence());
        if (from < reader.firstSequence() && from <= last) {
            throw new JournalFailure("the journal begins at sequence " + reader.firstSequence()
                    + ", and no snapshot serves before it: what is older is still to be filled in");
        }
        reader.seek(from);
        while (ledger.lastSequence() < last && reader.next(last, record, 0) > 0) {
            apply();
            long done = ledger.lastSequence() - from + 1;
            if (done % PROGRESS_RECORDS == 0) {
                progress.onProgress("replay", done, last - from + 1);
            }
        }
        ledger.checkInvariants();
        MoneyCount money = new MoneyCount();
        byte[] digest = write(money);
        return new ReplayResult(
                from,
                ledger.lastSequence() - from + 1,
                hashPoints,
                comparison.passed(),
                ledger.lastSequence(),
                epoch,
                HexFormat.of().formatHex(link),
                HexFormat.of().toHexDigits(ledger.eventHash()),
                ledger.totalEvents(),
                HexFormat.of().formatHex(digest),
                money.money());
    }

    private void apply() {
        // At a difference that counts the ledger itself stops.
        boolean _ = comparison.isSound(ledger, record);
        ledger.apply(
                record, RecordHeader.HEADER_LENGTH, RecordHeader.sequence(record, 0), RecordHeader.timeNs(record, 0));
        header.wrap(record, RecordHeader.HEADER_LENGTH);
        hashPoints += header.templateId() == HashPointDecoder.TEMPLATE_ID ? 1 : 0;
        epoch = RecordHeader.epoch(record, 0);
        record.getBytes(RecordHeader.LINK_OFFSET, link);
    }

    private byte[] write(MoneyCount money) {
        StateDigest digest = new StateDigest();
        ledger.write((buffer, offset, length) -> {
            digest.onRecord(buffer, offset, length);
            money.onRecord(buffer, offset);
        });
        return digest.digest();
    }
}
