package az.ecbar.ops.pair.order;

import az.ecbar.port.Clock;
import az.ecbar.trust.Digest;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.SignatureVerifier;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows operators by their certificates: of the ledger, or given ones where there is no ledger, as at the witness. For the
 * threads for which its sources are.
 */
public final class OperatorCertificates implements OrderCheck {
    private final Function<Digest, @Nullable BcscCertificate> certificates;
    private final Supplier<CertificateChecker> checker;
    private final Clock clock;

    /**
     * @param certificates those that sign
     * @param checker gives the checker in use, asked at each signature
     */
    public OperatorCertificates(List<BcscCertificate> certificates, Supplier<CertificateChecker> checker, Clock clock) {
        this(among(List.copyOf(certificates)), checker, clock);
    }

    /**
     * @param certificates gives the one that signs by its fingerprint; null if it is not registered, or was revoked
     * @param checker gives the checker in use, asked at each signature
     */
    public OperatorCertificates(
            Function<Digest, @Nullable BcscCertificate> certificates,
            Supplier<CertificateChecker> checker,
            Clock clock) {
        this.certificates = certificates;
        this.checker = checker;
        this.clock = clock;
    }

    @Override
    public Verdict signer(byte[] statement, SignedOrder.Signature signature) {
        BcscCertificate certificate = certificates.apply(signature.certificate());
        if (certificate == null) {
            return new Verdict.Refused(
                    RefusalReason.UNKNOWN_SIGNER, "no operator is registered with " + signature.certificate());
        }
        Verdict verdict = checker.get().check(List.of(certificate), Expectation.operatorSigner(), clock.utcNs());
        return verdict.isValid() && !isGenuine(certificate, statement, signature)
                ? new Verdict.Refused(RefusalReason.BAD_SIGNATURE, "'" + certificate.subject() + "'")
                : verdict;
    }

    private static Function<Digest, @Nullable BcscCertificate> among(List<BcscCertificate> certificates) {
        return fingerprint -> certificates.stream()
                .filter(certificate -> certificate.fingerprint().equals(fingerprint))
                .findFirst()
                .orElse(null);
    }

    private static boolean isGenuine(BcscCertificate certificate, byte[] statement, SignedOrder.Signature signature) {
        byte[] bytes = signature.bytes();
        return SignatureVerifier.of(certificate).verify(statement, 0, statement.length, bytes, 0, bytes.length);
    }
}
