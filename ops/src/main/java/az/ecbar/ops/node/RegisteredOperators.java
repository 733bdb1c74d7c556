package az.ecbar.ops.node;

import az.ecbar.ops.pair.order.OperatorCertificates;
import az.ecbar.ops.pair.order.OrderCheck;
import az.ecbar.ops.pair.order.SignedOrder;
import az.ecbar.port.Clock;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.RegisterCertificateDecoder;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The operators that a node's ledger knows; before its first record, those of the genesis, who order that it leads for the
 * first time. For the pair thread.
 */
final class RegisteredOperators implements OrderCheck {
    private final Map<Digest, BcscCertificate> genesis = new HashMap<>();
    private final Supplier<NodeDirectory> directory;
    private final OrderCheck check;

    RegisteredOperators(
            List<byte[]> genesis, Supplier<NodeDirectory> directory, CertificateChecker checker, Clock clock) {
        this.directory = directory;
        this.check = new OperatorCertificates(this::find, () -> checker, clock);
        genesis.forEach(this::addFirst);
    }

    @Override
    public Verdict signer(byte[] statement, SignedOrder.Signature signature) {
        return check.signer(statement, signature);
    }

    private @Nullable BcscCertificate find(Digest fingerprint) {
        NodeDirectory known = directory.get();
        return known.isEmpty() ? genesis.get(fingerprint) : known.registered(fingerprint);
    }

    private void addFirst(byte[] command) {
        UnsafeBuffer buffer = new UnsafeBuffer(command);
        MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        if (header.templateId() != RegisterCertificateDecoder.TEMPLATE_ID) {
            return;
        }
        RegisterCertificateDecoder register = new RegisterCertificateDecoder().wrapAndApplyHeader(buffer, 0, header);
        byte[] der = new byte[register.certificateLength()];
        register.getCertificate(der, 0, der.length);
        try {
            BcscCertificate certificate = BcscCertificate.ofDer(der);
            genesis.put(certificate.fingerprint(), certificate);
        } catch (MalformedException e) {
            throw new IllegalStateException("the genesis was read from certificates", e);
        }
    }
}
