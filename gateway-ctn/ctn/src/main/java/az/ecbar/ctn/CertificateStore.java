package az.ecbar.ctn;

import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.SignerDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The certificates that a side believes, and the way to learn one that a peer presents. */
public interface CertificateStore extends SignerDirectory {

    /**
     * Takes a certificate of the peer into the store if the authority has issued it. Learning one again changes
     * nothing. Time, revocation, purpose and holder are checked at each use, not here.
     *
     * @param der the certificate as it came
     * @return null if it is in the store now; else why not
     */
    Verdict.@Nullable Refused learn(byte[] der);

    /** Whether the peer of a connection, as TLS has shown it, is whom we expect. */
    Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs);
}
