package az.ecbar.journal;

/**
 * A closed file of records as it is at one moment: what it holds, and what it is called. Immutable.
 *
 * <p>Its content is told by its last link, which stands for every byte of every record up to it.
 */
public final class ClosedFile {
    private final CycleFile file;
    private final String name;

    ClosedFile(CycleFile file) {
        this.file = file;
        this.name = file.name();
    }

    /** Its name in the journal's folder. */
    public String name() {
        return name;
    }

    /** Its name without an ending: the first sequence and the cycle. */
    public String stem() {
        return JournalNames.stem(name);
    }

    /** Whether it was compressed when this was made. */
    public boolean isCompressed() {
        return JournalNames.isCompressed(name);
    }

    public long firstSequence() {
        return file.firstSequence();
    }

    public long lastSequence() {
        return file.last().sequence();
    }

    /** Time of the last record, UTC nanoseconds. */
    public long lastTimeNs() {
        return file.last().timeNs();
    }

    /** Epoch of the last record. */
    public int epoch() {
        return file.last().epoch();
    }

    /** The link on which its first record stands. */
    public byte[] linkBefore() {
        return file.before().link();
    }

    /** The link of its last record. */
    public byte[] link() {
        return file.last().link();
    }

    /** Bytes of its records with all that the container has written between them, when it is not compressed. */
    public long sizeBytes() {
        return file.endPosition();
    }

    CycleFile file() {
        return file;
    }
}
