package az.ecbar.ops.node;

import az.ecbar.ops.pair.tls.ControlIdentity;
import az.ecbar.ops.pair.tls.ControlListener;
import az.ecbar.ops.pair.tls.LinkLog;
import az.ecbar.ops.pair.tls.PrintedLinkLog;
import az.ecbar.ops.pair.tls.TlsControlLink;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.OwnerLog;
import az.ecbar.pair.RecordReceiver;
import az.ecbar.pair.RecordSender;
import az.ecbar.pair.aeron.AeronDataLink;
import az.ecbar.pair.aeron.AeronLinkConfig;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.SealedReceiver;
import az.ecbar.pair.data.SealedSender;
import az.ecbar.pair.data.SendWindow;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.key.KeyEntry;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * All channels of a node of a pair: its control port, the links to the other node and to the witness, and the way of
 * records. Node 1 is connected to, node 2 connects. Used by the pair thread, save opening and closing.
 */
final class PairChannels implements AutoCloseable {
    private final ControlListener listener;
    private final ControlLink peer;
    private final @Nullable ControlLink witness;
    private final List<TlsControlLink> connecting;
    private final AeronDataLink data;
    private final DataSealing sealing;

    private PairChannels(
            ControlListener listener,
            ControlLink peer,
            @Nullable ControlLink witness,
            List<TlsControlLink> connecting,
            AeronDataLink data,
            DataSealing sealing) {
        this.listener = listener;
        this.peer = peer;
        this.witness = witness;
        this.connecting = connecting;
        this.data = data;
        this.sealing = sealing;
    }

    /** Gives the ids of both data folders, the owner's first; {@code isOwner} is whether that is this node. */
    @FunctionalInterface
    interface Folders {
        byte[] of(boolean isOwner);
    }

    /** Listens, and is ready to connect. */
    static PairChannels open(PairSection pair, KeyEntry tlsKey, CertificateChecker checker, SystemClock clock)
            throws SSLException {
        ControlIdentity self = new ControlIdentity(tlsKey, () -> checker, clock);
        LinkLog log = new PrintedLinkLog(clock);
        ControlListener listener = new ControlListener(pair.listen(), self, log);
        List<TlsControlLink> connecting = new ArrayList<>();
        InetSocketAddress address = pair.peer();
        ControlLink peer;
        if (address == null || pair.times().node() == 1) {
            peer = listener.accept("node 2", pair.peerCertificate());
        } else {
            TlsControlLink link = link("node 1", address, pair.peerCertificate(), Expectation.server(), self, log);
            connecting.add(link);
            peer = link;
        }
        PairSection.Witness third = pair.witness();
        TlsControlLink witness = null;
        if (third != null) {
            witness = link("witness", third.address(), third.certificate(), Expectation.witness(), self, log);
            connecting.add(witness);
        }
        AeronLinkConfig way = AeronLinkConfig.of(
                pair.data().directory(), pair.data().here(), pair.data().there());
        AeronDataLink data = new AeronDataLink(way, new NetworkErrors(clock)::onError);
        return new PairChannels(
                listener,
                peer,
                witness,
                connecting,
                data,
                way.sealing(!pair.data().isSealed()));
    }

    private static TlsControlLink link(
            String name,
            InetSocketAddress address,
            Digest certificate,
            Expectation expectation,
            ControlIdentity self,
            LinkLog log)
            throws SSLException {
        return new TlsControlLink(name, address, self, expectation, certificate, new SecureRandom()::nextBytes, log);
    }

    ControlListener listener() {
        return listener;
    }

    ControlLink peer() {
        return peer;
    }

    /** Null where there is none. */
    @Nullable
    ControlLink witness() {
        return witness;
    }

    RecordSender sender(Folders folders, Supplier<OwnerLog> logs) {
        return new SealedSender(data, peer, () -> folders.of(true), logs, sealing, SendWindow.defaults());
    }

    RecordReceiver receiver(Folders folders) {
        return new SealedReceiver(data, peer, () -> folders.of(false), sealing);
    }

    @Override
    public void close() {
        connecting.forEach(TlsControlLink::close);
        listener.close();
        data.close();
    }

    /** Prints what goes wrong on the way of records; what repeats is told once. */
    private static final class NetworkErrors {
        private final SystemClock clock;
        private volatile String told = "";

        NetworkErrors(SystemClock clock) {
            this.clock = clock;
        }

        void onError(Throwable error) {
            String text = String.valueOf(error.getMessage());
            if (!text.equals(told)) {
                told = text;
                System.err.println("NETWORK " + UtcNs.toInstant(clock.utcNs()) + " records: " + text);
            }
        }
    }
}
