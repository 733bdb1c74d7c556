package az.ecbar.ops.node;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalExitCode;

/**
 * A node cannot come up before a closed file of its journal is repaired, which the other node's records may do. Nothing
 * was changed.
 */
public final class RepairWanted extends JournalException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long sequence;

    RepairWanted(String file, long sequence, JournalException damage) {
        super(
                JournalExitCode.DAMAGED,
                "journal file " + file + " is damaged, and nothing new came from the other node for ten minutes: "
                        + damage.getMessage()
                        + ". Start the other node, or put the file back from the archive, and start this one again",
                damage);
        this.file = file;
        this.sequence = sequence;
    }

    /** The damaged file's name in the journal's folder. */
    String file() {
        return file;
    }

    /** A record that cannot be read. */
    long sequence() {
        return sequence;
    }
}
