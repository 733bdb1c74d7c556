package az.ecbar.journal;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a journal that does not begin with its first record, in the folder of an empty one: collects the older records
 * that a snapshot at the base refers to, then notes the base. What was collected counts from that on; a start before it
 * finds the empty journal, and removes the rest.
 *
 * <p>For the journal's owner; between {@link #finish} and the next opening the journal must be closed.
 */
public final class JournalBase implements AutoCloseable {
    private static final String FRESH = JournalNames.REFERRED + JournalNames.FRESH_SUFFIX;

    private final FileFolder folder;
    private final RecordChain checker = new RecordChain();
    private final byte[] lastLink = new byte[RecordHeader.LINK_LENGTH];
    private @Nullable StoredFile file;
    private long last;
    private long lastTimeNs;
    private int lastEpoch;

    private JournalBase(FileFolder folder, StoredFile file) {
        this.folder = folder;
        this.file = file;
    }

    /** Begins to collect; what another one had collected is removed. */
    public static JournalBase begin(FileFolder folder) {
        try {
            if (folder.exists(FRESH)) {
                folder.delete(FRESH);
            }
            return new JournalBase(folder, folder.create(FRESH));
        } catch (IOException e) {
            throw new JournalFailure("no records can be collected: " + e.getMessage(), e);
        }
    }

    /** Whether a journal has a base, so that what came with it counts. */
    public static boolean isNoted(FileFolder folder) throws IOException {
        return folder.exists(JournalNames.BASE);
    }

    /**
     * A journal that begins behind a base is of no use without a snapshot from which a start may begin.
     *
     * @throws JournalDamaged if there is a base; to be filled again, such a journal is emptied
     */
    public static void requireNone(long base) {
        if (base > 0) {
            throw new JournalDamaged(
                    JournalNames.REFERRED,
                    1,
                    0,
                    "the journal begins behind sequence " + base + ", and no snapshot gives the state there");
        }
    }

    /** Adds a record; false if it is not whole, or does not come behind the last one. */
    public boolean add(DirectBuffer record, int offset, int available) {
        StoredFile target = file;
        if (target == null
                || checker.verifyAlone(record, offset, available) != RecordCheck.VALID
                || RecordHeader.sequence(record, offset) <= last) {
            return false;
        }
        try {
            target.write(record, offset, RecordHeader.length(record, offset));
        } catch (IOException e) {
            throw new JournalFailure("a record cannot be kept: " + e.getMessage(), e);
        }
        last = RecordHeader.sequence(record, offset);
        lastTimeNs = RecordHeader.timeNs(record, offset);
        lastEpoch = RecordHeader.epoch(record, offset);
        record.getBytes(offset + RecordHeader.LINK_OFFSET, lastLink);
        return true;
    }

    /** The last sequence that was added; 0 if there is none. */
    public long lastSequence() {
        return last;
    }

    /** Whether the last record that was added is this one. */
    public boolean endsAt(long sequence, byte[] link) {
        return last == sequence && Arrays.equals(lastLink, link);
    }

    /**
     * Makes the last record that was added the base: the journal goes on behind it. Durable on return.
     *
     * @throws JournalFailure if that cannot be done; the journal is empty still, or begins there already
     */
    public void finish() {
        StoredFile target = file;
        if (target == null || last == 0) {
            throw new IllegalStateException("nothing was collected");
        }
        try {
            target.force();
            close();
            folder.replace(FRESH, JournalNames.REFERRED);
            folder.forceNames();
            PositionFile.write(folder, JournalNames.BASE, new ChainPoint(last, lastTimeNs, lastEpoch, lastLink));
            folder.forceNames();
        } catch (IOException e) {
            throw new JournalFailure("the base of the journal cannot be noted: " + e.getMessage(), e);
        }
    }

    /** Lets go of the file, finished or not. */
    @Override
    public void close() {
        StoredFile target = file;
        file = null;
        if (target != null) {
            try {
                target.close();
            } catch (IOException e) {
                throw new JournalFailure("collected records cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
