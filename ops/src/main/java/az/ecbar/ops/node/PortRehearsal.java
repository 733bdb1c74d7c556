package az.ecbar.ops.node;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.TransportHandler;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.gateway.netty.adapter.NettyServerTransport;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.tls.TlsMaterial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * Opens a port like the banks' once, on a free port of the loopback address, and lets the node itself knock there with its
 * own key; whether that is let in does not matter. So the TLS library, the classes of both ends and what the handshake
 * needs are loaded when a standby starts, and not in the moment in which it begins to lead and all banks come.
 *
 * <p>Used by the thread that starts the process; nothing of it is left on return.
 */
final class PortRehearsal {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final int CONNECTIONS = 1;

    private PortRehearsal() {}

    /** Takes some tenths of a second; one that finds no end is given up after two. */
    static void play(TlsMaterial material, TrustAnchor anchor, TlsEngine engine, Clock clock) throws SSLException {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (NettyServerTransport port = new NettyServerTransport(
                        free, material, anchor, engine, CONNECTIONS, FrameHeader.MAX_FRAME_LENGTH, 1);
                NettyClientTransport caller =
                        new NettyClientTransport(List.of(port.address()), material, anchor, engine)) {
            End end = new End();
            long beganNs = clock.monotonicNs();
            IdleStrategy idle = new SleepingMillisIdleStrategy(1);
            long _ = caller.connect(0);
            while (!end.isReached && clock.monotonicNs() - beganNs < LIMIT_NS) {
                idle.idle(caller.poll(end, 1) + port.poll(end, 1));
            }
        }
    }

    /** Either end has the other's certificate, or was turned away. */
    private static final class End implements TransportHandler {
        private boolean isReached;

        @Override
        public void onConnected(long id, List<BcscCertificate> peerChain, String peerAddress) {
            isReached = true;
        }

        @Override
        public boolean onFrame(long id, DirectBuffer buffer, int offset, int length) {
            return true;
        }

        @Override
        public void onClosed(long id, CtnCode code, String text) {
            isReached = true;
        }
    }
}
