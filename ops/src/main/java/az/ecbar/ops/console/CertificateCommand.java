package az.ecbar.ops.console;

import az.ecbar.schema.CertificateRole;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console certificate}. */
@Command(
        name = "certificate",
        description = "Lets a certificate speak for a terminal, or takes it back; needs two operators.")
final class CertificateCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Lets a certificate of the BCSC speak for a terminal of a bank (4.26.2).")
    int register(
            @Parameters(paramLabel = "FILE", description = "Its signing certificate, PEM.") Path file,
            @Option(names = "--terminal", defaultValue = "A", description = "Letter; ${DEFAULT-VALUE}.")
                    char terminal) {
        try {
            BcscCertificate certificate = BcscCertificate.ofDer(
                    Pem.decodeAll(Pem.CERTIFICATE, Files.readAllBytes(file)).getFirst());
            Identity identity = certificate.identity();
            if (identity == null || identity.role() != Role.BANK) {
                return console.refuseUse(file + " is not the certificate of a bank");
            }
            return console.act(writer -> writer.registerCertificate(
                    identity.bic(),
                    terminal,
                    CertificateRole.BANK,
                    certificate.notBeforeNs(),
                    certificate.notAfterNs(),
                    certificate.fingerprint().toBytes(),
                    identity.registrationCode(),
                    identity.bic(),
                    certificate.der()));
        } catch (IOException | MalformedException | NoSuchElementException e) {
            return console.refuseUse(file + " is no certificate: " + e.getMessage());
        }
    }

    @Command(description = "Revokes a certificate in the ledger, from now on.")
    int revoke(
            @Parameters(paramLabel = "FINGERPRINT", description = "SHA-256 of the certificate, 64 hexadecimal digits.")
                    String fingerprint,
            @Option(
                            names = "--cause",
                            paramLabel = "CAUSE",
                            defaultValue = "UNSPECIFIED",
                            description = "One of ${COMPLETION-CANDIDATES}.")
                    RevocationCause cause) {
        return console.act(writer -> writer.revokeCertificate(
                Digest.ofHex(fingerprint.replace(":", "")).toBytes(), cause.code()));
    }
}
