package az.ecbar.gateway.netty.adapter;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.netty.NettyTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.tls.TlsMaterial;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Listens for banks and operators: TLS 1.3 only, a client without a certificate of the authority does not get
 * through the handshake. Owns its Netty threads.
 *
 * <p>A connection over the limit is closed at once, before TLS. The limit should be some dozens above that of the
 * session server, which tells its own by an ERROR.
 *
 * @rule 4.26.2
 */
public final class NettyServerTransport implements SessionTransport, AutoCloseable {
    private static final int BACKLOG = 128;
    private static final long SHUTDOWN_MS = 2_000;

    private final AtomicInteger connections = new AtomicInteger();
    private final EventLoopGroup acceptors = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoopGroup workers;
    private final NettyTransport transport;
    private final Channel listener;

    /**
     * Begins to listen.
     *
     * @param threads of Netty for TLS and framing
     * @throws SSLException when the engine does not accept the key
     */
    public NettyServerTransport(
            InetSocketAddress address,
            TlsMaterial material,
            TrustAnchor anchor,
            TlsEngine engine,
            int maxConnections,
            int maxFrameBytes,
            int threads)
            throws SSLException {
        workers = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
        transport = new NettyTransport(anchor, maxFrameBytes);
        SslContext tls = engine.serverContext(material);
        listener = new ServerBootstrap()
                .group(acceptors, workers)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel, tls, maxConnections);
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    private void accept(Channel channel, SslContext tls, int maxConnections) {
        long id = transport.nextId();
        channel.closeFuture().addListener(_ -> connections.decrementAndGet());
        if (connections.incrementAndGet() > maxConnections) {
            transport.failed(id, CtnCode.TOO_MANY_CONNECTIONS, "from " + channel.remoteAddress());
            var _ = channel.close();
            return;
        }
        transport.install(channel, tls.newHandler(channel.alloc()), id);
    }

    /** Where it listens; tells the port if 0 was asked for. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        return transport.send(connectionId, frame, offset, length);
    }

    @Override
    public void close(long connectionId) {
        transport.close(connectionId);
    }

    /** As {@link NettyTransport#drop}. */
    public void drop(long connectionId) {
        transport.drop(connectionId);
    }

    /** As {@link NettyTransport#exportKey}. */
    public byte @Nullable [] exportKey(long connectionId, String label, byte[] context, int lengthBytes) {
        return transport.exportKey(connectionId, label, context, lengthBytes);
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        return transport.poll(handler, limit);
    }

    /** Stops listening, closes all connections and ends Netty's threads; called by the owner of the process. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        transport.closeAll();
        acceptors.shutdownGracefully(0, SHUTDOWN_MS, TimeUnit.MILLISECONDS).syncUninterruptibly();
        workers.shutdownGracefully(0, SHUTDOWN_MS, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
