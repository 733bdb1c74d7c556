package az.ecbar.bench.journal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Records collected in memory and written to a file with reserved space by one write per force. */
final class BareChannelFile implements BareFile {

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer batch;
    private final MemorySegment batchMemory;
    private long remainingBytes;

    BareChannelFile(Path path, long sizeBytes, int batchBytes) throws IOException {
        this.path = path;
        ReservedFile.create(path, sizeBytes);
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
        this.batch = ByteBuffer.allocateDirect(batchBytes);
        this.batchMemory = MemorySegment.ofBuffer(batch);
        this.remainingBytes = sizeBytes;
        channel.force(true);
    }

    @Override
    public void append(MemorySegment record) {
        int length = (int) record.byteSize();
        MemorySegment.copy(record, 0, batchMemory, batch.position(), length);
        batch.position(batch.position() + length);
        remainingBytes -= length;
    }

    @Override
    public void force() throws IOException {
        batch.flip();
        while (batch.hasRemaining()) {
            channel.write(batch);
        }
        batch.clear();
        channel.force(false);
    }

    @Override
    public long remainingBytes() {
        return remainingBytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(path);
    }
}
