package az.ecbar.journal.gzip;

import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a compressed file holds, read as if it were not compressed: from any position, unpacking one member at a time.
 * Owned by one thread. A member that is not as it was written makes {@link ZipException}.
 */
public final class GzipFile implements StoredFile {
    private final StoredFile packed;
    private final GzipBlock block = new GzipBlock();
    private final UnsafeBuffer member = new UnsafeBuffer(new byte[GzipBlock.MAX_LENGTH]);
    private final UnsafeBuffer plain = new UnsafeBuffer(new byte[GzipBlock.PLAIN_LENGTH]);
    private long[] starts = new long[16];
    private int members;
    private long size;
    private int present = -1;

    private GzipFile(StoredFile packed) {
        this.packed = packed;
    }

    /**
     * Reads the headers of all members.
     *
     * @return what the file holds; null if it is another kind of gzip file, which is still open then
     * @throws ZipException if the headers do not fit together
     */
    public static @Nullable GzipFile open(StoredFile packed) throws IOException {
        GzipFile file = new GzipFile(packed);
        boolean isOpen = false;
        try {
            isOpen = file.findMembers();
            return isOpen ? file : null;
        } finally {
            if (!isOpen) {
                file.block.close();
            }
        }
    }

    private boolean findMembers() throws IOException {
        UnsafeBuffer header = new UnsafeBuffer(new byte[GzipBlock.HEADER_LENGTH]);
        long end = packed.sizeBytes();
        long at = 0;
        while (at < end) {
            int held = packed.read(at, header, 0, GzipBlock.HEADER_LENGTH);
            boolean isMember = held == GzipBlock.HEADER_LENGTH && GzipBlock.isHeader(header);
            if (!isMember && at == 0) {
                return false;
            }
            if (!isMember || at + GzipBlock.memberLength(header) > end || size % GzipBlock.PLAIN_LENGTH != 0) {
                throw new ZipException("no member at " + at + " of the compressed file");
            }
            if (members == starts.length) {
                starts = Arrays.copyOf(starts, members * 2);
            }
            starts[members++] = at;
            size += GzipBlock.plainLength(header);
            at += GzipBlock.memberLength(header);
        }
        return members > 0;
    }

    @Override
    public long sizeBytes() {
        return size;
    }

    @Override
    public int read(long position, MutableDirectBuffer target, int offset, int length) throws IOException {
        int read = 0;
        while (read < length && position + read < size) {
            long at = position + read;
            hold((int) (at / GzipBlock.PLAIN_LENGTH));
            int from = (int) (at % GzipBlock.PLAIN_LENGTH);
            int held = (int) Math.min(GzipBlock.PLAIN_LENGTH, size - (at - from));
            int count = Math.min(length - read, held - from);
            target.putBytes(offset + read, plain, from, count);
            read += count;
        }
        return read;
    }

    private void hold(int number) throws IOException {
        if (present == number) {
            return;
        }
        present = -1;
        long end = number + 1 < members ? starts[number + 1] : packed.sizeBytes();
        int length = (int) (end - starts[number]);
        if (length > GzipBlock.MAX_LENGTH || packed.read(starts[number], member, 0, length) != length) {
            throw new ZipException("member " + number + " of the compressed file is cut");
        }
        if (!GzipBlock.isHeader(member) || GzipBlock.memberLength(member) != length) {
            throw new ZipException("member " + number + " of the compressed file was changed");
        }
        block.read(member, plain);
        present = number;
    }

    @Override
    public void write(DirectBuffer source, int offset, int length) throws IOException {
        throw new IOException("a compressed file is not written through this");
    }

    @Override
    public void force() throws IOException {
        throw new IOException("a compressed file is not written through this");
    }

    @Override
    public void close() throws IOException {
        block.close();
        packed.close();
    }
}
