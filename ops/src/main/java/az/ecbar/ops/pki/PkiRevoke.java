package az.ecbar.ops.pki;

import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.BcscAuthority;
import az.ecbar.trust.authority.IndexEntry;
import az.ecbar.trust.certificate.RevocationCause;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pki revoke}. */
@Command(name = "revoke", description = "Revokes a certificate and publishes a new revocation list.")
final class PkiRevoke extends PkiAction {
    @Parameters(paramLabel = "SERIAL", description = "The serial number, as 'list' shows it.")
    private String serial = "";

    @Option(
            names = "--cause",
            defaultValue = "UNSPECIFIED",
            description = {
                "Why: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).",
                "After KEY_COMPROMISE nothing that the key ever signed is believed."
            })
    private RevocationCause cause = RevocationCause.UNSPECIFIED;

    @Option(
            names = "--list-days",
            paramLabel = "N",
            defaultValue = "7",
            description = "How long the new list is good (${DEFAULT-VALUE}).")
    private int listDays;

    PkiRevoke() {
        this(new Passwords());
    }

    PkiRevoke(Passwords passwords) {
        super(passwords);
    }

    @Override
    void run(PrintWriter out) throws AuthorityException, Passwords.PasswordMissing {
        try (BcscAuthority authority = open()) {
            IndexEntry entry = authority.revoke(serial, cause, TIME.instant(), Duration.ofDays(listDays));
            out.println("revoked      " + entry.serial() + "   "
                    + entry.identity().bic() + " " + entry.identity().name());
            out.println("revocations  " + authority.folder().listFile());
        }
    }
}
