package az.ecbar.ops.pki;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.BcscAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands of the authority have in common: the folder, the passwords, and how a failure is told. */
@Command(mixinStandardHelpOptions = true)
abstract class PkiAction implements Callable<Integer> {
    /** The time of what is issued and revoked. */
    static final InstantSource TIME = InstantSource.system();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "pki",
            description = "The authority's folder (${DEFAULT-VALUE}).")
    private Path folder = Path.of("pki");

    private final Passwords passwords;

    PkiAction(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            run(out);
            out.flush();
            return 0;
        } catch (AuthorityException
                | MalformedException
                | Passwords.PasswordMissing
                | IOException
                | IllegalArgumentException e) {
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            err.println("ecbar pki: " + e.getMessage());
            err.flush();
            return 1;
        }
    }

    abstract void run(PrintWriter out)
            throws AuthorityException, MalformedException, Passwords.PasswordMissing, IOException;

    final Path folder() {
        return folder;
    }

    final Passwords passwords() {
        return passwords;
    }

    final BcscAuthority open() throws AuthorityException, Passwords.PasswordMissing {
        return BcscAuthority.open(
                folder, passwords.known(Passwords.AUTHORITY, "the authority in '" + folder + "'"), new SecureRandom());
    }
}
