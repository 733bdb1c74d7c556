package az.ecbar.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RecordChainTest {
    private static final int OFFSET = 12;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + RecordHeader.MAX_RECORD_LENGTH]);
    private final RecordChain writer = new RecordChain();
    private final RecordChain reader = new RecordChain();

    @Test
    void bytesAreTheDocumentedOnes() throws Exception {
        ByteBuffer expected = ByteBuffer.allocate(75).order(ByteOrder.LITTLE_ENDIAN);
        expected.putInt(75)
                .putInt(0)
                .putLong(1)
                .putLong(1_000)
                .putInt(7)
                .putInt(0)
                .putLong(0);
        expected.position(72).put(new byte[] {1, 2, 3});
        byte[] payloadDigest = sha256(new byte[] {1, 2, 3});
        ByteBuffer linkInput = ByteBuffer.allocate(100);
        linkInput
                .put(new byte[32])
                .put(expected.array(), 0, 4)
                .put(expected.array(), 8, 32)
                .put(payloadDigest);
        expected.position(40).put(sha256(linkInput.array()));
        CRC32C crc = new CRC32C();
        crc.update(expected.array(), 8, 67);
        expected.putInt(4, (int) crc.getValue());

        writeRecord(1, 1_000, 7, 3);
        writer.seal(buffer, OFFSET);

        byte[] actual = new byte[75];
        buffer.getBytes(OFFSET, actual);
        assertArrayEquals(expected.array(), actual);
    }

    @Test
    void readerFollowsWriter() {
        for (int sequence = 1; sequence <= 100; sequence++) {
            writeRecord(sequence, sequence / 3, sequence / 50, sequence * 7 % 4000);
            writer.seal(buffer, OFFSET);
            assertEquals(RecordCheck.VALID, reader.verify(buffer, OFFSET, RecordHeader.MAX_RECORD_LENGTH));
        }
        byte[] writerLink = new byte[32];
        byte[] readerLink = new byte[32];
        writer.copyLink(writerLink);
        reader.copyLink(readerLink);
        assertArrayEquals(writerLink, readerLink);
        assertEquals(100, reader.sequence());
        assertEquals(2, reader.epoch());
        assertEquals(33, reader.timeNs());
    }

    @Test
    void everyChangedBitIsSeen() {
        writeRecord(1, 10, 1, 9);
        writer.seal(buffer, OFFSET);
        for (int bit = 0; bit < 81 * 8; bit++) {
            flip(bit);
            RecordCheck check = reader.verify(buffer, OFFSET, 81);
            if (bit < 32) {
                assertNotEquals(RecordCheck.VALID, check, "bit " + bit + " of the length");
            } else {
                assertEquals(RecordCheck.BAD_CRC, check, "bit " + bit);
            }
            assertEquals(0, reader.sequence(), "bit " + bit);
            flip(bit);
        }
        assertEquals(RecordCheck.VALID, reader.verify(buffer, OFFSET, 81));
    }

    @Test
    void whatDoesNotContinueTheChainIsNamed() {
        writeRecord(1, 10, 2, 5);
        writer.seal(buffer, OFFSET);
        assertEquals(RecordCheck.BAD_LENGTH, reader.verify(buffer, OFFSET, 76));
        assertEquals(RecordCheck.BAD_LENGTH, reader.verify(buffer, OFFSET, 3));
        assertEquals(RecordCheck.VALID, reader.verify(buffer, OFFSET, 77));
        assertEquals(RecordCheck.BAD_SEQUENCE, reader.verify(buffer, OFFSET, 77));

        reader.reset(0, 0, 0, linkOf(1));
        assertEquals(RecordCheck.BAD_LINK, reader.verify(buffer, OFFSET, 77));
        reader.reset(0, 11, 0, new byte[32]);
        assertEquals(RecordCheck.BAD_ORDER, reader.verify(buffer, OFFSET, 77));
        reader.reset(0, 10, 3, new byte[32]);
        assertEquals(RecordCheck.BAD_ORDER, reader.verify(buffer, OFFSET, 77));
        reader.reset(0, 10, 2, new byte[32]);
        assertEquals(RecordCheck.VALID, reader.verify(buffer, OFFSET, 77));
    }

    @Test
    void anotherPayloadInThePastChangesAllLaterLinks() {
        RecordChain other = new RecordChain();
        writeRecord(1, 10, 0, 5);
        writer.seal(buffer, OFFSET);
        buffer.putByte(OFFSET + 72, (byte) 99);
        RecordHeader.crc(buffer, OFFSET, 0);
        other.seal(buffer, OFFSET);
        writeRecord(2, 10, 0, 5);
        writer.seal(buffer, OFFSET);
        assertEquals(RecordCheck.BAD_LINK, other.verify(buffer, OFFSET, 77));
    }

    @Test
    void onlyTheNextRecordIsSealed() {
        refused(2, 10, 0, 0);
        refused(0, 10, 0, 0);
        refused(1, 10, 0, -73);
        refused(1, 10, 0, RecordHeader.MAX_RECORD_LENGTH);
        writeRecord(1, 10, 5, 4);
        writer.seal(buffer, OFFSET);
        refused(2, 9, 5, 0);
        refused(2, 10, 4, 0);
        writeRecord(2, 10, 5, 0);
        RecordHeader.knownDurable(buffer, OFFSET, 2);
        assertThrows(IllegalArgumentException.class, () -> writer.seal(buffer, OFFSET));
        RecordHeader.knownDurable(buffer, OFFSET, 1);
        writer.seal(buffer, OFFSET);
        assertEquals(2, writer.sequence());
    }

    @Test
    void directAndHeapBuffersGiveTheSame() {
        writeRecord(1, 10, 0, 300);
        UnsafeBuffer direct = new UnsafeBuffer(ByteBuffer.allocateDirect(4096));
        direct.putBytes(0, buffer, OFFSET, 372);
        writer.seal(buffer, OFFSET);
        reader.seal(direct, 0);
        byte[] heapBytes = new byte[372];
        byte[] directBytes = new byte[372];
        buffer.getBytes(OFFSET, heapBytes);
        direct.getBytes(0, directBytes);
        assertArrayEquals(heapBytes, directBytes);
    }

    @Test
    void nothingIsAllocatedPerRecord() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sequence = sealAndVerify(0, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        long overhead = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        sealAndVerify(sequence, 10_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before - overhead;
        assertEquals(0, allocated / 10_000, "bytes per record, of " + allocated);
    }

    private long sealAndVerify(long from, int count) {
        for (long sequence = from + 1; sequence <= from + count; sequence++) {
            RecordHeader.write(buffer, OFFSET, 128, sequence, sequence, 0);
            writer.seal(buffer, OFFSET);
            if (reader.verify(buffer, OFFSET, 128) != RecordCheck.VALID) {
                throw new AssertionError("sequence " + sequence);
            }
        }
        return from + count;
    }

    private void refused(long sequence, long timeNs, int epoch, int payloadLength) {
        long before = writer.sequence();
        RecordHeader.write(buffer, OFFSET, 72 + payloadLength, sequence, timeNs, epoch);
        assertThrows(IllegalArgumentException.class, () -> writer.seal(buffer, OFFSET));
        assertEquals(before, writer.sequence());
    }

    private void writeRecord(long sequence, long timeNs, int epoch, int payloadLength) {
        RecordHeader.write(buffer, OFFSET, 72 + payloadLength, sequence, timeNs, epoch);
        for (int i = 0; i < payloadLength; i++) {
            buffer.putByte(OFFSET + 72 + i, (byte) (i + sequence));
        }
    }

    private void flip(int bit) {
        int index = OFFSET + bit / 8;
        buffer.putByte(index, (byte) (buffer.getByte(index) ^ 1 << bit % 8));
    }

    private static byte[] linkOf(int filler) {
        byte[] link = new byte[32];
        link[0] = (byte) filler;
        return link;
    }

    private static byte[] sha256(byte[] input) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(input);
    }
}
