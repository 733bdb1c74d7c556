package az.ecbar.ops.pki;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.AuthorityFolder;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.UtcNs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pki show}. Needs no password. */
@Command(name = "show", description = "What a certificate says. Needs no password.")
final class PkiShow extends PkiAction {
    @Parameters(paramLabel = "SERIAL|FILE", description = "A serial number of the authority's folder, or a PEM file.")
    private String subject = "";

    PkiShow() {
        super(new Passwords());
    }

    @Override
    void run(PrintWriter out) throws AuthorityException, MalformedException, IOException {
        BcscCertificate certificate = Files.isRegularFile(Path.of(subject))
                ? BcscCertificate.ofDer(Pem.decodeAll(Pem.CERTIFICATE, Files.readAllBytes(Path.of(subject)))
                        .getFirst())
                : new AuthorityFolder(folder()).certificate(subject);
        out.println("subject       " + certificate.subject());
        out.println(
                "issuer        " + certificate.toX509().getIssuerX500Principal().getName());
        out.println("serial        " + certificate.serial());
        out.println("fingerprint   " + certificate.fingerprint());
        out.println("valid         " + UtcNs.toInstant(certificate.notBeforeNs()) + " to "
                + UtcNs.toInstant(certificate.notAfterNs()));
        out.println("signatures    " + (certificate.algorithm() == null ? "not accepted" : certificate.algorithm()));
        Identity identity = certificate.identity();
        if (identity != null) {
            out.println("role          " + identity.role());
            out.println("for           " + certificate.purposes());
            out.println("BIC           " + identity.bic());
            out.println("registration  " + identity.registrationCode());
            out.println("unit          " + identity.unit());
            out.println("name          " + identity.name());
        } else {
            out.println(
                    "role          " + (certificate.isAuthority() ? "authority" : "none: not of the BCSC's profile"));
        }
    }
}
