package az.ecbar.ops.receipt;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher's command {@code receipt}. */
@Command(
        name = "receipt",
        description = "Proofs of single messages, to be verified by anybody, offline.",
        mixinStandardHelpOptions = true,
        subcommands = ReceiptVerify.class)
public final class ReceiptCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public ReceiptCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "receipt needs a command: verify");
    }
}
