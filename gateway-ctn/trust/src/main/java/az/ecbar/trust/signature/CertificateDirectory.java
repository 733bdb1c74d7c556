package az.ecbar.trust.signature;

import az.ecbar.trust.Digest;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The certificates whose chain to the authority was checked, each with its kept verifier. Time, revocation and holder are
 * checked at every use, so a revocation takes effect with the next envelope. Owned by one thread; bounded, since only
 * certificates that the authority issued get in.
 */
public final class CertificateDirectory implements SignerDirectory {
    private final Map<Digest, CertifiedSignatory> signatories = new HashMap<>();
    private CertificateChecker checker;

    public CertificateDirectory(CertificateChecker checker) {
        this.checker = checker;
    }

    /**
     * Adds a certificate with those between it and the authority. Registering one again changes nothing.
     *
     * @return null when it was taken; else why not, and nothing was changed
     */
    public Verdict.@Nullable Refused register(List<BcscCertificate> chain) {
        Verdict.Refused refused = checker.checkIssued(chain);
        if (refused != null) {
            return refused;
        }
        BcscCertificate certificate = chain.getFirst();
        if (certificate.algorithm() == null) {
            return new Verdict.Refused(
                    RefusalReason.WEAK_KEY, "the key of '" + certificate.subject() + "' is not accepted");
        }
        signatories.putIfAbsent(
                certificate.fingerprint(),
                new CertifiedSignatory(List.copyOf(chain), SignatureVerifier.of(certificate)));
        return null;
    }

    /** Takes new knowledge of revocations into use. */
    public void updateRevocations(Revocations revocations) {
        checker = checker.with(revocations);
    }

    /** The checker in use, for connections and receipts. */
    public CertificateChecker checker() {
        return checker;
    }

    @Override
    public @Nullable Signatory find(Digest fingerprint) {
        return signatories.get(fingerprint);
    }

    /** The chain that was registered under a fingerprint, for receipts; empty when there is none. */
    public List<BcscCertificate> chain(Digest fingerprint) {
        CertifiedSignatory signatory = signatories.get(fingerprint);
        return signatory == null ? List.of() : signatory.chain;
    }

    private final class CertifiedSignatory implements Signatory {
        private final List<BcscCertificate> chain;
        private final SignatureVerifier verifier;

        CertifiedSignatory(List<BcscCertificate> chain, SignatureVerifier verifier) {
            this.chain = chain;
            this.verifier = verifier;
        }

        @Override
        public Digest fingerprint() {
            return chain.getFirst().fingerprint();
        }

        @Override
        public Verdict verdictAt(Expectation expectation, long utcNs) {
            return checker.checkUse(chain, expectation, utcNs);
        }

        @Override
        public boolean verify(
                byte[] statement, int offset, int length, byte[] signature, int signatureOffset, int signatureLength) {
            return verifier.verify(statement, offset, length, signature, signatureOffset, signatureLength);
        }
    }
}
