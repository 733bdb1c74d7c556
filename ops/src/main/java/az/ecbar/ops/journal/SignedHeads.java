package az.ecbar.ops.journal;

import az.ecbar.journal.history.ArchiveHead;
import az.ecbar.journal.history.ArchiveRestore;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.SignatureVerifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Believes a head that is signed with a certificate of a node, which the authority issued to the centre and which was
 * valid when it was signed.
 */
final class SignedHeads implements ArchiveRestore.HeadJudge {
    private static final String CENTRE_BIC = "NABZAZ2CXXX";

    private final CertificateChecker checker;

    SignedHeads(CertificateChecker checker) {
        this.checker = checker;
    }

    @Override
    public @Nullable String refusal(ArchiveHead head) {
        BcscCertificate certificate;
        try {
            certificate = BcscCertificate.ofDer(head.certificate());
        } catch (MalformedException e) {
            return "its certificate cannot be read: " + e.getMessage();
        }
        Verdict verdict = checker.check(List.of(certificate), Expectation.nodeSigner(CENTRE_BIC), head.signedNs());
        if (verdict instanceof Verdict.Refused refused) {
            return "its signer is not believed: " + refused.reason() + ", " + refused.detail();
        }
        if (certificate.algorithm() != head.algorithm()) {
            return "its certificate is for another algorithm than it says";
        }
        byte[] statement = head.statement();
        byte[] signature = head.signature();
        boolean isSigned = SignatureVerifier.of(certificate)
                .verify(statement, 0, statement.length, signature, 0, signature.length);
        return isSigned ? null : "its signature does not fit";
    }
}
