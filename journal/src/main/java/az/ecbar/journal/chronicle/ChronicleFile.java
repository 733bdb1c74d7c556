package az.ecbar.journal.chronicle;

import az.ecbar.journal.disk.SpaceReservation;
import az.ecbar.port.FatalHook;
import az.ecbar.port.JournalFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.io.BackgroundResourceReleaser;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One cycle file that Chronicle Queue appends to, and the channel of our own through which it is forced.
 * Chronicle's {@code sync} is never called: it was seen to return normally when nothing was written.
 */
final class ChronicleFile implements JournalFile {
    private static final int DOCUMENT_HEADER = 4;
    private static final int ALIGNMENT = 4;

    private final String name;
    private final Path path;
    private final FileChannel channel;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final FatalHook fatalHook;
    private final UnsafeBuffer target = new UnsafeBuffer(0, 0);
    private long endPosition;
    private long reservedEnd;

    ChronicleFile(
            String name,
            Path path,
            FileChannel channel,
            ChronicleQueue queue,
            ExcerptAppender appender,
            FatalHook fatalHook) {
        this.name = name;
        this.path = path;
        this.channel = channel;
        this.queue = queue;
        this.appender = appender;
        this.fatalHook = fatalHook;
    }

    /** Lets Chronicle write the header of its file, and makes it durable. */
    void start() throws IOException {
        try (DocumentContext document = appender.writingDocument()) {
            endPosition = bytesOf(document).writePosition() - DOCUMENT_HEADER;
            document.rollbackOnClose();
        } catch (InternalError e) {
            throw mappedMemoryFault(e);
        }
        channel.force(true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long append(DirectBuffer source, int offset, int length) throws IOException {
        try (DocumentContext document = appender.writingDocument()) {
            Bytes<?> bytes = bytesOf(document);
            long position = bytes.writePosition();
            // A document never crosses a mapping: Chronicle maps each chunk with an overlap longer than a record.
            target.wrap(bytes.addressForWrite(position), length);
            source.getBytes(offset, target, 0, length);
            bytes.writeSkip(length);
            endPosition = (position + length + ALIGNMENT - 1) & -ALIGNMENT;
            return position - DOCUMENT_HEADER;
        } catch (InternalError e) {
            throw mappedMemoryFault(e);
        }
    }

    @Override
    public long endPosition() {
        return endPosition;
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public Reservation reserve(long endPosition) throws IOException {
        if (endPosition <= reservedEnd) {
            return Reservation.RESERVED;
        }
        Reservation reservation = SpaceReservation.reserve(path, reservedEnd, endPosition - reservedEnd);
        if (reservation == Reservation.RESERVED) {
            reservedEnd = endPosition;
        }
        return reservation;
    }

    @Override
    public void close() throws IOException {
        appender.close();
        queue.close();
        BackgroundResourceReleaser.releasePendingResources();
        channel.close();
    }

    private static Bytes<?> bytesOf(DocumentContext document) throws IOException {
        var wire = document.wire();
        if (wire == null) {
            throw new IOException("Chronicle gives no wire to write to");
        }
        return wire.bytes();
    }

    /** The system could not give a page: the file system is full, or the device failed under the mapping. */
    private IOException mappedMemoryFault(InternalError e) {
        fatalHook.onFatal("the mapped memory of " + path + " cannot be written", e);
        return new IOException("the mapped memory of " + path + " cannot be written", e);
    }
}
