package az.ecbar.trust.testing;

import az.ecbar.port.Signer;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.signature.SignerFactory;
import java.security.KeyPair;
import java.util.List;

/** One who has a certificate of the {@link TestAuthority}, with its key. */
public record TestHolder(KeyPair keys, BcscCertificate certificate) {
    public Signer signer() {
        return SignerFactory.of(keys.getPrivate(), certificate);
    }

    public List<BcscCertificate> chain() {
        return List.of(certificate);
    }
}
