package az.ecbar.gateway.session;

import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.gateway.netty.adapter.NettyServerTransport;
import az.ecbar.gateway.testing.PassingTranslator;
import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.tls.TlsMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The centre's sessions behind real TLS on a free port of loopback. */
final class TlsCentre implements AutoCloseable {
    final NettyServerTransport transport;
    final RealCentre known;
    final SessionServer server;

    TlsCentre(
            TlsMaterial material,
            TrustAnchor anchor,
            TlsEngine engine,
            TestHolder node,
            RealCentre known,
            FakeLedger ledger,
            Clock clock)
            throws IOException {
        SessionServerConfig config = SessionServerConfig.usual(FakeCentre.BIC);
        this.known = known;
        transport = new NettyServerTransport(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                material,
                anchor,
                engine,
                16,
                config.limits().maxFrameBytes(),
                1);
        PassingTranslator translator = new PassingTranslator(ledger);
        server = new SessionServer(
                config,
                new SessionServer.Ports(
                        transport,
                        ledger,
                        new Translators(translator, translator),
                        ledger,
                        ledger,
                        known,
                        known,
                        node.signer(),
                        clock),
                node.certificate().der(),
                1);
    }

    @Override
    public void close() {
        transport.close();
    }
}
