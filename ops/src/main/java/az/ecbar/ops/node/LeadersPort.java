package az.ecbar.ops.node;

import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.gateway.netty.adapter.NettyServerTransport;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The banks' port of a node that leads now and then: it opens when the sessions first work, which they do when the
 * epoch's first record is committed, and closes when the node leads no more. While it is closed, banks try the other
 * address.
 *
 * <p>Used by the edge's thread; {@link #close} when that has ended.
 */
final class LeadersPort implements SessionTransport, AutoCloseable {
    private final Opener opener;
    private @Nullable NettyServerTransport open;

    /** Opens the port, and tells outside that this node serves. */
    @FunctionalInterface
    interface Opener {
        NettyServerTransport open() throws Exception;
    }

    LeadersPort(Opener opener) {
        this.opener = opener;
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        NettyServerTransport transport = open;
        return transport != null && transport.send(connectionId, frame, offset, length);
    }

    @Override
    public void close(long connectionId) {
        NettyServerTransport transport = open;
        if (transport != null) {
            transport.close(connectionId);
        }
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        NettyServerTransport transport = open;
        if (transport == null) {
            transport = opened();
            open = transport;
        }
        return transport.poll(handler, limit);
    }

    private NettyServerTransport opened() {
        try {
            return opener.open();
        } catch (Exception e) {
            throw new PortFailed(e);
        }
    }

    @Override
    public void close() {
        NettyServerTransport transport = open;
        open = null;
        if (transport != null) {
            transport.close();
        }
    }
}
