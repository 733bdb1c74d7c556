package az.ecbar.ops;

import az.ecbar.ops.calendar.CalendarCommand;
import az.ecbar.ops.console.ConsoleCommand;
import az.ecbar.ops.demo.DemoCommand;
import az.ecbar.ops.demo.UpCommand;
import az.ecbar.ops.journal.JournalCommand;
import az.ecbar.ops.journal.RestoreCommand;
import az.ecbar.ops.node.NodeCommand;
import az.ecbar.ops.pki.PkiCommand;
import az.ecbar.ops.receipt.ReceiptCommand;
import az.ecbar.ops.rules.RulesCommand;
import az.ecbar.ops.witness.WitnessCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry point of the launcher: every command is a subcommand, a class of its own in the package that it belongs to.
 *
 * <p>Exit codes: 0 done, 1 something failed or did not hold, 2 wrong usage. A command may document further ones.
 */
@Command(
        name = "ecbar",
        description = "The settlement core of E-CBAR.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            CalendarCommand.class,
            ConsoleCommand.class,
            DemoCommand.class,
            JournalCommand.class,
            NodeCommand.class,
            PkiCommand.class,
            ReceiptCommand.class,
            RestoreCommand.class,
            RulesCommand.class,
            UpCommand.class,
            VersionCommand.class,
            WitnessCommand.class
        })
public final class EcbarCommand {
    EcbarCommand() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new EcbarCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        if (args.length == 0) {
            commands.usage(System.out);
        } else {
            System.exit(commands.execute(args));
        }
    }
}
