package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.signature.Signatory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The directory over real certificates, and what was refused. */
public final class RealCentre implements ParticipantDirectory, SecurityRecord {
    public final List<CtnCode> refused = new CopyOnWriteArrayList<>();
    private final Map<String, String> registrationCodes = new HashMap<>();
    private final CertificateDirectory directory;

    public RealCentre(CertificateDirectory directory) {
        this.directory = directory;
    }

    public void participant(String bic, String registrationCode) {
        registrationCodes.put(bic, registrationCode);
    }

    @Override
    public @Nullable String registrationCode(String bic) {
        return registrationCodes.get(bic);
    }

    @Override
    public boolean isRegistered(Digest fingerprint, String bic) {
        return directory.find(fingerprint) != null;
    }

    @Override
    public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        return directory.checker().check(chain, expectation, utcNs);
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
        throw new AssertionError(detail);
    }
}
