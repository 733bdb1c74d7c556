package az.ecbar.gateway.session;

import az.ecbar.ctn.CertificateStore;
import az.ecbar.ctn.CtnCode;
import az.ecbar.trust.Digest;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.Signatory;
import az.ecbar.trust.testing.FakeDirectory;
import az.ecbar.trust.testing.FakeSigner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is who, without certificates: for the centre the directory and the security record, for a bank the store. */
final class FakeCentre implements ParticipantDirectory, SecurityRecord, CertificateStore {
    static final String BIC = "NABZAZ2CXXX";

    final FakeSigner signer = new FakeSigner(new Identity(Role.NODE, BIC, "9900003871", "node-1", "Node"));
    final List<CtnCode> refused = new ArrayList<>();
    final List<String> behind = new ArrayList<>();
    final Set<Digest> unregistered = new HashSet<>();

    @Nullable
    RefusalReason peerRefusal;

    private final Set<String> participants = new HashSet<>();
    private final List<FakeSigner> signers = new ArrayList<>(List.of(signer));
    private FakeDirectory directory = new FakeDirectory(signer);

    FakeSigner participant(String bic) {
        Role role = bic.startsWith("NABZAZ2C") ? Role.OPERATOR : Role.BANK;
        FakeSigner added = new FakeSigner(new Identity(role, bic, "code-" + bic, "", bic));
        participants.add(bic);
        add(added);
        return added;
    }

    /** Another certificate of somebody. */
    void add(FakeSigner added) {
        signers.add(added);
        directory = new FakeDirectory(signers.toArray(new FakeSigner[0]));
    }

    void revoke(FakeSigner revoked) {
        directory.revoke(revoked);
    }

    @Override
    public @Nullable String registrationCode(String bic) {
        return participants.contains(bic) ? "code-" + bic : null;
    }

    @Override
    public boolean isRegistered(Digest fingerprint, String bic) {
        return !unregistered.contains(fingerprint);
    }

    @Override
    public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        return peerRefusal == null
                ? new Verdict.Valid(signer.identity(), signer.fingerprint())
                : new Verdict.Refused(peerRefusal, "as the test wants it");
    }

    @Override
    public @Nullable Signatory find(Digest fingerprint) {
        return directory.find(fingerprint);
    }

    @Override
    public void onRefusal(
            long utcNs, String peerAddress, String participant, CtnCode code, String detail, long suppressed) {
        refused.add(code);
    }

    @Override
    public void onCentreBehind(long utcNs, String participant, char terminal, String detail) {
        behind.add(participant + terminal);
    }

    @Override
    public Verdict.@Nullable Refused learn(byte[] der) {
        return null;
    }
}
