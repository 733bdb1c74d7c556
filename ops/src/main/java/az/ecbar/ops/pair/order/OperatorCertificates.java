package az.ecbar.ops.pair.order;

import az.ecbar.port.Clock;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.SignatureVerifier;
import java.util.List;
import java.util.function.Supplier;

/** The operators whose certificates are given, where there is no ledger that has them: at the witness. Immutable. */
public final class OperatorCertificates implements OrderCheck {
    private final List<BcscCertificate> certificates;
    private final Supplier<CertificateChecker> checker;
    private final Clock clock;

    /**
     * @param certificates those that sign
     * @param checker gives the checker in use, asked at each signature
     */
    public OperatorCertificates(
            List<BcscCertificate> certificates, Supplier<CertificateChecker> checker, Clock clock) {
        this.certificates = List.copyOf(certificates);
        this.checker = checker;
        this.clock = clock;
    }

    @Override
    public Verdict signer(byte[] statement, SignedOrder.Signature signature) {
        for (BcscCertificate certificate : certificates) {
            if (certificate.fingerprint().equals(signature.certificate())) {
                Verdict verdict =
                        checker.get().check(List.of(certificate), Expectation.operatorSigner(), clock.utcNs());
                return verdict.isValid() && !isGenuine(certificate, statement, signature)
                        ? new Verdict.Refused(RefusalReason.BAD_SIGNATURE, "'" + certificate.subject() + "'")
                        : verdict;
            }
        }
        return new Verdict.Refused(
                RefusalReason.UNKNOWN_SIGNER, "no operator is registered with " + signature.certificate());
    }

    private static boolean isGenuine(BcscCertificate certificate, byte[] statement, SignedOrder.Signature signature) {
        byte[] bytes = signature.bytes();
        return SignatureVerifier.of(certificate).verify(statement, 0, statement.length, bytes, 0, bytes.length);
    }
}
