package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.journal.JournalBase;
import az.ecbar.journal.JournalFailure;
import az.ecbar.port.FileFolder;
import java.io.IOException;

/**
 * An outbox that is filled from another node's while it counts for nothing yet, which a file in its folder says. A start
 * that finds the file, and no base of the journal, removes all that is there. What came that way stays known by the name of
 * a file in the folder: up to there the outbox is forced, and holds what was not acknowledged alone.
 */
final class JoinedOutbox {
    private static final String MARK = "joining";
    private static final String FILLED = "joined-";

    private JoinedOutbox() {}

    /** Empties the folder and begins to fill it. */
    static Outbox begin(FileFolder folder) {
        try {
            if (!folder.exists(MARK)) {
                folder.create(MARK).close();
                folder.forceNames();
            }
            empty(folder);
            return Outbox.open(folder, OutboxConfig.standard());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Notes, durably, up to which sequence it was filled; all that it holds is forced. */
    static void filledUpTo(FileFolder folder, long sequence) {
        try {
            folder.create(FILLED + sequence).close();
            folder.forceNames();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Up to which sequence it was filled from another node's; 0 if all that it holds was made here. */
    static long filledUpTo(FileFolder folder) {
        try {
            return folder.list().stream()
                    .filter(name -> name.startsWith(FILLED))
                    .mapToLong(name -> Long.parseLong(name.substring(FILLED.length())))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** From here on it is the node's. */
    static void counts(FileFolder folder) {
        try {
            if (folder.exists(MARK)) {
                folder.delete(MARK);
                folder.forceNames();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Removes all that was filled in. */
    static void giveUp(FileFolder folder) {
        try {
            empty(folder);
            counts(folder);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** At a start: removes what does not count, for the journal's base was not noted. */
    static void settle(FileFolder folder, FileFolder journal) {
        try {
            if (folder.exists(MARK) && !JournalBase.isNoted(journal)) {
                empty(folder);
            }
            counts(folder);
            // What an earlier process changed of names may not be forced yet.
            folder.forceNames();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static void empty(FileFolder folder) throws IOException {
        for (String name : folder.list()) {
            if (!name.equals(MARK)) {
                folder.delete(name);
            }
        }
        folder.forceNames();
    }

    private static JournalFailure failure(IOException cause) {
        return new JournalFailure("the outbox cannot be filled: " + cause.getMessage(), cause);
    }
}
