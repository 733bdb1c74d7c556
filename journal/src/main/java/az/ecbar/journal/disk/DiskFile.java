package az.ecbar.journal.disk;

import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** A file through its channel; reads may come from any thread. */
final class DiskFile implements StoredFile {
    private final FileChannel channel;

    DiskFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public long sizeBytes() throws IOException {
        return channel.size();
    }

    @Override
    public int read(long position, MutableDirectBuffer target, int offset, int length) throws IOException {
        target.boundsCheck(offset, length);
        ByteBuffer bytes = view(target, offset, length);
        int read = 0;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, position + read);
            if (count < 0) {
                break;
            }
            read += count;
        }
        return read;
    }

    @Override
    public void write(DirectBuffer source, int offset, int length) throws IOException {
        source.boundsCheck(offset, length);
        ByteBuffer bytes = view(source, offset, length);
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            int written = channel.write(bytes);
            if (written < 0) {
                throw new IOException("nothing more could be written");
            }
        }
    }

    @Override
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer view(DirectBuffer buffer, int offset, int length) {
        int start = buffer.wrapAdjustment() + offset;
        byte @Nullable [] array = buffer.byteArray();
        if (array != null) {
            return ByteBuffer.wrap(array, start, length);
        }
        ByteBuffer bytes = buffer.byteBuffer();
        if (bytes == null) {
            throw new IllegalArgumentException("a buffer over bare memory cannot be read or written");
        }
        return bytes.duplicate().clear().position(start).limit(start + length);
    }
}
