package az.ecbar.journal.memory;

import az.ecbar.port.JournalFile;
import java.io.IOException;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A file of records of a {@link MemoryFolder}. */
final class MemoryJournalFile implements JournalFile {
    private static final int DOCUMENT_HEADER = 4;
    private static final int MAX_DOCUMENT = 4096;
    private static final int CONTAINER_BLOCK = 64;
    private static final int CONTAINERS_OWN = 0x4000_0000;
    private static final int COUNTER_POSITION = 8;
    private static final int SIZE_STEP = 16 * 1024;

    private final MemoryFolder folder;
    private final String name;
    private final MemoryInode inode;
    private final byte[] document = new byte[DOCUMENT_HEADER + MAX_DOCUMENT];
    private final UnsafeBuffer view = new UnsafeBuffer(document);
    private int end = CONTAINER_BLOCK;
    private int appended;

    MemoryJournalFile(MemoryFolder folder, String name, MemoryInode inode) throws IOException {
        this.folder = folder;
        this.name = name;
        this.inode = inode;
        folder.requireSpace(SIZE_STEP);
        inode.resize(SIZE_STEP);
        writeInt(0, CONTAINERS_OWN | (CONTAINER_BLOCK - DOCUMENT_HEADER));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long append(DirectBuffer source, int offset, int length) throws IOException {
        folder.operation("append");
        int behind = (end + DOCUMENT_HEADER + length + 3) & -4;
        if (behind > inode.size()) {
            folder.requireSpace(SIZE_STEP);
            inode.resize(inode.size() + SIZE_STEP);
        }
        view.putInt(0, length, ByteOrder.LITTLE_ENDIAN);
        source.getBytes(offset, document, DOCUMENT_HEADER, length);
        int position = end;
        inode.write(position, document, 0, DOCUMENT_HEADER + length);
        end = behind;
        appended++;
        writeInt(COUNTER_POSITION, appended);
        return position;
    }

    @Override
    public long endPosition() {
        return end;
    }

    @Override
    public void force() throws IOException {
        folder.force(inode, name);
    }

    @Override
    public Reservation reserve(long endPosition) throws IOException {
        folder.operation("reserve");
        if (!folder.canReserve()) {
            return Reservation.UNSUPPORTED;
        }
        long more = Math.max(0, endPosition - inode.size());
        return folder.hasSpace(more) ? Reservation.RESERVED : Reservation.FULL;
    }

    @Override
    public void close() {}

    private void writeInt(int position, int value) {
        view.putInt(0, value, ByteOrder.LITTLE_ENDIAN);
        inode.write(position, document, 0, Integer.BYTES);
    }
}
