package az.ecbar.ops.pair.tls;

import az.ecbar.trust.certificate.Identity;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The operators at a control port, each connection by its number. At most {@value #MAX_OPERATORS} at a time: one more
 * sends away the oldest; one who has asked {@value #MAX_WAITING} times without an answer, and asks again, is sent away too.
 * Used by one thread.
 */
public final class OperatorDoor implements Accepted {
    /** Takes one received frame; the bytes are its own only during the call. */
    @FunctionalInterface
    public interface FrameHandler {
        /** @param operator from whom it came, as his certificate for connections says; its role was checked */
        void onFrame(long connection, Identity operator, DirectBuffer frame, int offset, int lengthBytes);
    }

    private static final int MAX_OPERATORS = 8;
    private static final int MAX_WAITING = 4;

    private record Arrival(long connection, UnsafeBuffer frame) {}

    private final Map<Long, Identity> operators = new LinkedHashMap<>();
    private final Queue<Arrival> arrivals = new ArrayDeque<>();
    private final ControlListener listener;

    OperatorDoor(ControlListener listener) {
        this.listener = listener;
    }

    /** Lets one in; gives the connection that must go for it, 0 if none. */
    long accept(long connection, Identity operator) {
        long replaced = operators.size() < MAX_OPERATORS ? 0 : operators.keySet().iterator().next();
        operators.remove(replaced);
        operators.put(connection, operator);
        return replaced;
    }

    @Override
    public boolean onFrame(long connection, DirectBuffer frame, int offset, int lengthBytes) {
        long waiting = arrivals.stream()
                .filter(arrival -> arrival.connection() == connection)
                .count();
        if (waiting >= MAX_WAITING) {
            close(connection);
            return true;
        }
        byte[] copy = new byte[lengthBytes];
        frame.getBytes(offset, copy);
        arrivals.add(new Arrival(connection, new UnsafeBuffer(copy)));
        return true;
    }

    @Override
    public void onClosed(long connection, String reason) {
        operators.remove(connection);
    }

    /** Hands over what operators have sent, at most so many frames, and tells how many. */
    public int poll(FrameHandler handler, int maxFrames) {
        listener.pump();
        int taken = 0;
        while (taken < maxFrames) {
            Arrival arrival = arrivals.poll();
            if (arrival == null) {
                break;
            }
            @Nullable Identity operator = operators.get(arrival.connection());
            if (operator != null) {
                taken++;
                handler.onFrame(
                        arrival.connection(), operator, arrival.frame(), 0, arrival.frame().capacity());
            }
        }
        return taken;
    }

    /** Sends a frame; false if the connection is gone or its queue full. */
    public boolean send(long connection, DirectBuffer frame, int offset, int lengthBytes) {
        return listener.send(connection, frame, offset, lengthBytes);
    }

    /** Closes a connection once what was sent is out. */
    public void close(long connection) {
        operators.remove(connection);
        listener.close(connection);
    }
}
