package az.ecbar.ctn.netty;

import az.ecbar.ctn.CtnCode;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.tls.PeerChain;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The last handler of a connection's pipeline: hands whole frames and the beginning and end to the transport. */
final class NettyConnection extends SimpleChannelInboundHandler<ByteBuf> {
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean isStalled = new AtomicBoolean();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final long id;
    private final NettyTransport transport;
    private final TrustAnchor anchor;
    private CtnCode code = CtnCode.NONE;
    private String text = "closed by the other side";

    NettyConnection(long id, NettyTransport transport, TrustAnchor anchor) {
        this.id = id;
        this.transport = transport;
        this.anchor = anchor;
    }

    long id() {
        return id;
    }

    AtomicLong waitingBytes() {
        return waitingBytes;
    }

    AtomicBoolean isStalled() {
        return isStalled;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent completion) {
            if (completion.isSuccess()) {
                onHandshake(context);
            } else {
                TlsFailure failure = TlsFailure.of(completion.cause());
                end(failure.code(), failure.text());
                var _ = context.close();
            }
        }
        super.userEventTriggered(context, event);
    }

    private void onHandshake(ChannelHandlerContext context) {
        try {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            List<BcscCertificate> chain = PeerChain.of(tls.engine().getSession().getPeerCertificates(), anchor);
            transport.connected(this, context.channel(), chain);
        } catch (SSLPeerUnverifiedException | MalformedException e) {
            end(CtnCode.UNKNOWN_CERTIFICATE, String.valueOf(e.getMessage()));
            var _ = context.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        if (transport.arrived(this, context.channel(), bytes)) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause.getCause() instanceof TooLongFrameException || cause instanceof TooLongFrameException) {
            end(CtnCode.FRAME_TOO_LARGE, String.valueOf(cause.getMessage()));
        } else {
            TlsFailure failure = TlsFailure.of(cause);
            end(failure.code(), failure.text());
        }
        var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        closed();
        super.channelInactive(context);
    }

    /** The first cause is the one that is told. */
    void end(CtnCode cause, String why) {
        if (code == CtnCode.NONE) {
            code = cause;
            text = why;
        }
    }

    /** Tells the end once, after all that came before it. */
    void closed() {
        if (isClosed.compareAndSet(false, true)) {
            transport.closed(this, code, text);
        }
    }
}
