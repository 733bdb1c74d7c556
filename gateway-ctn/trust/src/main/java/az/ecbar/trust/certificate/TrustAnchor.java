package az.ecbar.trust.certificate;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import java.security.GeneralSecurityException;

/** The certificate of the BCSC authority, from which all trust comes. Immutable. */
public final class TrustAnchor {
    private final BcscCertificate certificate;

    private TrustAnchor(BcscCertificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Takes a certificate as the authority's.
     *
     * @throws MalformedException when it may not issue certificates or has not signed itself
     */
    public static TrustAnchor of(BcscCertificate certificate) throws MalformedException {
        if (!certificate.isAuthority()) {
            throw new MalformedException("'" + certificate.subject() + "' may not issue certificates");
        }
        try {
            certificate.toX509().verify(certificate.publicKey());
        } catch (GeneralSecurityException e) {
            throw new MalformedException("'" + certificate.subject() + "' has not signed itself", e);
        }
        return new TrustAnchor(certificate);
    }

    /**
     * Reads the authority's PEM file.
     *
     * @throws MalformedException when the file has not exactly one certificate, or not an authority's
     */
    public static TrustAnchor ofPem(byte[] file) throws MalformedException {
        var blocks = Pem.decodeAll(Pem.CERTIFICATE, file);
        if (blocks.size() != 1) {
            throw new MalformedException("the authority's file holds " + blocks.size() + " certificates, not one");
        }
        return of(BcscCertificate.ofDer(blocks.getFirst()));
    }

    public BcscCertificate certificate() {
        return certificate;
    }
}
