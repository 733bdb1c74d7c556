package az.ecbar.pair.memory;

import az.ecbar.pair.ControlLink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One end of a {@link MemoryCable}. */
final class MemoryControlLink implements ControlLink {
    private final MemoryCable cable;
    private final boolean isConnecting;
    private final ArrayDeque<Item> incoming = new ArrayDeque<>();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private long connection;
    private boolean isBegun;
    private boolean isDropped;
    private boolean isDead;

    private enum Kind {
        BEGIN,
        FRAME,
        END
    }

    private static final class Item {
        final Kind kind;
        final long dueNs;
        final long connection;
        final byte @Nullable [] frame;

        Item(Kind kind, long dueNs, long connection, byte @Nullable [] frame) {
            this.kind = kind;
            this.dueNs = dueNs;
            this.connection = connection;
            this.frame = frame;
        }
    }

    MemoryControlLink(MemoryCable cable, boolean isConnecting) {
        this.cable = cable;
        this.isConnecting = isConnecting;
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public boolean send(DirectBuffer frame, int offset, int lengthBytes) {
        MemoryControlLink other = cable.other(this);
        if (connection == 0 || isDropped || (other != null && MemoryCable.isFull(other.incoming.size()))) {
            return false;
        }
        if (other != null) {
            byte[] bytes = new byte[lengthBytes];
            frame.getBytes(offset, bytes);
            other.put(Kind.FRAME, connection, bytes);
        }
        return true;
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames) {
        if (isDead) {
            return 0;
        }
        if (isDropped) {
            connection = 0;
            isDropped = false;
        }
        if (isConnecting && connection == 0 && !isBegun) {
            isBegun = cable.connect();
        }
        int frames = 0;
        while (!cable.isCut() && frames < maxFrames) {
            Item item = incoming.peek();
            if (item == null || item.dueNs > cable.nowNs()) {
                break;
            }
            incoming.remove();
            if (item.frame != null && item.connection == connection && !isDropped) {
                view.wrap(item.frame);
                handler.onFrame(view, 0, item.frame.length);
                frames++;
            } else if (item.kind == Kind.BEGIN) {
                connection = item.connection;
                isBegun = false;
                isDropped = false;
            } else if (item.kind == Kind.END && item.connection == connection) {
                connection = 0;
                isDropped = false;
            }
        }
        return frames;
    }

    @Override
    public void disconnect() {
        MemoryControlLink other = cable.other(this);
        if (connection != 0 && !isDropped && other != null) {
            other.putEnd(connection);
        }
        isDropped = connection != 0;
    }

    @Override
    public byte @Nullable [] exportKey(String label, byte[] context, int lengthBytes) {
        if (connection == 0 || isDropped) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(connection).array());
            digest.update(label.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(context), lengthBytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void putBegin(long newConnection) {
        put(Kind.BEGIN, newConnection, null);
    }

    void putEnd(long endedConnection) {
        put(Kind.END, endedConnection, null);
    }

    void loseSome(RandomGenerator random) {
        for (int lost = random.nextInt(incoming.size() + 1); lost > 0; lost--) {
            incoming.removeLast();
        }
        isBegun = incoming.stream().anyMatch(item -> item.kind == Kind.BEGIN);
        putEnd(connection);
        incoming.stream()
                .filter(item -> item.kind == Kind.BEGIN)
                .mapToLong(item -> item.connection)
                .max()
                .ifPresent(this::putEnd);
    }

    void die() {
        isDead = true;
        connection = 0;
        incoming.clear();
    }

    private void put(Kind kind, long ofConnection, byte @Nullable [] frame) {
        Item last = incoming.peekLast();
        long dueNs = cable.dueNs();
        incoming.add(new Item(kind, last == null ? dueNs : Math.max(dueNs, last.dueNs), ofConnection, frame));
    }
}
