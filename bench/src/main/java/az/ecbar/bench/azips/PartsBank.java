package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.ReceivedEnvelope;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.ops.node.SystemClock;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.signature.CertificateDirectory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** A bank's end of a session as far as it costs processor time: seals payments, verifies what the node sends. One thread. */
final class PartsBank {

    static final long TOLERANCE_NS = TimeUnit.MINUTES.toNanos(10);

    private final SystemClock clock = new SystemClock();
    private final PaymentTemplate payment;
    private final EnvelopeBuilder envelope;
    private final ReceivedEnvelope received;
    private final LeafBuffer nodeLeaf;
    private final Digest nodeSigner;
    private final List<byte[]> nodeChain;
    private final Expectation node = Expectation.nodeSigner(ClientSessionConfig.CENTRE_BIC);
    private long lastNumber;

    PartsBank(String bic, BankKeys keys, BankKeys nodeKeys, PaymentTemplate payment, long sessionId)
            throws BrokenRunException {
        this.payment = payment;
        Parties parties = new Parties(bic, ClientSessionConfig.CENTRE_BIC);
        envelope = new EnvelopeBuilder(
                keys.sign().newSigner(), parties.fromBank(sessionId), sessionId, SessionLimits.usual());
        nodeLeaf = parties.fromCentre(sessionId);
        nodeSigner = nodeKeys.sign().certificate().fingerprint();
        nodeChain = List.of(nodeKeys.sign().certificate().der());
        AuthorityStore store = new AuthorityStore(new CertificateDirectory(keys.checker()), List.of());
        var refused = store.learn(nodeKeys.sign().certificate().der());
        if (refused != null) {
            throw new BrokenRunException("the node's certificate is refused: " + refused);
        }
        received = new ReceivedEnvelope(store, TOLERANCE_NS);
    }

    /** Collects the next payments, digests them, signs the root; returns the length of the frame. */
    int seal(int payments) {
        envelope.begin();
        for (int i = 0; i < payments; i++) {
            payment.number(++lastNumber);
            envelope.append(MessageKind.MESSAGE, lastNumber, payment.buffer(), 0, payment.length());
        }
        return envelope.finish(clock.utcNs());
    }

    DirectBuffer frame() {
        return envelope.buffer();
    }

    /** Verifies an envelope of the node and goes through its messages; returns how many there were. */
    int verify(DirectBuffer frame, int length) throws BrokenRunException {
        CtnCode code = received.wrap(frame, 0, length);
        if (code == CtnCode.NONE) {
            code = received.verify(nodeLeaf, nodeSigner, node, nodeChain, clock.utcNs());
        }
        if (code != CtnCode.NONE) {
            throw new BrokenRunException("an envelope of the node is refused: " + code + " " + received.refusal());
        }
        int messages = 0;
        while (received.next()) {
            messages++;
        }
        return messages;
    }
}
