package az.ecbar.stp.folder;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.store.OutFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the folders of one terminal lie: all below one root, on one file system. */
public record BankFolders(Path root) {

    /** The bank's programs put files here, first under a name that ends in {@code .tmp}. */
    public Path out() {
        return root.resolve("out");
    }

    /** Files that are numbered and not yet answered whole. */
    public Path sent() {
        return root.resolve("sent");
    }

    /** Files that the centre recorded. */
    public Path ack() {
        return root.resolve("ack");
    }

    /** Files of which a message was refused. */
    public Path nak() {
        return root.resolve("nak");
    }

    /** What came from the centre. */
    public Path in() {
        return root.resolve("in");
    }

    /** Files that could not be read, and what did not verify. */
    public Path error() {
        return root.resolve("error");
    }

    /** Proofs of what the centre answered and sent. */
    public Path receipts() {
        return root.resolve("receipts");
    }

    /** Folders by day of what is finished. */
    public Path archive() {
        return root.resolve("archive");
    }

    /** The adapter's own: its memory. */
    public Path store() {
        return root.resolve("store");
    }

    /** The adapter's own: files out of the bank's hands that are not numbered yet. */
    public Path claimed() {
        return root.resolve("claimed");
    }

    /** The folder of a file at its place. */
    Path of(OutFile file) {
        return switch (file.place()) {
            case CLAIMED -> claimed();
            case SENT -> sent();
            case ACK -> ack();
            case NAK -> nak();
            case ARCHIVE -> archive().resolve(file.archiveDay());
        };
    }

    /** The name that a file bears at its place: with its ordinal where files of many days may meet. */
    static String nameOf(OutFile file) {
        return switch (file.place()) {
            case CLAIMED -> new ClaimedName(file.ordinal(), file.name()).fileName();
            case SENT, ACK, NAK -> file.filedName();
            case ARCHIVE -> new ClaimedName(file.ordinal(), file.filedName()).fileName();
        };
    }

    /** The file's path at its place. */
    Path pathOf(OutFile file) {
        return of(file).resolve(nameOf(file));
    }

    /** Makes all folders that are not there. */
    public void create(AdapterFiles files) throws IOException {
        for (Path folder : List.of(out(), sent(), ack(), nak(), in(), error(), receipts(), archive(), claimed())) {
            files.createFolder(folder);
        }
    }
}
