package az.ecbar.journal.memory;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * The bytes of one file, as they are now and as they were last forced. After a power loss each page is the
 * one or the other.
 */
final class MemoryInode {
    static final int PAGE = 4096;

    private byte[] present = new byte[PAGE];
    /** As it was last forced, up to {@link #durableSize}. */
    private byte[] durable = new byte[0];

    private int durableSize;
    private int size;
    /** Where the two may differ, below both sizes. */
    private int dirtyFrom = Integer.MAX_VALUE;

    private int dirtyTo;
    /** Pages that a failed force dropped: the system takes them for clean, and never writes them. */
    private final BitSet dropped = new BitSet();
    /** Pages that the disk does not give any more. */
    private final BitSet rotten = new BitSet();

    int size() {
        return size;
    }

    byte[] present() {
        return present;
    }

    void write(int position, byte[] source, int offset, int length) {
        resize(Math.max(size, position + length));
        System.arraycopy(source, offset, present, position, length);
        soil(position, position + length);
        dropped.clear(position / PAGE, (position + length - 1) / PAGE + 1);
        // A page that is written goes to another place of the disk.
        rotten.clear(position / PAGE, (position + length - 1) / PAGE + 1);
    }

    /** The disk does not give the page of this position any more. */
    void rot(int position) {
        rotten.set(position / PAGE);
    }

    /** Whether the disk still gives all of these bytes. */
    boolean isReadable(int position, int length) {
        int page = rotten.nextSetBit(position / PAGE);
        return page < 0 || length <= 0 || page > (position + length - 1) / PAGE;
    }

    void resize(int newSize) {
        if (newSize > present.length) {
            present = Arrays.copyOf(present, Math.max(newSize, present.length * 2));
        }
        if (newSize < size) {
            Arrays.fill(present, newSize, size, (byte) 0);
            soil(newSize, size);
        }
        size = newSize;
    }

    private void soil(int from, int to) {
        dirtyFrom = Math.min(dirtyFrom, from);
        dirtyTo = Math.max(dirtyTo, to);
    }

    void force() {
        int from = Math.min(dirtyFrom, durableSize);
        int to = Math.min(size, size > durableSize ? size : dirtyTo);
        if (size > durable.length) {
            durable = Arrays.copyOf(durable, Math.max(size, Math.min(present.length, durable.length * 2)));
        }
        if (dropped.isEmpty()) {
            if (to > from) {
                System.arraycopy(present, from, durable, from, to - from);
            }
            dirtyFrom = Integer.MAX_VALUE;
            dirtyTo = 0;
        } else {
            forceWithoutDropped();
        }
        durableSize = size;
    }

    /** What was dropped stays as it is on the disk; where that has nothing, there are zeros. */
    private void forceWithoutDropped() {
        byte[] forced = Arrays.copyOf(present, size);
        for (int page = dropped.nextSetBit(0); page >= 0; page = dropped.nextSetBit(page + 1)) {
            int from = page * PAGE;
            Arrays.fill(forced, Math.min(from, size), Math.min(from + PAGE, size), (byte) 0);
            copyPage(page, durable, durableSize, forced);
        }
        System.arraycopy(forced, 0, durable, 0, size);
    }

    /** A force that fails: what was to be written is gone from the system's mind. */
    void failForce() {
        for (int page = 0; page * PAGE < size; page++) {
            if (isDirty(page)) {
                dropped.set(page);
            }
        }
    }

    void flip(int position, int mask) {
        present[position] ^= (byte) mask;
        if (position < durableSize) {
            durable[position] ^= (byte) mask;
        }
    }

    /** What a power loss leaves: every page and the size itself old or new, at random. */
    MemoryInode afterPowerLoss(RandomGenerator random) {
        boolean isSizeNew = random.nextBoolean();
        byte[] image = new byte[isSizeNew ? size : durableSize];
        for (int page = 0; page * PAGE < image.length; page++) {
            if (isDirty(page) && random.nextBoolean()) {
                copyPage(page, present, present.length, image);
            } else {
                copyPage(page, durable, durableSize, image);
            }
        }
        MemoryInode left = new MemoryInode();
        left.present = Arrays.copyOf(image, Math.max(image.length, PAGE));
        left.durable = image;
        left.durableSize = image.length;
        left.size = image.length;
        left.rotten.or(rotten);
        return left;
    }

    /** What the end of the process alone leaves: everything. */
    MemoryInode afterKill() {
        MemoryInode left = new MemoryInode();
        left.present = Arrays.copyOf(present, Math.max(size, PAGE));
        left.durable = Arrays.copyOf(durable, durableSize);
        left.durableSize = durableSize;
        left.size = size;
        left.dirtyFrom = dirtyFrom;
        left.dirtyTo = dirtyTo;
        left.dropped.or(dropped);
        left.rotten.or(rotten);
        return left;
    }

    private boolean isDirty(int page) {
        int from = Math.min(page * PAGE, size);
        int to = Math.min(from + PAGE, size);
        return to > durableSize || !Arrays.equals(present, from, to, durable, from, to);
    }

    private static void copyPage(int page, byte[] source, int sourceSize, byte[] target) {
        int from = page * PAGE;
        int length = Math.min(PAGE, Math.min(sourceSize, target.length) - from);
        if (length > 0) {
            System.arraycopy(source, from, target, from, length);
        }
    }
}
