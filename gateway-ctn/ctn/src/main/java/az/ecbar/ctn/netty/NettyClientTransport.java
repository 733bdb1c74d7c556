package az.ecbar.ctn.netty;

import az.ecbar.ctn.ConnectingTransport;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.tls.TlsMaterial;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** The bank's connection to the centre over TCP and TLS 1.3, to one of several addresses. Owns one thread of Netty. */
public final class NettyClientTransport implements ConnectingTransport, AutoCloseable {
    /** Long enough for one datagram that is lost and sent again after a second. */
    private static final int CONNECT_TIMEOUT_MS = 1_500;

    private static final long SHUTDOWN_MS = 2_000;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final NettyTransport transport;
    private final SslContext tls;
    private final List<InetSocketAddress> addresses;

    /**
     * @param addresses of the centre, the preferred one first
     * @throws SSLException when the engine does not accept the key
     */
    public NettyClientTransport(
            List<InetSocketAddress> addresses, TlsMaterial material, TrustAnchor anchor, TlsEngine engine)
            throws SSLException {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address of the centre");
        }
        this.addresses = List.copyOf(addresses);
        this.transport = new NettyTransport(anchor, FrameHeader.MAX_FRAME_LENGTH);
        this.tls = engine.clientContext(material);
    }

    @Override
    public int addressCount() {
        return addresses.size();
    }

    @Override
    public long connect(int addressIndex) {
        long id = transport.nextId();
        InetSocketAddress configured = addresses.get(addressIndex);
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        transport.install(channel, tls.newHandler(channel.alloc()), id);
                    }
                });
        // The name is resolved anew each time, on Netty's thread.
        ChannelFuture connecting =
                bootstrap.connect(InetSocketAddress.createUnresolved(configured.getHostString(), configured.getPort()));
        connecting.addListener(_ -> {
            Throwable cause = connecting.cause();
            if (cause != null) {
                transport.failed(id, CtnCode.CONNECTION_LOST, String.valueOf(cause.getMessage()));
            }
        });
        return id;
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

    /** Closes all connections and ends Netty's thread; called by the owner of the process, not by the duty cycle. */
    @Override
    public void close() {
        transport.closeAll();
        group.shutdownGracefully(0, SHUTDOWN_MS, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
