package az.ecbar.ops.pair.tls;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.gateway.netty.adapter.NettyServerTransport;
import az.ecbar.pair.ControlLink;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A control port: mutual TLS 1.3 by the JDK. Lets in the nodes whose certificates were named, each to a link of its own,
 * and operators, who come through one door; everybody else is turned away before a frame of his is read.
 *
 * <p>Used by one thread, save {@link #close()}, which the owner of the process calls. Whoever polls a link or the door
 * takes in what came for all of them. Bounds: {@value #MAX_CONNECTIONS} connections, frames of 1 MiB, per connection
 * 512 KiB waiting before it is read no more.
 */
public final class ControlListener implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_FRAME_BYTES = 1 << 20;
    private static final int POLL_LIMIT = 64;

    private final TransportHandler events = new Events();
    private final Map<Digest, AcceptedLink> nodes = new HashMap<>();
    private final Map<Long, Accepted> takers = new HashMap<>();
    private final OperatorDoor operators = new OperatorDoor(this);
    private final ControlIdentity self;
    private final LinkLog log;
    private final NettyServerTransport transport;
    private String toldRefusal = "";

    /**
     * Begins to listen.
     *
     * @throws SSLException when the JDK's TLS does not accept the own key
     */
    public ControlListener(InetSocketAddress address, ControlIdentity self, LinkLog log) throws SSLException {
        this.self = self;
        this.log = log;
        this.transport = new NettyServerTransport(
                address,
                self.accepting(),
                self.checker().get().anchor(),
                TlsEngine.JDK,
                MAX_CONNECTIONS,
                MAX_FRAME_BYTES,
                1);
    }

    /**
     * The link of a node that may connect.
     *
     * @param name for the log
     * @param certificate fingerprint of its certificate for connections
     */
    public ControlLink accept(String name, Digest certificate) {
        AcceptedLink link = new AcceptedLink(this, name);
        if (nodes.put(certificate, link) != null) {
            throw new IllegalArgumentException("two nodes with the certificate " + certificate);
        }
        return link;
    }

    /** Where the operators are. */
    public OperatorDoor operators() {
        return operators;
    }

    /** Where it listens; tells the port if 0 was asked for. */
    public InetSocketAddress address() {
        return transport.address();
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Takes in what came, for all. */
    void pump() {
        var _ = transport.poll(events, POLL_LIMIT);
    }

    boolean send(long connection, DirectBuffer frame, int offset, int lengthBytes) {
        return transport.send(connection, frame, offset, lengthBytes);
    }

    void drop(long connection) {
        transport.drop(connection);
    }

    void close(long connection) {
        transport.close(connection);
    }

    byte @Nullable [] exportKey(long connection, String label, byte[] context, int lengthBytes) {
        return transport.exportKey(connection, label, context, lengthBytes);
    }

    private void turnAway(long connection, String address, String reason) {
        transport.drop(connection);
        tellRefusal(address, reason);
    }

    private void tellRefusal(String address, String reason) {
        if (!reason.equals(toldRefusal)) {
            toldRefusal = reason;
            log.onRefused(address, reason);
        }
    }

    private void letIn(long connection, BcscCertificate certificate, Identity identity, String address) {
        if (identity.role() == Role.OPERATOR) {
            takers.put(connection, operators);
            transport.drop(operators.accept(connection, identity));
            log.onConnected("operator " + identity.unit(), address);
            return;
        }
        AcceptedLink link = nodes.get(certificate.fingerprint());
        if (link == null) {
            turnAway(
                    connection,
                    address,
                    "'" + certificate.subject() + "' is not configured: " + certificate.fingerprint());
            return;
        }
        takers.put(connection, link);
        transport.drop(link.accept(connection));
        log.onConnected(link.name(), address);
    }

    /** What the transport tells. */
    private final class Events implements TransportHandler {
        @Override
        public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
            switch (self.check(peerChain, Expectation.controlClient())) {
                case Verdict.Refused refused -> turnAway(id, peerAddress, refused.reason() + ": " + refused.detail());
                case Verdict.Valid valid -> letIn(id, peerChain.getFirst(), valid.identity(), peerAddress);
            }
        }

        @Override
        public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
            Accepted taker = takers.get(id);
            return taker == null || taker.onFrame(id, buffer, offset, length);
        }

        @Override
        public void onClosed(long id, CtnCode code, String text) {
            Accepted taker = takers.remove(id);
            String reason = code == CtnCode.NONE ? text : code + ": " + text;
            if (taker == null) {
                if (code != CtnCode.NONE) {
                    tellRefusal("before it was known who it is", reason);
                }
                return;
            }
            taker.onClosed(id, reason);
            if (taker instanceof AcceptedLink link) {
                log.onEnded(link.name(), reason);
            }
        }
    }
}
