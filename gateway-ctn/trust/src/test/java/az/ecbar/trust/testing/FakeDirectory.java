package az.ecbar.trust.testing;

import az.ecbar.trust.Digest;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.signature.SignerDirectory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows {@link FakeSigner}s. Checks role, BIC and registration code as the real one does; knows no time. */
public final class FakeDirectory implements SignerDirectory {
    private final Map<Digest, FakeSignatory> signatories = new HashMap<>();
    private final Set<Digest> revoked = new HashSet<>();

    public FakeDirectory(FakeSigner... signers) {
        for (FakeSigner signer : signers) {
            signatories.put(signer.fingerprint(), new FakeSignatory(signer));
        }
    }

    public void revoke(FakeSigner signer) {
        revoked.add(signer.fingerprint());
    }

    @Override
    public @Nullable Signatory find(Digest fingerprint) {
        return signatories.get(fingerprint);
    }

    private final class FakeSignatory implements Signatory {
        private final FakeSigner signer;

        FakeSignatory(FakeSigner signer) {
            this.signer = signer;
        }

        @Override
        public Digest fingerprint() {
            return signer.fingerprint();
        }

        @Override
        public Verdict verdictAt(Expectation expectation, long utcNs) {
            Identity identity = signer.identity();
            if (revoked.contains(fingerprint())) {
                return new Verdict.Refused(RefusalReason.REVOKED, "revoked");
            }
            if (!expectation.roles().contains(identity.role())) {
                return new Verdict.Refused(RefusalReason.WRONG_ROLE, "role " + identity.role());
            }
            if (expectation.bic11() != null && !identity.speaksFor(expectation.bic11())) {
                return new Verdict.Refused(RefusalReason.WRONG_SIGNER, "of " + identity.bic());
            }
            if (expectation.registrationCode() != null
                    && !expectation.registrationCode().equals(identity.registrationCode())) {
                return new Verdict.Refused(RefusalReason.WRONG_REGISTRATION_CODE, identity.registrationCode());
            }
            return new Verdict.Valid(identity, fingerprint());
        }

        @Override
        public boolean verify(
                byte[] statement, int offset, int length, byte[] signature, int signatureOffset, int signatureLength) {
            return FakeSigner.isSignature(
                    fingerprint(), statement, offset, length, signature, signatureOffset, signatureLength);
        }
    }
}
