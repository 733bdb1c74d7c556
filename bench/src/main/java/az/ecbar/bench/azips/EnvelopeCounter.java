package az.ecbar.bench.azips;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import org.agrona.DirectBuffer;

/** Counts the envelopes that a bank has really handed to its transport. Owned by the load's thread. */
final class EnvelopeCounter implements ConnectingTransport {

    private final ConnectingTransport transport;
    private long envelopes;

    EnvelopeCounter(ConnectingTransport transport) {
        this.transport = transport;
    }

    /** How many were sent so far. */
    long envelopes() {
        return envelopes;
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        boolean isSent = transport.send(connectionId, frame, offset, length);
        if (isSent && FrameHeader.type(frame, offset) == FrameType.ENVELOPE) {
            envelopes++;
        }
        return isSent;
    }

    @Override
    public int addressCount() {
        return transport.addressCount();
    }

    @Override
    public long connect(int addressIndex) {
        return transport.connect(addressIndex);
    }

    @Override
    public void close(long connectionId) {
        transport.close(connectionId);
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        return transport.poll(handler, limit);
    }
}
