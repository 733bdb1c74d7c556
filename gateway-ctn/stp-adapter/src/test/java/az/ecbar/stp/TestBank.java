package az.ecbar.stp;

import az.ecbar.trust.authority.BcscAuthority;
import az.ecbar.trust.authority.HolderRequest;
import az.ecbar.trust.authority.KeyKind;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An authority, a bank and a node with real keys in files below a folder. */
final class TestBank {
    static final String PASSWORD = "not-a-secret-1";
    static final String BIC = "ALFAAZ22XXX";

    final Path root;
    final Path authorityFile;
    final Path bankKeys;
    final Path nodeKeys;

    TestBank(Path root) throws Exception {
        this.root = root;
        this.bankKeys = root.resolve("alfa.p12");
        this.nodeKeys = root.resolve("node.p12");
        Instant now = Instant.now();
        try (BcscAuthority authority = BcscAuthority.create(
                root.resolve("ca"), "Test BCSC", Duration.ofDays(900), password(), now, new SecureRandom())) {
            authorityFile = authority.folder().certificateFile();
            issue(authority, new Identity(Role.BANK, BIC, "1400000011", "", "Alfa Bank"), bankKeys, now);
            issue(authority, new Identity(Role.NODE, "NABZAZ2CXXX", "9900003871", "node-1", "Node 1"), nodeKeys, now);
        }
    }

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    private static void issue(BcscAuthority authority, Identity identity, Path file, Instant now) throws Exception {
        List<String> hosts = identity.role() == Role.NODE ? List.of("localhost") : List.of();
        authority.issue(
                new HolderRequest(identity, identity.name(), hosts, Duration.ofDays(300)),
                KeyKind.ED25519,
                password(),
                file,
                now);
    }

    /** Writes a configuration; the extra lines are added at its end. */
    Path config(String extra) throws IOException {
        Path file = root.resolve("bank.yaml");
        Files.writeString(file, """
            bic: ALFAAZ22XXX
            terminal: A
            site: backup
            centre:
              addresses: ["127.0.0.1:1", "127.0.0.1:2"]
            keys:
              file: alfa.p12
              passwordVariable: ECBAR_TEST_PASSWORD
            authority: ca/ca.pem
            folder: alfa
            """ + extra);
        return file;
    }
}
