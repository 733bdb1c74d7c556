package az.ecbar.ops.pki;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher's command {@code pki}: the BCSC development authority. */
@Command(
        name = "pki",
        description = {
            "The certification authority for development.",
            "Passwords come from ECBAR_PKI_PASSWORD (the authority's key) and ECBAR_KEY_PASSWORD (a holder's key"
                    + " file), or from a prompt."
        },
        mixinStandardHelpOptions = true,
        subcommands = {PkiCreate.class, PkiIssue.class, PkiRevoke.class, PkiList.class, PkiCrl.class, PkiShow.class})
public final class PkiCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public PkiCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "pki needs a command: create, issue, revoke, list, crl, show");
    }
}
