package az.ecbar.pair.frame;

import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.Identity;
import az.ecbar.pair.Link;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairState;
import az.ecbar.pair.ReplayTrace;
import java.util.List;
import org.agrona.DirectBuffer;

/** What one node says to the other. The layouts stand in docs/replication.md. */
public sealed interface PairFrame {
    /** The epoch that the frame speaks of; in HELLO and REFUSE the sender's promised. */
    int epoch();

    /** Who the sender is and how its journal stands. */
    record Hello(
            int epoch,
            Identity ledger,
            Identity folder,
            int node,
            PairMode mode,
            boolean isNew,
            boolean differs,
            PairState state,
            int owned,
            long appended,
            long forced,
            Link link,
            long applied,
            long utcNs,
            int level,
            List<EpochEnd> ends)
            implements PairFrame {}

    /** Asks for an epoch. */
    record Ask(int epoch, int owned) implements PairFrame {}

    /** Gives an epoch, and names what the sender holds, forced. */
    record Granted(int epoch, long lastSequence, Link link) implements PairFrame {}

    /** Refuses an epoch. */
    record Refuse(int epoch, int owned, PairMode mode, PairState state, Cause cause) implements PairFrame {}

    /** Asks for records that the sender lacks. */
    record RecordsWanted(int epoch, long first, long last) implements PairFrame {}

    /** Whole records, one behind the other; the bytes are the receiver's only while it handles the frame. */
    record Records(int epoch, DirectBuffer records) implements PairFrame {}

    /**
     * The sender leads this epoch; the receiver goes on behind the common sequence.
     *
     * @param answersAppended the appended sequence of the HELLO from which the common one was found
     */
    record Follow(int epoch, long common, Link link, long firstOfEpoch, Identity witness, long answersAppended)
            implements PairFrame {}

    /** The sender holds everything up to there, forced. */
    record Ack(int epoch, long forced, Link link, long applied, long lastEqual) implements PairFrame {}

    /** How the owner's journal stands. */
    record Positions(int epoch, long appended, long forced, long committed, long utcNs) implements PairFrame {}

    /** The folder is counted in: it may grant, and be promoted. */
    record CountedIn(int epoch, Identity folder) implements PairFrame {}

    /** The receiver shall ask for the next epoch; the sender owns no more. */
    record HandOver(int epoch, long lastSequence, Link link) implements PairFrame {}

    /** The sender's ledger differs from the owner's at this hash point. */
    record Differs(int epoch, long sequence) implements PairFrame {}

    /** The digest of the whole state at a snapshot of the sender. */
    record Digest(int epoch, long sequence, Link digest) implements PairFrame {}

    /** What the sender's own replay says of its result at a hash point. */
    record Verdict(int epoch, ReplayTrace trace) implements PairFrame {}

    /**
     * The sender leads this epoch alone, and the receiver lacks so much that a snapshot is quicker: it shall set its log aside
     * and join as a new one.
     *
     * @param common the last sequence that both journals have
     * @param answersAppended the appended sequence of the HELLO from which the common one was found
     * @param snapshot the sequence of the snapshot that it will be offered
     */
    record Late(int epoch, long common, Link link, long answersAppended, long snapshot) implements PairFrame {}

    /**
     * A piece of the snapshot of a sequence; without bytes an offer of it. The bytes are the receiver's only while it
     * handles the frame.
     */
    record Snapshot(int epoch, long sequence, long fileLength, long position, DirectBuffer bytes)
            implements PairFrame {}

    /** Asks for a piece of a snapshot; of sequence 0: for the log, for the sender wants no snapshot. */
    record SnapshotWanted(int epoch, long sequence, long position) implements PairFrame {}

    /**
     * Asks for outputs up to a sequence that lie behind a place in the owner's outbox; 0 is the first place.
     *
     * @param acknowledged what each terminal has, and needs no more: int32 participant, int32 terminal, int64 number
     */
    record OutputsWanted(int epoch, long upToSequence, long place, DirectBuffer acknowledged) implements PairFrame {}

    /**
     * Whole outputs, one behind the other; the bytes are the receiver's only while it handles the frame.
     *
     * @param nextPlace where the next ones lie; -1 if there are none
     */
    record Outputs(int epoch, long nextPlace, DirectBuffer outputs) implements PairFrame {}

    /** Why the sender closes the connection. */
    record Failed(int epoch, int code, String text) implements PairFrame {}

    /** Why an epoch is refused; its code is what is sent. */
    enum Cause {
        /** The receiver of the frame asks or leads below what the sender has promised. */
        TOO_OLD(1),
        /** The sender led after the receiver did, and handed nothing over. */
        I_LED_LATER(2),
        /** The sender asks for an epoch itself. */
        ASKING_MYSELF(3),
        /** The sender was never counted in. */
        NEW(4);

        private static final Cause[] ALL = values();

        private final int code;

        Cause(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static boolean isKnown(int code) {
            return code >= 1 && code <= ALL.length;
        }

        static Cause of(int code) {
            return ALL[code - 1];
        }
    }
}
