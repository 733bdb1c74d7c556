package az.ecbar.stp;

import az.ecbar.stp.adapter.SystemClock;
import az.ecbar.stp.adapter.SystemRandomness;
import az.ecbar.stp.print.PrintCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./ecbar stp}: the bank's adapter on the command line. Exit codes: 0 done, 1 not as wanted, 2 wrong usage or
 * configuration, 3 the adapter stopped because something failed, 4 another adapter has the folder.
 */
@Command(
        name = "stp",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "The bank's STPAdapter: sends the files in 'out' exactly once, puts what comes into 'in'.",
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            CheckCommand.class,
            SendCommand.class,
            AdoptCommand.class,
            PrintCommand.class,
            ConformanceCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Without a command it runs: ecbar stp --config bank.yaml", "See docs/stp-adapter.md."})
public final class StpCommand implements Callable<Integer> {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int STOPPED = 3;
    static final int IN_USE = 4;

    @Option(names = "--config", paramLabel = "FILE", description = "the bank's configuration, as bank.yaml")
    private java.nio.file.@org.jspecify.annotations.Nullable Path config;

    @Option(names = "--json", description = "one JSON object a line instead of text")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Connector connector;

    StpCommand(Connector connector) {
        this.connector = connector;
    }

    /** The command as the launcher starts it. */
    public static void main(String[] arguments) {
        int code = commandLine(new CtnConnector(new SystemClock(), new SystemRandomness()))
                .execute(arguments);
        System.exit(code);
    }

    static CommandLine commandLine(Connector connector) {
        CommandLine line = new CommandLine(new StpCommand(connector));
        line.setExecutionExceptionHandler((exception, failed, parse) -> explain(failed, exception));
        line.setCommandName("ecbar stp");
        return line;
    }

    @Override
    public Integer call() throws Exception {
        return new RunCommand().run(new Setting(connector, config, json, spec.commandLine()));
    }

    /** What the options before the subcommand, or those of the subcommand, say. */
    Setting setting(SharedOptions own) {
        return new Setting(
                connector, own.config() == null ? config : own.config(), json || own.json(), spec.commandLine());
    }

    private static int explain(CommandLine failed, Exception exception) {
        PrintWriter err = failed.getErr();
        return switch (exception) {
            case ConfigException config -> {
                config.faults().forEach(fault -> err.println("ecbar stp: " + fault));
                yield WRONG_USE;
            }
            case FolderInUseException inUse -> {
                err.println("ecbar stp: " + inUse.getMessage());
                yield IN_USE;
            }
            default -> {
                err.println("ecbar stp: " + exception);
                yield STOPPED;
            }
        };
    }
}
