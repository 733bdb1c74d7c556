package az.ecbar.ops.pair.tls;

import az.ecbar.pair.ControlLink;
import java.util.ArrayDeque;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The accepting end of a node's control connection. A newer connection of the same holder replaces the one before it: its
 * holder has started again, or has lost it without our noticing. What came of the older one is handed over first.
 *
 * <p>Used by one thread. Bounded: beyond {@value #MAX_WAITING} frames the listener keeps what comes, and TCP slows the
 * sender.
 */
final class AcceptedLink implements ControlLink, Accepted {
    private static final int MAX_WAITING = 64;

    /** A frame, or, without one, the beginning of a connection; 0 and no frame: its end. */
    private record Arrival(long connection, @Nullable UnsafeBuffer frame) {}

    private final Queue<Arrival> arrivals = new ArrayDeque<>();
    private final ControlListener listener;
    private final String name;
    private long accepted;
    private long connection;
    private boolean isDropped;

    AcceptedLink(ControlListener listener, String name) {
        this.listener = listener;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** A new connection; gives the one that it replaces, 0 if there is none. */
    long accept(long newConnection) {
        long replaced = accepted;
        accepted = newConnection;
        arrivals.add(new Arrival(newConnection, null));
        return replaced;
    }

    @Override
    public boolean onFrame(long from, DirectBuffer frame, int offset, int lengthBytes) {
        if (from != accepted) {
            return true;
        }
        if (arrivals.size() >= MAX_WAITING) {
            return false;
        }
        byte[] copy = new byte[lengthBytes];
        frame.getBytes(offset, copy);
        arrivals.add(new Arrival(from, new UnsafeBuffer(copy)));
        return true;
    }

    @Override
    public void onClosed(long ended, String reason) {
        if (ended == accepted) {
            accepted = 0;
            arrivals.add(new Arrival(0, null));
        }
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public boolean send(DirectBuffer frame, int offset, int lengthBytes) {
        return connection != 0 && !isDropped && listener.send(connection, frame, offset, lengthBytes);
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames) {
        if (isDropped) {
            connection = 0;
            isDropped = false;
        }
        listener.pump();
        int taken = 0;
        while (taken < maxFrames) {
            Arrival arrival = arrivals.poll();
            if (arrival == null) {
                break;
            }
            UnsafeBuffer frame = arrival.frame();
            if (frame == null) {
                connection = arrival.connection();
                isDropped = false;
            } else if (arrival.connection() == connection && !isDropped) {
                taken++;
                handler.onFrame(frame, 0, frame.capacity());
            }
        }
        return taken;
    }

    @Override
    public void disconnect() {
        if (connection != 0) {
            isDropped = true;
            listener.drop(connection);
        }
    }

    @Override
    public byte @Nullable [] exportKey(String label, byte[] context, int lengthBytes) {
        return connection == 0 || isDropped ? null : listener.exportKey(connection, label, context, lengthBytes);
    }
}
