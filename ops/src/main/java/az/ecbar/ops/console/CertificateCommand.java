package az.ecbar.ops.console;

import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.RevocationCause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console certificate}. */
@Command(name = "certificate", description = "Takes back what a certificate may do; needs two operators.")
final class CertificateCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

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
