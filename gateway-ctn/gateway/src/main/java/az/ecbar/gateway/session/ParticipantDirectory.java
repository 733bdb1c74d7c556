package az.ecbar.gateway.session;

import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.SignerDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may log on, as the ledger's events have told it: a view behind the gate, kept by the node. Called on the
 * edge's thread.
 */
public interface ParticipantDirectory extends SignerDirectory {

    /** The registration code of a participant (rule 4.26.2); null if there is none of this BIC11 or it may not use the CTN. */
    @Nullable
    String registrationCode(String bic);

    /** True if this certificate is registered for this participant and not revoked. */
    boolean isRegistered(Digest fingerprint, String bic);

    /** Whether the certificate that a connection showed is genuine, valid and of the holder expected. */
    Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs);
}
