package az.ecbar.ctn.netty;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.TrustAnchor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.ssl.SslHandler;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLKeyException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What client and server share: connections by id, the queue between Netty's threads and the duty cycle, and
 * back-pressure both ways. Towards the duty cycle at most a given number of bytes wait ({@link InboundBudget}); towards the
 * peer {@link #send} refuses while Netty's own buffer is above its high water mark.
 *
 * <p>{@link #send}, {@link #close} and {@link #poll} belong to the duty cycle's thread, the rest to Netty's.
 */
public final class NettyTransport implements SessionTransport {
    private static final long MAX_WAITING_BYTES = 64L << 20;
    private static final long MAX_CONNECTION_BYTES = 512L << 10;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 1 << 20);
    private static final int MIN_FRAME_LENGTH = 16;
    private static final int LENGTH_FIELD = Integer.BYTES;
    private static final long HANDSHAKE_TIMEOUT_MS = 10_000;

    /** Something that happened on a connection; says whether the handler took it. */
    private interface Arrival {
        boolean deliverTo(TransportHandler handler);
    }

    private final ManyToOneConcurrentLinkedQueue<Arrival> arrivals = new ManyToOneConcurrentLinkedQueue<>();
    private final InboundBudget budget = new InboundBudget(MAX_WAITING_BYTES, MAX_CONNECTION_BYTES);
    private final Map<Long, Channel> channels = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final TrustAnchor anchor;
    private final int maxFrameBytes;
    private @Nullable Arrival refused;

    /** @param maxFrameBytes a longer frame ends its connection */
    public NettyTransport(TrustAnchor anchor, int maxFrameBytes) {
        this.anchor = anchor;
        this.maxFrameBytes = maxFrameBytes;
    }

    /** A new id, never used before. */
    public long nextId() {
        return lastId.incrementAndGet();
    }

    /** Fills the pipeline of a new channel; from then on its events come through {@link #poll} under this id. */
    public void install(Channel channel, SslHandler tls, long id) {
        tls.setHandshakeTimeoutMillis(HANDSHAKE_TIMEOUT_MS);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setWriteBufferWaterMark(WATER_MARK);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(tls);
        pipeline.addLast(new LengthFieldBasedFrameDecoder(
                ByteOrder.LITTLE_ENDIAN, maxFrameBytes, 0, LENGTH_FIELD, -LENGTH_FIELD, 0, true));
        pipeline.addLast(new NettyConnection(id, this, anchor));
    }

    /** A connection that never came to be, or ended before its pipeline stood. */
    public void failed(long id, CtnCode code, String text) {
        arrivals.add(handler -> {
            handler.onClosed(id, code, text);
            return true;
        });
    }

    void connected(NettyConnection connection, Channel channel, List<BcscCertificate> chain) {
        channels.put(connection.id(), channel);
        String address = String.valueOf(channel.remoteAddress());
        arrivals.add(handler -> {
            handler.onConnected(connection.id(), chain, address);
            return true;
        });
    }

    /** True if the connection is not to be read until more room is there. */
    boolean arrived(NettyConnection connection, Channel channel, byte[] frame) {
        if (frame.length < MIN_FRAME_LENGTH) {
            connection.end(CtnCode.MALFORMED_FRAME, "a frame of " + frame.length + " bytes");
            var _ = channel.close();
            return false;
        }
        budget.add(connection, frame.length);
        boolean isExhausted = budget.isExhausted(connection);
        if (isExhausted) {
            connection.isStalled().set(true);
        }
        UnsafeBuffer buffer = new UnsafeBuffer(frame);
        arrivals.add(handler -> {
            if (!handler.onFrame(connection.id(), buffer, 0, frame.length)) {
                return false;
            }
            budget.remove(connection, frame.length);
            resume(connection, channel);
            return true;
        });
        return isExhausted;
    }

    private void resume(NettyConnection connection, Channel channel) {
        boolean mayRead = connection.waitingBytes().get() == 0 || budget.hasRecovered(connection);
        if (mayRead && connection.isStalled().compareAndSet(true, false)) {
            channel.eventLoop().execute(() -> channel.config().setAutoRead(true));
        }
    }

    void closed(NettyConnection connection, CtnCode code, String text) {
        channels.remove(connection.id());
        failed(connection.id(), code, text);
    }

    @Override
    public boolean send(long connectionId, DirectBuffer frame, int offset, int length) {
        Channel channel = channels.get(connectionId);
        if (channel == null || !channel.isWritable()) {
            return false;
        }
        ByteBuf copy = channel.alloc().buffer(length, length);
        byte[] array = frame.byteArray();
        if (array != null) {
            copy.writeBytes(array, frame.wrapAdjustment() + offset, length);
        } else {
            byte[] bytes = new byte[length];
            frame.getBytes(offset, bytes);
            copy.writeBytes(bytes);
        }
        // A failed write ends the connection, and that is told by onClosed.
        var _ = channel.writeAndFlush(copy, channel.voidPromise());
        return true;
    }

    @Override
    public void close(long connectionId) {
        Channel channel = channels.get(connectionId);
        if (channel != null) {
            // Behind all that was sent before; TLS says goodbye, then the connection closes.
            var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Ends a connection at once, whatever waits to be sent; {@code onClosed} follows. Unknown ids are ignored. */
    public void drop(long connectionId) {
        Channel channel = channels.get(connectionId);
        if (channel != null) {
            var _ = channel.close();
        }
    }

    /**
     * Key material that only the two ends of a connection can know: the exporter of TLS 1.3 (RFC 8446, 7.5). The JDK's
     * engine has it, BoringSSL's not. Null when there is no such connection, or it has just ended.
     *
     * @throws IllegalStateException when its engine gives none
     */
    public byte @Nullable [] exportKey(long connectionId, String label, byte[] context, int lengthBytes) {
        Channel channel = channels.get(connectionId);
        SslHandler tls = channel == null ? null : channel.pipeline().get(SslHandler.class);
        if (channel == null || tls == null) {
            return null;
        }
        if (!(tls.engine().getSession() instanceof ExtendedSSLSession session)) {
            throw new IllegalStateException("connection " + connectionId + " has no exporter");
        }
        try {
            return session.exportKeyingMaterialData(label, context, lengthBytes);
        } catch (SSLKeyException e) {
            if (!channel.isActive()) {
                return null;
            }
            throw new IllegalStateException("connection " + connectionId + " gives no key", e);
        }
    }

    /** Closes all connections at once. */
    public void closeAll() {
        channels.values().forEach(channel -> {
            var _ = channel.close();
        });
    }

    @Override
    public int poll(TransportHandler handler, int limit) {
        int polled = 0;
        while (polled < limit) {
            Arrival arrival = refused != null ? refused : arrivals.poll();
            refused = null;
            if (arrival == null) {
                break;
            }
            if (!arrival.deliverTo(handler)) {
                refused = arrival;
                break;
            }
            polled++;
        }
        return polled;
    }
}
