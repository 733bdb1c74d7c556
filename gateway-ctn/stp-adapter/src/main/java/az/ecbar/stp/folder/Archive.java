package az.ecbar.stp.folder;

import az.ecbar.stp.store.FilePlace;
import az.ecbar.stp.store.OutFile;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts away what is finished: when a day of Baku has ended, each file whose messages have all come to their
 * end, and each whose messages were answered longer ago than the store remembers, goes to
 * {@code archive/yyyyMMdd}. What was archived, and what came through the API, is forgotten after that time.
 * Nothing is deleted from the folders.
 */
public final class Archive {
    private static final int FILES_PER_STEP = 64;

    private final FileShelf shelf;
    private final OutStore store;
    private final long rememberMs;
    private String doneDay = "";

    public Archive(FileShelf shelf, OutStore store, long rememberMs) {
        this.shelf = shelf;
        this.store = store;
        this.rememberMs = rememberMs;
    }

    /** Does a part of what is due; returns how many files and messages it dealt with. */
    public int doWork(long nowMs) throws IOException {
        String today = ArchiveDay.of(nowMs);
        if (today.equals(doneDay)) {
            return 0;
        }
        int work = putAway(today, nowMs) + forgetMessages(nowMs);
        if (work == 0) {
            doneDay = today;
        }
        return work;
    }

    private int putAway(String today, long nowMs) throws IOException {
        int work = 0;
        for (OutFile file : store.files()) {
            if (work == FILES_PER_STEP) {
                return work;
            }
            List<OutMessage> messages = store.messagesOf(file);
            boolean old = nowMs - ArchiveDay.lastChangeMs(messages) > rememberMs;
            if (file.place() == FilePlace.ARCHIVE) {
                if (old) {
                    store.forget(file);
                    work++;
                }
            } else if (isDue(messages, today, old)) {
                shelf.archive(file);
                work++;
            }
        }
        return work;
    }

    private static boolean isDue(List<OutMessage> messages, String today, boolean old) {
        for (OutMessage message : messages) {
            if (message.isUnanswered() || !(old || message.state().isFinal())) {
                return false;
            }
        }
        return !ArchiveDay.of(messages).equals(today);
    }

    private int forgetMessages(long nowMs) {
        List<OutMessage> due = new ArrayList<>();
        for (OutMessage message : store.messages()) {
            if (message.fileOrdinal() == 0
                    && !message.isUnanswered()
                    && nowMs - message.changedAtMs() > rememberMs
                    && due.size() < FILES_PER_STEP) {
                due.add(message);
            }
        }
        due.forEach(store::forget);
        return due.size();
    }
}
