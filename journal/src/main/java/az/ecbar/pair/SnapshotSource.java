package az.ecbar.pair;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What an owner gives to a standby that comes up by a snapshot: pieces that are asked for, each by itself. Used by the pair
 * thread, beside whoever writes; every call reads a bounded piece of a file.
 */
public interface SnapshotSource {
    /** The sequence of the newest snapshot that is committed and that the journal confirms by its link; 0 if there is none. */
    long newestSequence();

    /** Keeps this snapshot, whatever newer ones are taken, until another one is lent; 0 keeps none. */
    void lend(long sequence);

    /** Whether the journal here holds every record from the first on, so that the log alone would do too. */
    boolean isLogWhole();

    /** Length of the file of a snapshot in bytes; 0 if it is gone. */
    long lengthBytes(long sequence);

    /** Reads a piece of a snapshot; gives its length in bytes, 0 if it is gone. */
    int read(long sequence, long position, MutableDirectBuffer target, int offset, int maxLength);

    /** Copies any record that is forced here; gives its length in bytes, 0 if it is not there. */
    int readRecord(long sequence, MutableDirectBuffer target, int offset);

    /**
     * Copies whole outputs of commands up to a sequence, from a place in the outbox on.
     *
     * @param place 0, or as {@link #nextPlace} said
     * @param acknowledged of each terminal, what is not wanted: int32 participant, int32 terminal, int64 number
     * @return how many bytes; perhaps 0, though more follow
     */
    int readOutputs(
            long upToSequence,
            long place,
            DirectBuffer acknowledged,
            MutableDirectBuffer target,
            int offset,
            int maxLength);

    /** The place behind the outputs that were read last; -1 if none follow. */
    long nextPlace();
}
