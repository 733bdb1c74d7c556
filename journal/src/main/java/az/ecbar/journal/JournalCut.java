package az.ecbar.journal;

import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Ends a journal at an earlier sequence, after the records behind it were set aside: what a node does whose journal
 * goes beyond what it has in common with the owner that it follows ({@code docs/replication.md}, Follow 3).
 *
 * <p>For one thread, before the journal is opened. A crash at any step leaves a whole journal that ends somewhere
 * between the common sequence and its old end, with the records behind that end in {@code aside/}; the same call then
 * goes on. Files are removed from the last one backwards, each durably before the next, and the one that holds the
 * common sequence is replaced by a copy: nothing is ever appended to it.
 */
public final class JournalCut {
    private final JournalFolder folder;
    private final JournalConfig config;
    private final JournalProgress progress;
    private final long common;
    private final byte[] commonLink;

    private JournalCut(
            JournalFolder folder, JournalConfig config, long common, byte[] commonLink, JournalProgress progress) {
        this.folder = folder;
        this.config = config;
        this.common = common;
        this.commonLink = commonLink.clone();
        this.progress = progress;
    }

    /**
     * What was set aside.
     *
     * @param records how many; 0 if the journal ended at the common sequence already
     * @param recordsFile the file of whole records in the journal's folder; empty if there were none
     * @param reportFile the readable report beside it; empty if there were none
     */
    public record SetAside(long records, String recordsFile, String reportFile) {}

    /**
     * Sets aside all records behind the common sequence; durable on return. Snapshots behind it must be gone before
     * ({@link az.ecbar.journal.snapshot.SnapshotStore#removeBehind}).
     *
     * @param config as the journal will be opened with; what it knows to be durable is never set aside. For a journal
     *     that is no replica, what its records know to be durable is not either
     * @param common the last sequence that stays; 0 if none does
     * @param commonLink its link, as the caller expects it; for 0 all zero
     * @param report hears each record that is set aside, in sequence; again when the call is repeated after a crash
     * @throws JournalDamaged if the common sequence is not there with this link, or a record behind it is known to be
     *     durable; nothing was changed then
     * @throws JournalFailure if the folder cannot be read or written; the call may be repeated
     */
    public static SetAside setAside(
            JournalFolder folder,
            JournalConfig config,
            long common,
            byte[] commonLink,
            Consumer<AsideRecord> report,
            JournalProgress progress) {
        try {
            return new JournalCut(folder, config, common, commonLink, progress).run(report);
        } catch (IOException e) {
            throw new JournalFailure("the journal cannot be cut: " + e.getMessage(), e);
        }
    }

    private SetAside run(Consumer<AsideRecord> report) throws IOException {
        JournalInventory inventory = JournalInventory.of(folder, config, progress);
        ChainPoint end = checkAll(inventory);
        JournalRecovery.Outcome start = JournalRecovery.run(folder, config, progress, inventory);
        ChainPoint last = start.last();
        if (last.sequence() == common) {
            return new SetAside(0, "", "");
        }
        String stem = JournalNames.asideStem(common + 1, last.sequence(), last.link());
        try (JournalReader reader = new JournalReader(folder, start.catalogue())) {
            new AsideFiles(folder, reader).write(stem, common + 1, last.sequence(), report, progress);
        }
        PositionFile.write(folder, end);
        folder.forceNames();
        cut(start.catalogue().files());
        return new SetAside(
                last.sequence() - common, stem + AsideFiles.RECORDS_SUFFIX, stem + AsideFiles.REPORT_SUFFIX);
    }

    /** Checks that the journal may end at the common sequence, and gives the place behind it. */
    private ChainPoint checkAll(JournalInventory inventory) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        ChainPoint end = ChainPoint.START;
        long durable = config.knownDurable();
        if (common < inventory.base().sequence()) {
            throw refused(
                    common,
                    "the journal begins behind it, at " + inventory.base().sequence());
        }
        try (JournalReader reader = new JournalReader(folder, inventory.catalogue())) {
            if (common > 0) {
                if (common > reader.lastSequence() || reader.read(common, record, 0) == 0) {
                    throw refused(reader.lastSequence(), "it ends before the common sequence " + common);
                }
                end = pointOf(record);
            }
            if (!Arrays.equals(end.link(), commonLink)) {
                throw refused(common, "the common sequence has another link");
            }
            reader.seek(common + 1);
            while (reader.next(Long.MAX_VALUE, record, 0) > 0) {
                if (!config.isReplica()) {
                    durable = Math.max(durable, RecordHeader.knownDurable(record, 0));
                }
            }
        }
        if (durable > common) {
            throw refused(common + 1, "it was to be set aside, but sequence " + durable + " is known to be durable");
        }
        return end;
    }

    private static ChainPoint pointOf(UnsafeBuffer record) {
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        record.getBytes(RecordHeader.LINK_OFFSET, link);
        return new ChainPoint(
                RecordHeader.sequence(record, 0), RecordHeader.timeNs(record, 0), RecordHeader.epoch(record, 0), link);
    }

    private static JournalDamaged refused(long sequence, String what) {
        return new JournalDamaged("none", sequence, 0, what);
    }

    private void cut(List<CycleFile> files) throws IOException {
        List<CycleFile> concerned =
                files.stream().filter(file -> file.lastSequence() > common).toList();
        // Without its index a file is read again at a start; with a wrong one it would be taken for damaged.
        for (CycleFile file : concerned) {
            String index = IndexFile.nameFor(file.name());
            for (String known : List.of(index, index + JournalNames.REPLACED_SUFFIX)) {
                if (folder.exists(known)) {
                    folder.delete(known);
                }
            }
        }
        folder.forceNames();
        for (CycleFile file : concerned.reversed()) {
            if (file.firstSequence() > common) {
                folder.delete(file.name());
                folder.forceNames();
            } else {
                shorten(file);
            }
        }
    }

    /** Replaces the file that holds the common sequence by a copy that ends there. */
    private void shorten(CycleFile file) throws IOException {
        String name = file.name();
        boolean isCompressed = JournalNames.isCompressed(name);
        try (StoredFile whole = JournalNames.open(folder, name);
                RecordCopy copy = new RecordCopy(folder, config, file.before())) {
            copy.add(whole, name, common - file.before().sequence(), progress);
            copy.finish();
            String plainName = JournalNames.stem(name) + JournalNames.RECORDS_SUFFIX;
            folder.replace(copy.name(), plainName);
            folder.forceNames();
            if (isCompressed) {
                folder.delete(name);
                folder.forceNames();
            }
            IndexFile.write(folder, plainName, file.before(), copy.last(), copy.endPosition(), copy.positions());
            folder.forceNames();
        }
    }
}
