package az.ecbar.ops.pki;

import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.BcscAuthority;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pki crl}. */
@Command(name = "crl", description = "Publishes a new revocation list.")
final class PkiCrl extends PkiAction {
    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "How long it is good (${DEFAULT-VALUE}).")
    private int days;

    PkiCrl() {
        this(new Passwords());
    }

    PkiCrl(Passwords passwords) {
        super(passwords);
    }

    @Override
    void run(PrintWriter out) throws AuthorityException, Passwords.PasswordMissing {
        try (BcscAuthority authority = open()) {
            authority.publishRevocations(TIME.instant(), Duration.ofDays(days));
            out.println("revocations  " + authority.folder().listFile());
        }
    }
}
