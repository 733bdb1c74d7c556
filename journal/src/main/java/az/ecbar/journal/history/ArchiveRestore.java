package az.ecbar.journal.history;

import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalDamaged;
import az.ecbar.journal.JournalImport;
import az.ecbar.journal.JournalProgress;
import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes a journal from an archive alone: file by file as long as its head is believed, continues the one before, and
 * the file holds exactly what the head says. It stops at the first that does not, and keeps what it has. Only the part
 * of a last file that was asked for by a bound is kept without that proof too, and this is said.
 */
public final class ArchiveRestore {
    private final Archive archive;
    private final HeadJudge judge;
    private final JournalImport journal;
    private int files;
    private String doubt = "";

    private ArchiveRestore(Archive archive, HeadJudge judge, JournalImport journal) {
        this.archive = archive;
        this.judge = judge;
        this.journal = journal;
    }

    /** Says whether a head was signed by a node of the centre. */
    @FunctionalInterface
    public interface HeadJudge {
        /** Why the head is not believed; null if it is. */
        @Nullable
        String refusal(ArchiveHead head);
    }

    /**
     * How far to go.
     *
     * @param sequence the last one wanted
     * @param timeNs only records before this time are wanted, UTC nanoseconds
     */
    public record Until(long sequence, long timeNs) {
        /** All that there is. */
        public static final Until END = new Until(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * What was reached.
     *
     * @param files how many of the archive were used
     * @param lastSequence of the journal; 0 if nothing was restored
     * @param lastTimeNs of its last record
     * @param epoch of its last record
     * @param link of its last record, 32 bytes, in hexadecimal
     * @param stoppedBy what stopped it before the end of the archive or of what was wanted; empty if nothing did
     */
    public record Reached(int files, long lastSequence, long lastTimeNs, int epoch, String link, String stoppedBy) {}

    /** Restores into an empty folder; durable on return. */
    public static Reached run(
            FileFolder archive,
            JournalFolder target,
            JournalConfig config,
            HeadJudge judge,
            Until until,
            JournalProgress progress)
            throws IOException {
        JournalImport journal = JournalImport.into(target, config, progress);
        return new ArchiveRestore(new Archive(archive), judge, journal).run(until);
    }

    private Reached run(Until until) throws IOException {
        String stoppedBy = addAll(until);
        journal.finish();
        return new Reached(
                files,
                journal.lastSequence(),
                journal.lastTimeNs(),
                journal.epoch(),
                HexFormat.of().formatHex(journal.link()),
                stoppedBy);
    }

    /** Adds what is wanted of the archive; what stopped it before, empty if nothing did. */
    private String addAll(Until until) throws IOException {
        for (String stem : archive.stems()) {
            if (journal.lastSequence() >= until.sequence()) {
                return "";
            }
            ArchiveHead head = archive.headOf(stem);
            String refusal = head == null ? "the archive has no head for it that can be read" : refusal(head);
            if (head == null || refusal != null) {
                return stem + ": " + refusal;
            }
            try {
                if (!add(head, until)) {
                    return doubt;
                }
            } catch (JournalDamaged e) {
                return String.valueOf(e.getMessage());
            }
        }
        boolean isShort = until.sequence() < Long.MAX_VALUE && journal.lastSequence() < until.sequence();
        return isShort ? "the archive ends with sequence " + journal.lastSequence() : "";
    }

    private @Nullable String refusal(ArchiveHead head) {
        if (head.firstSequence() != journal.lastSequence() + 1) {
            return "it begins with sequence " + head.firstSequence() + ", not with " + (journal.lastSequence() + 1);
        }
        if (!Arrays.equals(head.linkBefore(), journal.link())) {
            return "it continues another history";
        }
        return judge.refusal(head);
    }

    /** Adds what is wanted of a file; whether it is all of it. */
    private boolean add(ArchiveHead head, Until until) throws IOException {
        String name = head.stem() + Archive.FILE_SUFFIX;
        if (!archive.has(name)) {
            throw new JournalDamaged(name, head.firstSequence(), 0, "the archive has its head alone");
        }
        if (head.lastSequence() <= until.sequence() && head.timeNs() < until.timeNs()) {
            journal.add(archive.folder(), name, head.lastSequence(), head.timeNs(), head.epoch(), head.link());
            files++;
            return true;
        }
        long before = journal.lastSequence();
        String wrong = journal.addPart(
                archive.folder(),
                name,
                head.lastSequence(),
                head.timeNs(),
                head.epoch(),
                head.link(),
                until.sequence(),
                until.timeNs());
        if (!wrong.isEmpty()) {
            doubt = head.stem() + ": its records up to " + journal.lastSequence()
                    + " are a chain, but not proven by its head; " + wrong;
        }
        files += journal.lastSequence() > before ? 1 : 0;
        return false;
    }
}
