package az.ecbar.bench.azips;

import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import az.ecbar.trust.tls.TlsMaterial;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The keys of one holder of a sandbox: Ed25519 for messages, P-256 for connections, as in production.
 *
 * @param sign key for messages
 * @param tls key for connections
 * @param checker knows the authority; nothing is revoked
 */
record BankKeys(KeyEntry sign, TlsMaterial tls, CertificateChecker checker) {

    private static final String NODE_KEYS = "pki/keys/NABZAZ2CXXX-node1.p12";
    private static final String NODE_PASSWORD = "ECBAR_NODE_PASSWORD";

    static BankKeys of(Sandbox sandbox, InventedBank bank) throws IOException, KeySourceException, MalformedException {
        return of(sandbox, Pkcs12Keys.open(sandbox.stpConfig(bank).keyFile(), sandbox.password(bank)));
    }

    static BankKeys ofNode(Sandbox sandbox) throws IOException, KeySourceException, MalformedException {
        char[] password = sandbox.environment().getOrDefault(NODE_PASSWORD, "").toCharArray();
        return of(sandbox, Pkcs12Keys.open(sandbox.folder().resolve(NODE_KEYS), password));
    }

    private static BankKeys of(Sandbox sandbox, KeySource keys)
            throws IOException, KeySourceException, MalformedException {
        TrustAnchor anchor = TrustAnchor.ofPem(Files.readAllBytes(sandbox.authorityFile()));
        CertificateChecker checker = new CertificateChecker(anchor, Revocations.none());
        TlsMaterial tls = new TlsMaterial(keys.entry(KeySource.TLS), () -> checker, new SystemClock());
        return new BankKeys(keys.entry(KeySource.SIGN), tls, checker);
    }
}
