package az.ecbar.stp;

import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.port.Clock;
import az.ecbar.port.Randomness;
import az.ecbar.stp.link.CentreLink;
import az.ecbar.stp.link.CtnLink;
import az.ecbar.stp.link.ReceiptOutputVerifier;
import az.ecbar.trust.receipt.ReceiptVerifier;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.tls.TlsMaterial;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** The way of production: CTN sessions over TLS with the bank's own keys. */
final class CtnConnector implements Connector {
    private final Clock clock;
    private final Randomness randomness;

    CtnConnector(Clock clock, Randomness randomness) {
        this.clock = clock;
        this.randomness = randomness;
    }

    @Override
    public Connection connect(StpConfig config, char[] keyPassword) throws ConfigException {
        BankKeys keys = BankKeys.read(config, keyPassword, clock.utcNs());
        ReceiptOutputVerifier verifier = new ReceiptOutputVerifier(new ReceiptVerifier(keys.checker()), config.bic());
        return new Connection(listener -> link(config, keys, listener), verifier);
    }

    private CentreLink link(StpConfig config, BankKeys keys, ClientSessionListener listener) throws IOException {
        TlsMaterial material = new TlsMaterial(keys.tls(), keys::checker, clock);
        List<InetSocketAddress> addresses = config.addresses().stream()
                .map(address -> InetSocketAddress.createUnresolved(address.host(), address.port()))
                .toList();
        NettyClientTransport transport =
                new NettyClientTransport(addresses, material, keys.checker().anchor(), TlsEngine.best(material));
        ClientSession session = new ClientSession(
                ClientSessionConfig.of(config.bic(), config.terminal(), config.site()),
                transport,
                keys.sign().newSigner(),
                new AuthorityStore(new CertificateDirectory(keys.checker()), List.of()),
                clock,
                randomness,
                listener);
        return new CtnLink(
                session, config.addresses().stream().map(Address::toString).toList(), transport::close);
    }
}
