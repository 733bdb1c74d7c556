package az.ecbar.ops.testing;

import az.ecbar.ctn.CertificateStore;
import az.ecbar.gateway.session.ParticipantDirectory;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.signature.SignerDirectory;
import az.ecbar.trust.testing.FakeSigner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signatures that cost one hash, behind both sides' ports: who may sign is asked of the real directory, only the
 * signature itself is that of a {@link FakeSigner}.
 */
final class FakeSignatures {
    private FakeSignatures() {}

    static CertificateStore of(CertificateStore real) {
        return new CertificateStore() {
            @Override
            public Verdict.@Nullable Refused learn(byte[] der) {
                return real.learn(der);
            }

            @Override
            public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
                return real.checkPeer(chain, expectation, utcNs);
            }

            @Override
            public @Nullable Signatory find(Digest fingerprint) {
                return fake(real, fingerprint);
            }
        };
    }

    static ParticipantDirectory of(ParticipantDirectory real) {
        return new ParticipantDirectory() {
            @Override
            public @Nullable String registrationCode(String bic) {
                return real.registrationCode(bic);
            }

            @Override
            public boolean isRegistered(Digest fingerprint, String bic) {
                return real.isRegistered(fingerprint, bic);
            }

            @Override
            public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
                return real.checkPeer(chain, expectation, utcNs);
            }

            @Override
            public @Nullable Signatory find(Digest fingerprint) {
                return fake(real, fingerprint);
            }
        };
    }

    private static @Nullable Signatory fake(SignerDirectory directory, Digest fingerprint) {
        Signatory real = directory.find(fingerprint);
        return real == null ? null : new FakeSignatory(real);
    }

    private record FakeSignatory(Signatory real) implements Signatory {
        @Override
        public Digest fingerprint() {
            return real.fingerprint();
        }

        @Override
        public Verdict verdictAt(Expectation expectation, long utcNs) {
            return real.verdictAt(expectation, utcNs);
        }

        @Override
        public boolean verify(
                byte[] statement, int offset, int length, byte[] signature, int signatureOffset, int signatureLength) {
            return FakeSigner.isSignature(
                    fingerprint(), statement, offset, length, signature, signatureOffset, signatureLength);
        }
    }
}
