package az.ecbar.record;

import static az.ecbar.record.RecordHeader.CRC_OFFSET;
import static az.ecbar.record.RecordHeader.HEADER_LENGTH;
import static az.ecbar.record.RecordHeader.LENGTH_OFFSET;
import static az.ecbar.record.RecordHeader.LINK_LENGTH;
import static az.ecbar.record.RecordHeader.LINK_OFFSET;
import static az.ecbar.record.RecordHeader.MAX_RECORD_LENGTH;
import static az.ecbar.record.RecordHeader.SEQUENCE_OFFSET;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One end of the hash chain: knows the last record's sequence, epoch, time and link, seals the record
 * that comes next, or checks that a given one is it.
 *
 * <p>Owned by one thread. Allocates nothing after construction: each record is copied to a scratch array,
 * over which the JDK's CRC32C and SHA-256 run. A record that does not fit changes nothing.
 */
public final class RecordChain {
    /** Bytes that enter the link beside the payload's digest: previous link, length, the fixed fields. */
    private static final int LINK_INPUT_LENGTH =
            LINK_LENGTH + (CRC_OFFSET - LENGTH_OFFSET) + (LINK_OFFSET - SEQUENCE_OFFSET) + LINK_LENGTH;

    private final MessageDigest sha256 = newSha256();
    private final CRC32C crc32c = new CRC32C();
    private final byte[] scratch = new byte[MAX_RECORD_LENGTH];
    private final byte[] linkInput = new byte[LINK_INPUT_LENGTH];
    private final byte[] link = new byte[LINK_LENGTH];
    private final byte[] nextLink = new byte[LINK_LENGTH];
    private long sequence;
    private long timeNs = Long.MIN_VALUE;
    private int epoch;

    /** A chain that stands before sequence 1. */
    public RecordChain() {}

    /** Goes to the place behind the given record: the next one is {@code sequence + 1}. */
    public void reset(long sequence, long timeNs, int epoch, DirectBuffer link, int linkOffset) {
        link.getBytes(linkOffset, this.link, 0, LINK_LENGTH);
        this.sequence = sequence;
        this.timeNs = timeNs;
        this.epoch = epoch;
    }

    /** As {@link #reset(long, long, int, DirectBuffer, int)}, with the link in an array. */
    public void reset(long sequence, long timeNs, int epoch, byte[] link) {
        System.arraycopy(link, 0, this.link, 0, LINK_LENGTH);
        this.sequence = sequence;
        this.timeNs = timeNs;
        this.epoch = epoch;
    }

    /** Goes to the place behind a record that is known to be sound, taking its own link. */
    public void resetTo(DirectBuffer record, int offset) {
        reset(
                RecordHeader.sequence(record, offset),
                RecordHeader.timeNs(record, offset),
                RecordHeader.epoch(record, offset),
                record,
                offset + LINK_OFFSET);
    }

    /** Goes to where the other chain stands. */
    public void resetTo(RecordChain other) {
        reset(other.sequence, other.timeNs, other.epoch, other.link);
    }

    /** The last record's sequence; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** The last record's time; {@link Long#MIN_VALUE} before the first. */
    public long timeNs() {
        return timeNs;
    }

    /** The last record's epoch; 0 before the first. */
    public int epoch() {
        return epoch;
    }

    /** Copies the last record's link. */
    public void copyLink(byte[] target) {
        System.arraycopy(link, 0, target, 0, LINK_LENGTH);
    }

    /** Whether the last record's link is the given one. */
    public boolean hasLink(byte[] other) {
        return Arrays.equals(link, other);
    }

    /**
     * Writes link and checksum into a record whose other fields are complete, and steps behind it.
     *
     * @throws IllegalArgumentException if the record is not the next one; nothing is changed then
     */
    public void seal(MutableDirectBuffer record, int offset) {
        requireNext(record, offset);
        int length = RecordHeader.length(record, offset);
        record.getBytes(offset, scratch, 0, length);
        computeNextLink(length);
        System.arraycopy(nextLink, 0, scratch, LINK_OFFSET, LINK_LENGTH);
        record.putBytes(offset + LINK_OFFSET, nextLink);
        RecordHeader.crc(record, offset, crcOfScratch(length));
        stepBehind(record, offset);
    }

    /**
     * Checks that a record that is not sealed yet may come next.
     *
     * @throws IllegalArgumentException if it may not
     */
    public void requireNext(DirectBuffer record, int offset) {
        int length = RecordHeader.length(record, offset);
        if (length < HEADER_LENGTH || length > MAX_RECORD_LENGTH) {
            throw new IllegalArgumentException("record of " + length + " bytes");
        }
        if (RecordHeader.sequence(record, offset) != sequence + 1) {
            throw new IllegalArgumentException(
                    "sequence " + RecordHeader.sequence(record, offset) + " after " + sequence);
        }
        if (!isInOrder(record, offset)) {
            throw new IllegalArgumentException("time, epoch, durable or reserved field of sequence " + (sequence + 1)
                    + " does not follow sequence " + sequence);
        }
    }

    /**
     * Checks that the bytes hold the next record, and if so steps behind it.
     *
     * @param available bytes that may be read from {@code offset} on
     */
    public RecordCheck verify(DirectBuffer record, int offset, int available) {
        RecordCheck check = verifyNext(record, offset, available);
        if (check == RecordCheck.VALID) {
            stepBehind(record, offset);
        }
        return check;
    }

    /** Checks that the bytes hold the next record; the chain does not move. */
    public RecordCheck verifyNext(DirectBuffer record, int offset, int available) {
        RecordCheck intact = verifyAlone(record, offset, available);
        if (intact != RecordCheck.VALID) {
            return intact;
        }
        if (RecordHeader.sequence(record, offset) != sequence + 1) {
            return RecordCheck.BAD_SEQUENCE;
        }
        computeNextLink(RecordHeader.length(record, offset));
        if (!Arrays.equals(scratch, LINK_OFFSET, LINK_OFFSET + LINK_LENGTH, nextLink, 0, LINK_LENGTH)) {
            return RecordCheck.BAD_LINK;
        }
        return isInOrder(record, offset) ? RecordCheck.VALID : RecordCheck.BAD_ORDER;
    }

    /** Checks length and checksum only, whatever the record's place; the chain does not move. */
    public RecordCheck verifyAlone(DirectBuffer record, int offset, int available) {
        if (available < HEADER_LENGTH) {
            return RecordCheck.BAD_LENGTH;
        }
        int length = RecordHeader.length(record, offset);
        if (length < HEADER_LENGTH || length > MAX_RECORD_LENGTH || length > available) {
            return RecordCheck.BAD_LENGTH;
        }
        record.getBytes(offset, scratch, 0, length);
        return crcOfScratch(length) == RecordHeader.crc(record, offset) ? RecordCheck.VALID : RecordCheck.BAD_CRC;
    }

    private boolean isInOrder(DirectBuffer record, int offset) {
        long knownDurable = RecordHeader.knownDurable(record, offset);
        return RecordHeader.timeNs(record, offset) >= timeNs
                && RecordHeader.epoch(record, offset) >= epoch
                && RecordHeader.reserved(record, offset) == 0
                && knownDurable >= 0
                && knownDurable <= sequence;
    }

    private void stepBehind(DirectBuffer record, int offset) {
        sequence = RecordHeader.sequence(record, offset);
        timeNs = RecordHeader.timeNs(record, offset);
        epoch = RecordHeader.epoch(record, offset);
        System.arraycopy(nextLink, 0, link, 0, LINK_LENGTH);
    }

    private int crcOfScratch(int length) {
        crc32c.reset();
        crc32c.update(scratch, SEQUENCE_OFFSET, length - SEQUENCE_OFFSET);
        return (int) crc32c.getValue();
    }

    /** Computes into {@code nextLink} from the record in the scratch array. */
    private void computeNextLink(int length) {
        int position = 0;
        System.arraycopy(link, 0, linkInput, position, LINK_LENGTH);
        position += LINK_LENGTH;
        System.arraycopy(scratch, LENGTH_OFFSET, linkInput, position, CRC_OFFSET - LENGTH_OFFSET);
        position += CRC_OFFSET - LENGTH_OFFSET;
        System.arraycopy(scratch, SEQUENCE_OFFSET, linkInput, position, LINK_OFFSET - SEQUENCE_OFFSET);
        position += LINK_OFFSET - SEQUENCE_OFFSET;
        try {
            sha256.update(scratch, HEADER_LENGTH, length - HEADER_LENGTH);
            sha256.digest(linkInput, position, LINK_LENGTH);
            sha256.update(linkInput, 0, LINK_INPUT_LENGTH);
            sha256.digest(nextLink, 0, LINK_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 does not fit " + LINK_LENGTH + " bytes", e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
