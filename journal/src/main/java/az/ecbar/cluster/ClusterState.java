package az.ecbar.cluster;

import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.ledger.snapshot.StateSink;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.record.RecordHeader;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A member's state as a row of messages, as the cluster keeps it in a snapshot and gives it back at a start.
 *
 * <pre>
 *   first    0 int32  1               4 int32  version, 1
 *            8 int32  epoch          12 int32  reserved, 0
 *           16 int64  sequence       24 byte32 link of that sequence's record
 *   records  0 int32  2               4 ...    one record of the ledger's state: SBE header and body
 *   last     0 int32  3               4 int32  reserved, 0
 *            8 int64  number of records
 *           16 byte32 SHA-256 over them, with their lengths
 * </pre>
 *
 * All numbers are little endian. A state is in use only after its last message was read and the ledger, asked for its
 * state again, gave the same digest. Used by the delivering thread.
 *
 * @rule D16
 */
public final class ClusterState {
    /** No message is longer. */
    public static final int MAX_MESSAGE_LENGTH = 1 << 16;

    private static final int FIRST = 1;
    private static final int RECORD = 2;
    private static final int LAST = 3;
    private static final int VERSION = 1;
    private static final int RECORD_OFFSET = 4;
    private static final int EPOCH_OFFSET = 8;
    private static final int SEQUENCE_OFFSET = 16;
    private static final int LINK_OFFSET = 24;
    private static final int COUNT_OFFSET = 8;
    private static final int DIGEST_OFFSET = 16;
    private static final int FIRST_LENGTH = LINK_OFFSET + RecordHeader.LINK_LENGTH;
    private static final int LAST_LENGTH = DIGEST_OFFSET + 32;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final DeliverySequencer sequencer;
    private final StateSink listener;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]);
    private final UnsafeBuffer first = new UnsafeBuffer(new byte[FIRST_LENGTH]);
    private final StateDigest digest = new StateDigest();
    private long records;
    private boolean isStarted;
    private boolean isComplete;

    /** State of a sequencer; the listener hears each record that is read. */
    public ClusterState(DeliverySequencer sequencer, StateSink listener) {
        this.sequencer = sequencer;
        this.listener = listener;
    }

    /** Writes the state as it is between two deliveries; the copy is durable up to there before. */
    public void write(StateOut out) {
        sequencer.copy().force();
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        sequencer.chain().copyLink(link);
        first.putInt(0, FIRST, ORDER);
        first.putInt(RECORD_OFFSET, VERSION, ORDER);
        first.putInt(EPOCH_OFFSET, sequencer.epoch(), ORDER);
        first.putLong(SEQUENCE_OFFSET, sequencer.lastSequence(), ORDER);
        first.putBytes(LINK_OFFSET, link);
        out.write(first, 0, FIRST_LENGTH);
        records = 0;
        Ledger ledger = sequencer.ledger();
        if (ledger.lastSequence() > 0) {
            ledger.checkInvariants();
            ledger.write((buffer, offset, length) -> writeRecord(buffer, offset, length, out));
        }
        message.putInt(0, LAST, ORDER);
        message.putInt(RECORD_OFFSET, 0, ORDER);
        message.putLong(COUNT_OFFSET, records, ORDER);
        message.putBytes(DIGEST_OFFSET, digest.digest());
        out.write(message, 0, LAST_LENGTH);
    }

    /** Reads the next message of a state, in the order in which they were written. */
    public void read(DirectBuffer source, int offset, int length) {
        int kind = source.getInt(offset, ORDER);
        switch (kind) {
            case FIRST -> readFirst(source, offset, length);
            case RECORD -> {
                require(isStarted && !isComplete, "a record out of place");
                int from = offset + RECORD_OFFSET;
                digest.onRecord(source, from, length - RECORD_OFFSET);
                sequencer.ledger().read(source, from);
                listener.onRecord(source, from, length - RECORD_OFFSET);
                records++;
            }
            case LAST -> readLast(source, offset, length);
            default -> throw new InvariantViolation("the state holds a message of kind " + kind);
        }
    }

    /** Whether the last message was read and everything agreed. */
    public boolean isComplete() {
        return isComplete;
    }

    private void writeRecord(DirectBuffer buffer, int offset, int length, StateOut out) {
        digest.onRecord(buffer, offset, length);
        message.putInt(0, RECORD, ORDER);
        message.putBytes(RECORD_OFFSET, buffer, offset, length);
        out.write(message, 0, RECORD_OFFSET + length);
        records++;
    }

    private void readFirst(DirectBuffer source, int offset, int length) {
        require(!isStarted && length == FIRST_LENGTH, "a first message out of place");
        int version = source.getInt(offset + RECORD_OFFSET, ORDER);
        require(version == VERSION, "version " + version + ", not " + VERSION);
        first.putBytes(0, source, offset, FIRST_LENGTH);
        isStarted = true;
    }

    private void readLast(DirectBuffer source, int offset, int length) {
        require(isStarted && !isComplete && length == LAST_LENGTH, "a last message out of place");
        require(source.getLong(offset + COUNT_OFFSET, ORDER) == records, "another number of records");
        byte[] expected = new byte[LAST_LENGTH - DIGEST_OFFSET];
        source.getBytes(offset + DIGEST_OFFSET, expected);
        requireDigest(expected, digest.digest(), "its records");
        Ledger ledger = sequencer.ledger();
        require(
                ledger.lastSequence() == first.getLong(SEQUENCE_OFFSET, ORDER),
                "the state of sequence " + ledger.lastSequence());
        if (ledger.lastSequence() > 0) {
            ledger.write(digest);
            requireDigest(expected, digest.digest(), "the ledger that was read");
            ledger.checkInvariants();
            sequencer.standAt(first.getInt(EPOCH_OFFSET, ORDER), first, LINK_OFFSET);
        }
        isComplete = true;
    }

    private static void requireDigest(byte[] expected, byte[] computed, String of) {
        require(
                MessageDigest.isEqual(expected, computed),
                "digest " + HexFormat.of().formatHex(expected) + ", but of " + of + " it is "
                        + HexFormat.of().formatHex(computed));
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new InvariantViolation("the snapshot holds " + what);
        }
    }
}
