package az.ecbar.trust.signature;

import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;

/** One who signs, as the receiver knows him: a certificate with its verifier. Owned by the directory's thread. */
public interface Signatory extends SignatureVerifier {
    /** The certificate's fingerprint. */
    Digest fingerprint();

    /** Whether he may sign for this use at this time. Does not look at any signature. */
    Verdict verdictAt(Expectation expectation, long utcNs);
}
