package az.ecbar.bench.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Records copied into a mapped file with reserved space, forced through the channel. */
final class BareMappedFile implements BareFile {

    private final Path path;
    private final FileChannel channel;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment mapped;
    private long positionBytes;

    BareMappedFile(Path path, long sizeBytes) throws IOException {
        this.path = path;
        ReservedFile.create(path, sizeBytes);
        this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, sizeBytes, arena);
        channel.force(true);
    }

    @Override
    public void append(MemorySegment record) {
        MemorySegment.copy(record, 0, mapped, positionBytes, record.byteSize());
        positionBytes += record.byteSize();
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public long remainingBytes() {
        return mapped.byteSize() - positionBytes;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
        Files.delete(path);
    }
}
