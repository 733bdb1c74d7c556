package az.ecbar.trust.signature;

import az.ecbar.trust.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Finds those whose signatures may be accepted. The real one is {@link CertificateDirectory}; the simulator has one
 * whose signatures cost nothing.
 */
public interface SignerDirectory {
    /** The signatory with this fingerprint, or null when nobody with it is known. */
    @Nullable
    Signatory find(Digest fingerprint);
}
