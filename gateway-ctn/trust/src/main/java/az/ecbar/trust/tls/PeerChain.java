package az.ecbar.trust.tls;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.TrustAnchor;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates that the other side of a connection has shown. */
public final class PeerChain {
    private PeerChain() {}

    /**
     * Reads them, its own first; the authority's own, which some programs send along, is left out.
     *
     * @param certificates as {@code SSLSession.getPeerCertificates} gives them
     * @throws MalformedException when one cannot be read
     */
    public static List<BcscCertificate> of(Certificate[] certificates, TrustAnchor anchor) throws MalformedException {
        List<BcscCertificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates) {
            if (!(certificate instanceof X509Certificate x509)) {
                throw new MalformedException("a certificate that is not X.509");
            }
            chain.add(BcscCertificate.of(x509));
        }
        boolean endsWithAuthority = chain.size() > 1
                && chain.getLast().fingerprint().equals(anchor.certificate().fingerprint());
        if (endsWithAuthority) {
            chain.removeLast();
        }
        return chain;
    }
}
