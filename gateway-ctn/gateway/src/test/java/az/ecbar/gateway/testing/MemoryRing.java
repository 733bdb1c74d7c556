package az.ecbar.gateway.testing;

import az.ecbar.port.CommandSink;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A ring and a journal in one: what is published becomes a record at once, as long as there is room. */
public final class MemoryRing implements CommandSink {
    public static final long START_NS = 1_772_431_200_000_000_000L; // 2026-03-02T06:00:00Z

    private final List<byte[]> records = new ArrayList<>();
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private boolean isClaimed;
    private int claimedLength;
    private int room = Integer.MAX_VALUE;
    private boolean keeps = true;
    private long published;

    /** From now on so many commands fit. */
    public MemoryRing room(int commands) {
        room = commands;
        return this;
    }

    /** Counts only, for large amounts. */
    public MemoryRing countOnly() {
        keeps = false;
        return this;
    }

    public long published() {
        return published;
    }

    @Override
    public @Nullable MutableDirectBuffer claim(int maxPayloadLength) {
        if (isClaimed || maxPayloadLength > MAX_PAYLOAD_LENGTH) {
            throw new IllegalStateException("claimed twice, or too much");
        }
        if (room == 0) {
            return null;
        }
        isClaimed = true;
        claimedLength = maxPayloadLength;
        return slot;
    }

    @Override
    public void publish(int payloadLength) {
        if (!isClaimed || payloadLength > claimedLength) {
            throw new IllegalStateException("not claimed, or longer than claimed");
        }
        isClaimed = false;
        room--;
        published++;
        if (keeps) {
            add(payloadLength);
        }
    }

    @Override
    public void abort() {
        isClaimed = false;
    }

    /** Adds a command that comes from elsewhere; returns its sequence. */
    public long add(MutableDirectBuffer payload, int length) {
        slot.putBytes(PAYLOAD_OFFSET, payload, 0, length);
        add(length);
        return lastSequence();
    }

    public long lastSequence() {
        return records.size();
    }

    /** Time of a record: a second after the one before. */
    public static long timeNs(long sequence) {
        return START_NS + sequence * 1_000_000_000L;
    }

    public int templateId(long sequence) {
        return new MessageHeaderDecoder().wrap(payload(sequence), 0).templateId();
    }

    /** The payload of a record. */
    public UnsafeBuffer payload(long sequence) {
        byte[] record = records.get((int) sequence - 1);
        return new UnsafeBuffer(record, PAYLOAD_OFFSET, record.length - PAYLOAD_OFFSET);
    }

    /** Reads a record as a journal does. */
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        if (sequence < 1 || sequence > records.size()) {
            return 0;
        }
        byte[] record = records.get((int) sequence - 1);
        target.putBytes(offset, record);
        return record.length;
    }

    private void add(int payloadLength) {
        byte[] record = new byte[PAYLOAD_OFFSET + payloadLength];
        long sequence = records.size() + 1L;
        RecordHeader.write(slot, 0, record.length, sequence, timeNs(sequence), 1);
        slot.getBytes(0, record);
        records.add(record);
    }
}
