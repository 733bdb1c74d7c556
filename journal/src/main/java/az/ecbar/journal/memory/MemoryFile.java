package az.ecbar.journal.memory;

import az.ecbar.port.StoredFile;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A plain file of a {@link MemoryFolder}. */
final class MemoryFile implements StoredFile {
    private final MemoryFolder folder;
    private final String name;
    private final MemoryInode inode;

    MemoryFile(MemoryFolder folder, String name, MemoryInode inode) {
        this.folder = folder;
        this.name = name;
        this.inode = inode;
    }

    @Override
    public long sizeBytes() throws IOException {
        folder.look("size");
        return inode.size();
    }

    @Override
    public int read(long position, MutableDirectBuffer target, int offset, int length) throws IOException {
        folder.requirePower("read");
        int count = (int) Math.max(0, Math.min(length, inode.size() - position));
        if (count > 0) {
            folder.countRead(count);
            folder.requireReadable(inode, (int) position, count);
            target.putBytes(offset, inode.present(), (int) position, count);
        }
        return count;
    }

    @Override
    public void write(DirectBuffer source, int offset, int length) throws IOException {
        folder.operation("write " + name);
        folder.requireSpace(length);
        byte[] bytes = new byte[length];
        source.getBytes(offset, bytes);
        if (length > 0) {
            inode.write(inode.size(), bytes, 0, length);
        }
    }

    @Override
    public void force() throws IOException {
        folder.force(inode, name);
    }

    @Override
    public void close() {}
}
