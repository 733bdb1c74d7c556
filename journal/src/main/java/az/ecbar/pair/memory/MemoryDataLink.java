package az.ecbar.pair.memory;

import az.ecbar.pair.DataLink;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One end of {@link MemoryDataLinks}; it holds what is under way to it. */
final class MemoryDataLink implements DataLink {
    private record Message(DirectBuffer bytes, long arrivesNs) {
        private Message withBytes(DirectBuffer others) {
            return new Message(others, arrivesNs);
        }
    }

    private final MemoryDataLinks way;
    private final Attacker attacker;
    private final ArrayDeque<Message> arriving = new ArrayDeque<>();
    private @Nullable MemoryDataLink peer;
    private long forged;

    MemoryDataLink(MemoryDataLinks way) {
        this.way = way;
        this.attacker = new Attacker(way.random());
    }

    void connect(MemoryDataLink other) {
        peer = other;
    }

    @Override
    public boolean offer(DirectBuffer message, int offset, int lengthBytes) {
        MemoryDataLink target = peer;
        LinkFaults faults = way.faults();
        if (target == null
                || !way.isUp()
                || target.arriving.size() >= faults.capacityMessages()
                || happens(faults.refused())) {
            return false;
        }
        byte[] bytes = new byte[lengthBytes];
        message.getBytes(offset, bytes);
        target.send(bytes);
        return true;
    }

    @Override
    public int poll(MessageHandler handler, int maxMessages) {
        int polled = 0;
        while (polled < maxMessages && !arriving.isEmpty() && arriving.element().arrivesNs() <= way.nowNs()) {
            DirectBuffer bytes = arriving.remove().bytes();
            polled++;
            handler.onMessage(bytes, 0, bytes.capacity());
        }
        return polled;
    }

    @Override
    public boolean isConnected() {
        return way.isUp();
    }

    @Override
    public long losses() {
        return way.losses();
    }

    void clear() {
        arriving.clear();
    }

    long forged() {
        return forged;
    }

    /** Puts a message under way to this end, with what others do to it. */
    private void send(byte[] bytes) {
        LinkFaults faults = way.faults();
        attacker.sees(bytes);
        if (happens(faults.replaced())) {
            arrive(forge(bytes));
            return;
        }
        boolean isAddedBefore = way.random().nextBoolean();
        boolean isAdded = happens(faults.added());
        if (isAdded && isAddedBefore) {
            arrive(forge(bytes));
        }
        if (!arriving.isEmpty() && happens(faults.swapped())) {
            Message before = arriving.removeLast();
            arrive(bytes);
            Message here = arriving.removeLast();
            arriving.addLast(before.withBytes(here.bytes()));
            arriving.addLast(here.withBytes(before.bytes()));
        } else {
            arrive(bytes);
        }
        if (isAdded && !isAddedBefore) {
            arrive(forge(bytes));
        }
    }

    private byte[] forge(byte[] latest) {
        forged++;
        return attacker.forge(latest);
    }

    private void arrive(byte[] bytes) {
        RandomGenerator random = way.random();
        LinkFaults faults = way.faults();
        long spread = faults.maxDelayNs() - faults.minDelayNs();
        long arrivesNs = way.nowNs() + faults.minDelayNs() + (spread == 0 ? 0 : random.nextLong(spread));
        Message last = arriving.peekLast();
        arriving.addLast(
                new Message(new UnsafeBuffer(bytes), last == null ? arrivesNs : Math.max(arrivesNs, last.arrivesNs())));
    }

    private boolean happens(double part) {
        return part > 0 && way.random().nextDouble() < part;
    }
}
