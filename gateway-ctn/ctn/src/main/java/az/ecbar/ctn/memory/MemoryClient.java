package az.ecbar.ctn.memory;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.trust.certificate.BcscCertificate;
import java.util.List;
import org.agrona.DirectBuffer;

/** A bank's end of the network. */
final class MemoryClient implements ConnectingTransport {
    private final MemoryNetwork network;
    private final MemoryEndpoint endpoint;
    private final List<BcscCertificate> chain;
    private final int addressCount;

    MemoryClient(MemoryNetwork network, List<BcscCertificate> chain, int addressCount) {
        this.network = network;
        this.endpoint = new MemoryEndpoint();
        this.chain = chain;
        this.addressCount = addressCount;
    }

    MemoryEndpoint endpoint() {
        return endpoint;
    }

    List<BcscCertificate> chain() {
        return chain;
    }

    @Override
    public int addressCount() {
        return addressCount;
    }

    @Override
    public long connect(int addressIndex) {
        return network.connect(this, addressIndex);
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        return endpoint.send(connectionId, frame, offset, length);
    }

    @Override
    public void close(long connectionId) {
        endpoint.close(connectionId);
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        return endpoint.poll(handler, limit);
    }
}
