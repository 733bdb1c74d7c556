package az.ecbar.stp.folder;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.files.FoundFile;
import az.ecbar.stp.message.BatchSplitter;
import az.ecbar.stp.message.MessageGlance;
import az.ecbar.stp.message.UnreadableFileException;
import az.ecbar.stp.store.OutFile;
import az.ecbar.stp.store.OutStore;
import az.ecbar.stp.store.Outgoing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes files from {@code out} and gives their messages to the store.
 *
 * <p>A file is first claimed: moved, in one step, to {@code claimed} under the ordinal that the store will
 * give it, and the move forced. From then on the bank's programs cannot reach it, and its ordinal says after a
 * crash whether the store has it. The same bytes under any name, also the same one again, are a new file. A
 * file that is not one message or one batch is put into {@code error} with its reason, before any of it is
 * numbered.
 */
public final class FolderIntake {
    private static final Comparator<FoundFile> OLDEST_FIRST =
            Comparator.comparingLong(FoundFile::changedMs).thenComparing(FoundFile::name);

    private final AdapterFiles files;
    private final BankFolders folders;
    private final OutStore store;
    private final FolderLimits limits;
    private final FolderEvents events;
    private final Set<String> refused = new HashSet<>();

    public FolderIntake(
            AdapterFiles files, BankFolders folders, OutStore store, FolderLimits limits, FolderEvents events) {
        this.files = files;
        this.folders = folders;
        this.store = store;
        this.limits = limits;
        this.events = events;
    }

    /** Takes what a crash left claimed and not numbered. Call once, before {@link #take}. */
    public List<OutFile> recover(long nowMs) throws IOException {
        List<FoundFile> left = new ArrayList<>();
        for (FoundFile found : files.list(folders.claimed())) {
            if (ClaimedName.parse(found.name()).filter(this::isKnown).isEmpty()) {
                left.add(found);
            }
        }
        left.sort(Comparator.comparing(FoundFile::name));
        return number(left, nowMs);
    }

    private boolean isKnown(ClaimedName claimed) {
        return store.file(claimed.ordinal()) != null;
    }

    /**
     * Takes the oldest files that are ready; none while too much waits for its answer.
     *
     * @return the files whose messages are numbered, durable with the next force of the store
     */
    public List<OutFile> take(long nowMs) throws IOException {
        if (store.unansweredBytes() > limits.maxUnansweredBytes()) {
            return List.of();
        }
        List<FoundFile> ready = ready();
        return ready.isEmpty() ? List.of() : number(ready, nowMs);
    }

    /** Whether a file of this name is one that the bank has finished writing. */
    static boolean isReady(String name) {
        return !name.endsWith(".tmp") && !name.startsWith(".");
    }

    private List<FoundFile> ready() throws IOException {
        List<FoundFile> ready = new ArrayList<>();
        for (FoundFile found : files.list(folders.out())) {
            if (isReady(found.name())) {
                ready.add(found);
            }
        }
        ready.sort(OLDEST_FIRST);
        return ready.size() <= limits.filesPerStep() ? ready : ready.subList(0, limits.filesPerStep());
    }

    /** Claims, then numbers: all moves are forced before the first number is given. */
    private List<OutFile> number(List<FoundFile> found, long nowMs) throws IOException {
        List<Claimed> claimed = new ArrayList<>();
        long ordinal = firstFreeOrdinal();
        for (FoundFile file : found) {
            if (claim(file, ordinal, claimed)) {
                ordinal++;
            }
        }
        if (claimed.isEmpty()) {
            return List.of();
        }
        files.forceFolder(folders.claimed());
        files.forceFolder(folders.out());
        List<OutFile> numbered = new ArrayList<>();
        for (Claimed file : claimed) {
            numberOne(file, numbered, nowMs);
        }
        return numbered;
    }

    private record Claimed(long ordinal, String name, Path path, long sizeBytes) {}

    /** Above all that the store gave and all that lies in the folder. */
    private long firstFreeOrdinal() throws IOException {
        long free = store.nextFileOrdinal();
        for (FoundFile found : files.list(folders.claimed())) {
            free = Math.max(
                    free,
                    ClaimedName.parse(found.name()).map(ClaimedName::ordinal).orElse(0L) + 1);
        }
        return free;
    }

    private boolean claim(FoundFile file, long ordinal, List<Claimed> claimed) throws IOException {
        boolean again = file.path().startsWith(folders.claimed());
        String name =
                again ? ClaimedName.parse(file.name()).map(ClaimedName::name).orElse(file.name()) : file.name();
        Path path = folders.claimed().resolve(new ClaimedName(ordinal, name).fileName());
        try {
            files.move(file.path(), path);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (AccessDeniedException e) {
            if (refused.add(name)) {
                events.onWarning("cannot take " + file.path() + ": no permission to move it; it stays where it is");
            }
            return false;
        }
        refused.remove(name);
        claimed.add(new Claimed(ordinal, name, path, file.sizeBytes()));
        return true;
    }

    private void numberOne(Claimed file, List<OutFile> numbered, long nowMs) throws IOException {
        List<Outgoing> outgoing;
        try {
            outgoing = read(file);
        } catch (UnreadableFileException e) {
            putAside(file, String.valueOf(e.getMessage()));
            return;
        }
        String filedName = FreeName.of(ClaimedName.shortened(file.name()), this::isFiledName);
        numbered.add(store.addFile(file.ordinal(), file.name(), filedName, file.sizeBytes(), outgoing, nowMs));
    }

    private boolean isFiledName(String name) throws IOException {
        if (store.hasFiledName(name)) {
            return true;
        }
        for (Path folder : List.of(folders.sent(), folders.ack(), folders.nak())) {
            if (files.exists(folder.resolve(name)) || files.exists(StatusFile.path(folder, name, 1, 1))) {
                return true;
            }
        }
        return false;
    }

    private List<Outgoing> read(Claimed file) throws IOException, UnreadableFileException {
        if (StatusFile.isStatusName(file.name())) {
            throw new UnreadableFileException("this name is one that the adapter gives to its own status files");
        }
        if (file.sizeBytes() > limits.maxFileBytes()) {
            throw new UnreadableFileException(
                    "the file has " + file.sizeBytes() + " bytes; the most is " + limits.maxFileBytes());
        }
        byte[] bytes;
        try {
            bytes = files.read(file.path(), limits.maxFileBytes());
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException("no permission to read it");
        }
        List<Outgoing> outgoing = new ArrayList<>();
        for (byte[] message : BatchSplitter.split(bytes, limits.maxMessages())) {
            if (message.length > limits.maxMessageBytes()) {
                throw new UnreadableFileException("message " + (outgoing.size() + 1) + " has " + message.length
                        + " bytes; the most is " + limits.maxMessageBytes());
            }
            MessageGlance glance = MessageGlance.at(message);
            outgoing.add(new Outgoing(message, glance.type(), glance.reference()));
        }
        return outgoing;
    }

    /** The reason first, then the file: so a file in {@code error} always has its reason beside it. */
    private void putAside(Claimed file, String reason) throws IOException {
        String name = FreeName.of(
                ClaimedName.shortened(file.name()),
                candidate -> files.exists(folders.error().resolve(candidate)));
        Path reasonFile = folders.error().resolve(name + ".reason.txt");
        files.write(
                reasonFile,
                (file.name() + " was not sent: " + reason + "\nNothing of it was numbered. Mend it and put it into "
                                + folders.out() + " again.\n")
                        .getBytes(StandardCharsets.UTF_8));
        files.move(file.path(), folders.error().resolve(name));
        files.forceFolder(folders.error());
        files.forceFolder(folders.claimed());
        events.onUnreadable(file.name(), reason);
    }
}
