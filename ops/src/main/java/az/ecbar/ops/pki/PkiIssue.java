package az.ecbar.ops.pki;

import az.ecbar.trust.Pem;
import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.BcscAuthority;
import az.ecbar.trust.authority.HolderRequest;
import az.ecbar.trust.authority.IssuedHolder;
import az.ecbar.trust.authority.KeyKind;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.key.DurableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pki issue}. */
@Command(
        name = "issue",
        description = {
            "Issues the two certificates of a holder, one that signs messages and one for connections, with their keys"
                    + " in one PKCS#12 file.",
            "With --csr: one certificate for a key that the holder made, in a hardware module for instance."
        })
final class PkiIssue extends PkiAction {
    private enum Use {
        SIGN,
        TLS
    }

    @Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Role role = Role.BANK;

    @Option(
            names = "--bic",
            required = true,
            paramLabel = "BIC11",
            description = "The participant; the Central Bank's for operators and nodes.")
    private String bic = "";

    @Option(
            names = "--code",
            required = true,
            paramLabel = "CODE",
            description = "The participant's registration code (rule 4.26.2).")
    private String registrationCode = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name for people.")
    private String name = "";

    @Option(
            names = "--unit",
            paramLabel = "ID",
            defaultValue = "",
            description = "The operator's login or the node's id; for a bank its adapter's, if it has several.")
    private String unit = "";

    @Option(names = "--organization", paramLabel = "NAME", description = "The legal name; by default --name.")
    private @Nullable String organization;

    @Option(names = "--host", paramLabel = "NAME", description = "A DNS name of a node; may be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "730",
            description = "How long the certificates last (${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--key",
            defaultValue = "ED25519",
            description = "The kind of the signing key: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private KeyKind keyKind = KeyKind.ED25519;

    @Option(names = "--csr", paramLabel = "FILE", description = "A PKCS#10 request in PEM.")
    private @Nullable Path signingRequest;

    @Option(
            names = "--for",
            defaultValue = "SIGN",
            description = "With --csr, what the key is for: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Use use = Use.SIGN;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the keys go, by default DIR/keys/BIC[-ID].p12; with --csr where the certificate goes.")
    private @Nullable Path output;

    PkiIssue() {
        this(new Passwords());
    }

    PkiIssue(Passwords passwords) {
        super(passwords);
    }

    @Override
    void run(PrintWriter out) throws AuthorityException, Passwords.PasswordMissing, IOException {
        Identity identity = new Identity(role, bic, registrationCode, unit, name);
        HolderRequest request =
                new HolderRequest(identity, organization == null ? name : organization, hosts, Duration.ofDays(days));
        Instant now = TIME.instant();
        if (signingRequest != null) {
            certify(request, Files.readAllBytes(signingRequest), now, out);
            return;
        }
        try (BcscAuthority authority = open()) {
            char[] password = passwords().chosen(Passwords.KEYS, "the keys of " + bic + " " + unit);
            IssuedHolder issued = authority.issue(request, keyKind, password, output, now);
            print("sign", issued.sign(), out);
            print("tls", issued.tls(), out);
            out.println("keys  " + issued.keyFile() + "   (hand it over with its password by another way)");
        }
    }

    private void certify(HolderRequest request, byte[] file, Instant now, PrintWriter out)
            throws AuthorityException, Passwords.PasswordMissing, IOException {
        try (BcscAuthority authority = open()) {
            BcscCertificate certificate = authority.issueFor(file, request, use == Use.SIGN, now);
            print(use == Use.SIGN ? "sign" : "tls", certificate, out);
            String pem = Pem.encode(Pem.CERTIFICATE, certificate.der());
            if (output == null) {
                out.print(pem);
            } else {
                DurableFile.create(output, pem.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static void print(String what, BcscCertificate certificate, PrintWriter out) {
        out.printf("%-5s serial %s%n", what, certificate.serial());
        out.printf("%-5s fingerprint %s%n", what, certificate.fingerprint());
    }
}
