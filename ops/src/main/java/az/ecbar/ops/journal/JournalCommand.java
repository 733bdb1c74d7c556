package az.ecbar.ops.journal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The launcher's command {@code journal}: what one does with the journal of a data folder. */
@Command(
        name = "journal",
        description = "Verifies, shows, replays and compares the journal of a data folder. Changes nothing.",
        mixinStandardHelpOptions = true,
        subcommands = {VerifyCommand.class, DumpCommand.class, ReplayCommand.class, CompareCommand.class})
public final class JournalCommand implements Callable<Integer> {
    private static final int USAGE = 2;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public JournalCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }
}
