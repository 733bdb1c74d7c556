package az.ecbar.ctn.memory;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.trust.certificate.BcscCertificate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One end: what arrived and was not polled yet, and the connections that may be sent on. */
final class MemoryEndpoint implements SessionTransport {
    /** Something that happened on a connection; says whether the handler took it. */
    private interface Arrival {
        boolean deliverTo(TransportHandler handler);
    }

    private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
    private final Map<Long, MemoryConnection> connections = new HashMap<>();

    void connected(MemoryConnection connection, List<BcscCertificate> chain, String address) {
        connections.put(connection.id(), connection);
        arrivals.add(handler -> {
            handler.onConnected(connection.id(), chain, address);
            return true;
        });
    }

    void arrived(long connectionId, byte[] frame) {
        UnsafeBuffer buffer = new UnsafeBuffer(frame);
        arrivals.add(handler -> handler.onFrame(connectionId, buffer, 0, frame.length));
    }

    void closed(long connectionId, String text) {
        connections.remove(connectionId);
        arrivals.add(handler -> {
            handler.onClosed(connectionId, CtnCode.NONE, text);
            return true;
        });
    }

    /** Told to both ends when a connection is over; the one that closed it was told then. */
    void closedOnce(long connectionId, String text) {
        if (connections.containsKey(connectionId)) {
            closed(connectionId, text);
        }
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        MemoryConnection connection = connections.get(connectionId);
        if (connection == null) {
            return false;
        }
        byte[] bytes = new byte[length];
        frame.getBytes(offset, bytes);
        return connection.send(this, bytes);
    }

    @Override
    public void close(long connectionId) {
        MemoryConnection connection = connections.remove(connectionId);
        if (connection != null) {
            connection.close(this);
        }
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        int polled = 0;
        while (polled < limit) {
            Arrival arrival = arrivals.peek();
            if (arrival == null || !arrival.deliverTo(handler)) {
                break;
            }
            arrivals.remove();
            polled++;
        }
        return polled;
    }
}
