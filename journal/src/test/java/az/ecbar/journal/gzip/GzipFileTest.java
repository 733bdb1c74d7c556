package az.ecbar.journal.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.port.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class GzipFileTest {
    private static final String NAME = "a.gz";

    private final MemoryFolder folder = new MemoryFolder();
    private final UnsafeBuffer read = new UnsafeBuffer(new byte[1 << 20]);

    @Test
    void everyPieceIsReadAndAnyToolReadsTheWhole() throws IOException {
        for (int length : new int[] {1, 1000, GzipBlock.PLAIN_LENGTH, GzipBlock.PLAIN_LENGTH + 1, 900_000}) {
            byte[] plain = text(length);
            write(plain);
            assertArrayEquals(plain, unpackedByJdk());
            try (StoredFile file = folder.openCompressed(NAME)) {
                assertEquals(length, file.sizeBytes());
                assertEquals(length, file.read(0, read, 0, read.capacity()));
                assertArrayEquals(plain, Arrays.copyOf(read.byteArray(), length));
                SplittableRandom random = new SplittableRandom(length);
                for (int i = 0; i < 50; i++) {
                    int from = random.nextInt(length);
                    int count = Math.min(length - from, random.nextInt(5000));
                    assertEquals(count, file.read(from, read, 7, count));
                    byte[] piece = new byte[count];
                    read.getBytes(7, piece);
                    assertArrayEquals(Arrays.copyOfRange(plain, from, from + count), piece);
                }
                assertEquals(0, file.read(length, read, 0, 10));
            }
        }
    }

    @Test
    void whatCannotBeCompressedFitsAMember() throws IOException {
        byte[] noise = new byte[GzipBlock.PLAIN_LENGTH];
        SplittableRandom random = new SplittableRandom(1);
        random.nextBytes(noise);
        write(noise);
        assertArrayEquals(noise, unpackedByJdk());
    }

    @Test
    void aChangedByteIsNoticedOrMeansNothing() throws IOException {
        byte[] plain = text(600_000);
        write(plain);
        long size = folder.open(NAME).sizeBytes();
        SplittableRandom random = new SplittableRandom(2);
        int noticed = 0;
        for (int i = 0; i < 400; i++) {
            MemoryFolder changed = folder.afterKill();
            long at = i < 30 ? i : random.nextLong(size);
            changed.flip(NAME, at, 1 << random.nextInt(8));
            try (StoredFile file = changed.openCompressed(NAME)) {
                assertEquals(plain.length, file.read(0, read, 0, read.capacity()), "byte " + at);
                assertArrayEquals(plain, Arrays.copyOf(read.byteArray(), plain.length), "byte " + at);
            } catch (ZipException | java.io.EOFException e) {
                noticed++;
            }
        }
        assertTrue(noticed > 370, "noticed " + noticed);
    }

    @Test
    void anotherProgramsFileIsReadAsWell() throws IOException {
        byte[] plain = text(400_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(plain);
        }
        try (StoredFile file = folder.create(NAME)) {
            file.write(new UnsafeBuffer(bytes.toByteArray()), 0, bytes.size());
        }
        try (StoredFile file = folder.openCompressed(NAME)) {
            assertEquals(plain.length, file.read(0, read, 0, read.capacity()));
        }
    }

    private static byte[] text(int length) {
        byte[] plain = new byte[length];
        SplittableRandom random = new SplittableRandom(length);
        for (int i = 0; i < length; i++) {
            plain[i] = (byte) ('a' + random.nextInt(12));
        }
        return plain;
    }

    private void write(byte[] plain) throws IOException {
        if (folder.exists(NAME)) {
            folder.delete(NAME);
        }
        UnsafeBuffer member = new UnsafeBuffer(new byte[GzipBlock.MAX_LENGTH]);
        try (StoredFile file = folder.create(NAME);
                GzipBlock block = new GzipBlock()) {
            for (int at = 0; at < plain.length; at += GzipBlock.PLAIN_LENGTH) {
                int count = Math.min(GzipBlock.PLAIN_LENGTH, plain.length - at);
                file.write(member, 0, block.write(new UnsafeBuffer(plain), at, count, member));
            }
        }
    }

    private byte[] unpackedByJdk() throws IOException {
        try (StoredFile file = folder.open(NAME)) {
            byte[] packed = new byte[(int) file.sizeBytes()];
            file.read(0, new UnsafeBuffer(packed), 0, packed.length);
            return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        }
    }
}
