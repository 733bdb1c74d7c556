package az.ecbar.trust.authority;

import az.ecbar.trust.certificate.BcscCertificate;
import java.nio.file.Path;

/**
 * What came of a {@link HolderRequest}: two certificates and the file with their keys.
 *
 * @param sign for messages
 * @param tls for connections
 * @param keyFile PKCS#12 with both keys
 */
public record IssuedHolder(BcscCertificate sign, BcscCertificate tls, Path keyFile) {}
