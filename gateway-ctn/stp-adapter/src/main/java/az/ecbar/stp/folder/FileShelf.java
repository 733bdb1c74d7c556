package az.ecbar.stp.folder;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.files.FoundFile;
import az.ecbar.stp.store.FilePlace;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutFile;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each file of the bank in the folder that says how far it is, with its status files beside it.
 *
 * <p>A file goes from {@code claimed} to {@code sent}, and from there to {@code ack} when the centre has
 * recorded all its messages, or to {@code nak} when one of them was refused. A move writes the status files
 * at the new place, moves the file, deletes the old status files, and tells the store last: every step can be
 * repeated, and {@link #reconcile} does so after a crash.
 */
public final class FileShelf {
    private final AdapterFiles files;
    private final BankFolders folders;
    private final OutStore store;
    private final FolderEvents events;

    public FileShelf(AdapterFiles files, BankFolders folders, OutStore store, FolderEvents events) {
        this.files = files;
        this.folders = folders;
        this.store = store;
        this.events = events;
    }

    /** Makes the folders agree with the store after a start. */
    public void reconcile() throws IOException {
        deleteStatusFiles();
        for (OutFile file : store.files()) {
            OutFile found = find(file);
            if (found == null) {
                if (file.place() != FilePlace.ARCHIVE) {
                    events.onWarning(
                            file.filedName() + " is in none of the folders any more; its messages are " + states(file));
                }
                continue;
            }
            if (found.place() != FilePlace.ARCHIVE) {
                writeStatus(found, store.messagesOf(found));
                arrange(found);
            }
        }
    }

    /** A move that a crash cut off leaves some at the wrong place; all that belong somewhere are written anew. */
    private void deleteStatusFiles() throws IOException {
        for (Path folder : List.of(folders.sent(), folders.ack(), folders.nak())) {
            for (FoundFile found : files.list(folder)) {
                if (StatusFile.isStatusName(found.name()) || StatusFile.isDraftName(found.name())) {
                    files.delete(found.path());
                }
            }
        }
    }

    /** Writes the status of one message anew and moves its file if its folder is no longer the right one. */
    public void show(OutMessage message) throws IOException {
        OutFile file = store.file(message.fileOrdinal());
        if (file == null || !files.exists(folders.pathOf(file))) {
            return;
        }
        if (file.place() != FilePlace.CLAIMED) {
            StatusFile.write(files, folders.of(file), file, message);
        }
        arrange(file);
    }

    /** Moves the file to where its messages say that it belongs. */
    public void arrange(OutFile file) throws IOException {
        if (file.place() == FilePlace.ARCHIVE) {
            return;
        }
        List<OutMessage> messages = store.messagesOf(file);
        FilePlace wanted = placeOf(messages);
        if (wanted != file.place()) {
            move(file, wanted, "", messages);
        }
    }

    /** Puts a file away under the day of its last change. */
    void archive(OutFile file) throws IOException {
        String day = ArchiveDay.of(store.messagesOf(file));
        files.createFolder(folders.archive().resolve(day));
        files.forceFolder(folders.archive());
        move(file, FilePlace.ARCHIVE, day, store.messagesOf(file));
    }

    /** The folder that says how far these messages are together. */
    static FilePlace placeOf(List<OutMessage> messages) {
        FilePlace place = FilePlace.ACK;
        for (OutMessage message : messages) {
            if (message.state() == MessageState.NUMBERED) {
                return FilePlace.SENT;
            }
            if (message.state() == MessageState.REJECTED || message.state() == MessageState.REFUSED) {
                place = FilePlace.NAK;
            }
        }
        return place;
    }

    private void move(OutFile file, FilePlace place, String day, List<OutMessage> messages) throws IOException {
        OutFile target = file.movedTo(place, day);
        Path from = folders.pathOf(file);
        Path to = folders.pathOf(target);
        if (files.exists(from)) {
            writeStatus(target, messages);
            files.move(from, to);
        }
        if (file.place() != FilePlace.CLAIMED) {
            for (OutMessage message : messages) {
                files.delete(
                        StatusFile.path(folders.of(file), BankFolders.nameOf(file), message.index(), file.messages()));
            }
        }
        store.fileMoved(file, place, day);
    }

    private void writeStatus(OutFile file, List<OutMessage> messages) throws IOException {
        if (file.place() == FilePlace.CLAIMED) {
            return;
        }
        for (OutMessage message : messages) {
            StatusFile.write(files, folders.of(file), file, message);
        }
    }

    /** The file as it lies on the disk: where the store thinks, or where a move that it did not note left it. */
    private @Nullable OutFile find(OutFile file) throws IOException {
        if (files.exists(folders.pathOf(file))) {
            return file;
        }
        for (FilePlace place : FilePlace.values()) {
            String day = place == FilePlace.ARCHIVE ? ArchiveDay.of(store.messagesOf(file)) : "";
            if (files.exists(folders.pathOf(file.movedTo(place, day)))) {
                return store.fileMoved(file, place, day);
            }
        }
        return null;
    }

    private List<MessageState> states(OutFile file) {
        List<MessageState> states = new ArrayList<>();
        store.messagesOf(file).forEach(message -> states.add(message.state()));
        return states;
    }
}
