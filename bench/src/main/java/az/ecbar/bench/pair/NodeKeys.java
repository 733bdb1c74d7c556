package az.ecbar.bench.pair;

import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.pair.tls.ControlIdentity;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.Pkcs12Keys;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Keys and certificates of two nodes, of an authority of their own, for the control connection between them.
 *
 * @param folder holds the keys
 * @param password opens them
 */
record NodeKeys(Path folder, String password) {
    static final String PASSWORD = "ECBAR_NODE_PASSWORD";
    private static final int BANKS = 2;

    /** Makes them in a new folder. */
    static NodeKeys create(Path folder) throws Exception {
        Map<String, String> passwords = PairSandbox.create(folder, SandboxPlan.of(BANKS, BigDecimal.ONE))
                .sandbox()
                .environment();
        return new NodeKeys(folder, passwords.getOrDefault(PASSWORD, ""));
    }

    /** Who a node is, 1 or 2. */
    ControlIdentity identity(int node) throws Exception {
        TrustAnchor anchor = TrustAnchor.ofPem(Files.readAllBytes(folder.resolve("pki/ca.pem")));
        CertificateChecker checker = new CertificateChecker(anchor, Revocations.none());
        return new ControlIdentity(key(node), () -> checker, new SystemClock());
    }

    /** The fingerprint of a node's certificate for connections. */
    Digest fingerprint(int node) throws Exception {
        return key(node).certificate().fingerprint();
    }

    private KeyEntry key(int node) throws Exception {
        Path file = folder.resolve("pki/keys/NABZAZ2CXXX-node" + node + ".p12");
        return Pkcs12Keys.open(file, password.toCharArray()).entry(KeySource.TLS);
    }
}
