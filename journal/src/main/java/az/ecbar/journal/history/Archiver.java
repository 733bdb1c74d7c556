package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileCheck;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.gzip.GzipBlock;
import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds each closed file, compressed, and its signed head to the archive, in order, once all of it is committed: what
 * may still be set aside never gets there. If the archive has other records for sequences of this journal, under the
 * same name or another, or records behind its end, nothing more is added: an archive tells one history.
 */
final class Archiver extends Copying {
    private final JournalHistory history;
    private final Archive archive;
    private final HistoryListener listener;
    private final LongSupplier committed;
    private final Signer signer;
    private final byte[] certificateDer;
    private final Clock clock;
    private long archivedUpTo;
    private boolean isCompared;
    private boolean isRefused;

    Archiver(
            JournalHistory history,
            HistoryAgent.ArchivePorts ports,
            HistoryConfig config,
            Clock clock,
            HistoryListener listener,
            JournalProgress progress) {
        super("archive", history, ports.archive().folder(), listener, progress, new Pace(config.copyBytesPerSecond()));
        this.history = history;
        this.archive = ports.archive();
        this.listener = listener;
        this.committed = ports.committed();
        this.signer = ports.signer();
        this.certificateDer = ports.certificate().get();
        this.clock = clock;
    }

    @Override
    @Nullable
    ClosedFile next() throws IOException {
        List<ClosedFile> files = history.files();
        if (!files.isEmpty() && files.getFirst().firstSequence() > 1) {
            // What is older is still being filled in; an archive begins with the first record.
            return null;
        }
        if (!isCompared && !files.isEmpty()) {
            isCompared = true;
            refuseOthers(files, files.getLast().lastSequence());
        }
        for (ClosedFile file : files) {
            if (file.lastSequence() <= archivedUpTo) {
                continue;
            }
            if (isRefused || file.lastSequence() > committed.getAsLong()) {
                return null;
            }
            if (!isThere(file)) {
                refuseOthers(files, Long.MAX_VALUE);
                return isRefused ? null : file;
            }
            archivedUpTo = file.lastSequence();
        }
        return null;
    }

    /**
     * Refuses if the archive has something, up to a sequence, under a name that no closed file of the journal has. What
     * lies behind the journal's end may still come from a peer, and is in the way only when something is to be added.
     */
    private void refuseOthers(List<ClosedFile> files, long upTo) throws IOException {
        Set<String> known = files.stream().map(ClosedFile::stem).collect(Collectors.toSet());
        for (String stem : archive.stems()) {
            if (isRefused || known.contains(stem)) {
                continue;
            }
            ArchiveHead head = archive.headOf(stem);
            if (head == null ? upTo == Long.MAX_VALUE : head.firstSequence() <= upTo) {
                String what = head == null
                        ? "no head that can be read"
                        : "sequences " + head.firstSequence() + " to " + head.lastSequence();
                refuse(stem, "it has " + what + ", and the journal has no such file");
            }
        }
    }

    /** Whether the archive has this file and its head; says so if it has others. */
    private boolean isThere(ClosedFile file) throws IOException {
        String name = JournalHistory.compressedName(file);
        if (archive.has(file.stem() + ArchiveHead.SUFFIX)) {
            ArchiveHead head = archive.headOf(file.stem());
            if (head == null || !head.isOf(file)) {
                refuse(file.stem() + ArchiveHead.SUFFIX, "its head speaks of other records");
                return false;
            }
            if (!archive.has(name)) {
                refuse(name, "its head is there, and it is not");
                return false;
            }
            return true;
        }
        if (!archive.has(name)) {
            return false;
        }
        // The process ended between the file and its head.
        try (FileCheck check = history.check(file, archive.folder(), name)) {
            FileCheck.State state = FileCheck.State.RUNNING;
            while (state == FileCheck.State.RUNNING) {
                state = check.step(GzipBlock.PLAIN_LENGTH);
            }
            if (state == FileCheck.State.DAMAGED) {
                refuse(name, "from sequence " + check.sequence() + " on: " + check.cause());
                return false;
            }
        }
        addHead(file);
        return true;
    }

    private void refuse(String name, String cause) {
        isRefused = true;
        listener.onArchiveDiffers(name, cause);
    }

    @Override
    void onCopied(PackedCopy copied) throws IOException {
        archive.add(copied.freshName(), JournalHistory.compressedName(copied.file()));
        addHead(copied.file());
        archivedUpTo = copied.file().lastSequence();
    }

    private void addHead(ClosedFile file) throws IOException {
        archive.add(ArchiveHead.sign(file, signer, certificateDer, clock.utcNs()));
        listener.onArchived(file.stem(), file.lastSequence());
    }

    /** An archive with a gap is none: nothing behind this file is added before it is repaired and the node starts. */
    @Override
    void onDamaged(ClosedFile file) {
        isRefused = true;
        listener.onArchiveHalted(file.name());
    }
}
