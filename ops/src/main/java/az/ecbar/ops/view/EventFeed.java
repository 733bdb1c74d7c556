package az.ecbar.ops.view;

import az.ecbar.record.EventBatch;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastReceiver;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;
import org.agrona.concurrent.broadcast.CopyBroadcastReceiver;

/**
 * The live feed of released events: each is copied once into a ring that any number of readers follow, each at its own
 * pace. A reader that falls behind by more than the ring loses events; the writer never waits for it.
 *
 * <p>Written by the edge's thread; {@link #newReader} from any thread, each reader then used by one.
 */
public final class EventFeed implements EventBatch.Handler {
    private static final int CAPACITY = 4 << 20;
    private static final int EVENT = 1;
    private static final int HEAD_LENGTH = 16;

    private final UnsafeBuffer ring = new UnsafeBuffer(BufferUtil.allocateDirectAligned(
            CAPACITY + BroadcastBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH));
    private final BroadcastTransmitter transmitter = new BroadcastTransmitter(ring);
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[transmitter.maxMsgLength()]);

    @Override
    public void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        int carried = Math.min(length, scratch.capacity() - HEAD_LENGTH);
        scratch.putLong(0, sequence);
        scratch.putLong(8, timeNs);
        scratch.putBytes(HEAD_LENGTH, buffer, offset, carried);
        transmitter.transmit(EVENT, scratch, 0, HEAD_LENGTH + carried);
    }

    /** A reader that begins with the next event. */
    public Reader newReader() {
        return new Reader(new UnsafeBuffer(ring));
    }

    /** Takes one event of the feed. */
    @FunctionalInterface
    public interface Listener {
        /** The SBE header stands at {@code offset}; the buffer is valid during the call only. */
        void onEvent(long sequence, long timeNs, DirectBuffer buffer, int offset, int length);
    }

    /** One follower of the feed; used by one thread. */
    public static final class Reader {
        private final BroadcastReceiver receiver;
        private final CopyBroadcastReceiver copier;

        private Reader(UnsafeBuffer ring) {
            receiver = new BroadcastReceiver(ring);
            copier = new CopyBroadcastReceiver(receiver);
        }

        /** Hands the next event over, if there is one, and tells how many it was. */
        public int poll(Listener listener) {
            return copier.receive((type, buffer, offset, length) -> listener.onEvent(
                    buffer.getLong(offset),
                    buffer.getLong(offset + 8),
                    buffer,
                    offset + HEAD_LENGTH,
                    length - HEAD_LENGTH));
        }

        /** How often this reader was too slow and lost events. */
        public long lapped() {
            return receiver.lappedCount();
        }
    }
}
