package az.ecbar.ops.testing;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.trust.certificate.BcscCertificate;
import java.util.List;
import org.agrona.DirectBuffer;

/** A terminal's transport to several centres, each behind a network of its own: an address is the number of a centre. */
final class SeveralCentres implements ConnectingTransport {
    private final List<ConnectingTransport> centres;

    SeveralCentres(List<ConnectingTransport> centres) {
        this.centres = List.copyOf(centres);
    }

    @Override
    public int addressCount() {
        return centres.size();
    }

    @Override
    public long connect(int addressIndex) {
        return outer(centres.get(addressIndex).connect(0), addressIndex);
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        return centre(connectionId).send(inner(connectionId), frame, offset, length);
    }

    @Override
    public void close(long connectionId) {
        centre(connectionId).close(inner(connectionId));
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        int polled = 0;
        for (int i = 0; i < centres.size(); i++) {
            int centre = i;
            polled += centres.get(i)
                    .poll(
                            new TransportHandler() {
                                @Override
                                public void onConnected(
                                        long connectionId, List<BcscCertificate> chain, String address) {
                                    handler.onConnected(outer(connectionId, centre), chain, address);
                                }

                                @Override
                                public boolean onFrame(long connectionId, DirectBuffer frame, int offset, int length) {
                                    return handler.onFrame(outer(connectionId, centre), frame, offset, length);
                                }

                                @Override
                                public void onClosed(long connectionId, CtnCode code, String text) {
                                    handler.onClosed(outer(connectionId, centre), code, text);
                                }
                            },
                            limit);
        }
        return polled;
    }

    private ConnectingTransport centre(long connectionId) {
        return centres.get((int) (connectionId % centres.size()));
    }

    private long outer(long connectionId, int centre) {
        return connectionId * centres.size() + centre;
    }

    private long inner(long connectionId) {
        return connectionId / centres.size();
    }
}
