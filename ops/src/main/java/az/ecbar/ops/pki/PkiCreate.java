package az.ecbar.ops.pki;

import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.BcscAuthority;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pki create}. */
@Command(name = "create", description = "Makes an authority: its key, its certificate and an empty revocation list.")
final class PkiCreate extends PkiAction {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "BCSC development authority",
            description = "The authority's name (${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "3650",
            description = "How long its certificate lasts (${DEFAULT-VALUE}).")
    private int days;

    PkiCreate() {
        this(new Passwords());
    }

    PkiCreate(Passwords passwords) {
        super(passwords);
    }

    @Override
    void run(PrintWriter out) throws AuthorityException, Passwords.PasswordMissing {
        char[] password = passwords().chosen(Passwords.AUTHORITY, "the new authority in '" + folder() + "'");
        try (BcscAuthority authority = BcscAuthority.create(
                folder(), name, Duration.ofDays(days), password, TIME.instant(), new SecureRandom())) {
            out.println("authority    " + authority.anchor().certificate().subject());
            out.println("certificate  " + authority.folder().certificateFile()
                    + "   (for everybody; compare its fingerprint)");
            out.println("fingerprint  " + authority.anchor().certificate().fingerprint());
            out.println("revocations  " + authority.folder().listFile());
        }
    }
}
