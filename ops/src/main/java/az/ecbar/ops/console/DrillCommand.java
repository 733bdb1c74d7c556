package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.QueryKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code console drill}. */
@Command(
        name = "drill",
        description = {
            "Changes the roles of the two centres, and back, under the load that there is, and reports what it cost and"
                    + " whether everything held. You drive; for each change another operator signs at his own console"
                    + " ('switchover'). Your session is used for asking all the time.",
            "Exit code 0 only if every check held."
        })
final class DrillCommand implements Callable<Integer> {
    private static final int MOST_MINUTES = 600;

    @ParentCommand
    private ConsoleCommand console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--stay",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the other centre leads (${DEFAULT-VALUE}).")
    private int staySeconds = 60;

    @Option(
            names = "--report",
            paramLabel = "NAME",
            description = "The report goes to NAME.txt and NAME.json; by default drill-TIME.")
    private @Nullable Path report;

    @Option(names = "--yes", description = "Begins without asking: for scripts.")
    private boolean isSure;

    @Override
    public Integer call() {
        if (staySeconds < 0 || staySeconds > Duration.ofMinutes(MOST_MINUTES).toSeconds()) {
            spec.commandLine().getErr().println("ecbar console: --stay is 0 to " + MOST_MINUTES * 60 + " seconds");
            return ConsoleCommand.WRONG_USE;
        }
        return console.runAtPair((desk, printer) -> {
            printer.print(desk.look());
            printer.flush();
            if (!isSure && !console.isTyped("To begin the drill type 'drill': ", "drill")) {
                return ConsoleCommand.REFUSED;
            }
            return run(desk);
        });
    }

    private int run(PairDesk desk) throws ConfigException, OperatorException {
        PrintWriter out = spec.commandLine().getOut();
        OperatorDesk session = console.newDesk();
        DrillReport told;
        try (DrillProbe probe = DrillProbe.start(session)) {
            Drill drill = new Drill(desk, probe, () -> numbers(probe), Duration.ofSeconds(staySeconds), out);
            told = drill.run();
        }
        String name = report == null
                ? "drill-"
                        + Instant.now()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace(':', '-')
                : report.toString();
        try {
            Files.writeString(Path.of(name + ".txt"), told.text());
            Files.writeString(Path.of(name + ".json"), told.json() + "\n");
        } catch (IOException e) {
            throw new ConfigException("--report: the report cannot be written: " + e.getMessage());
        }
        if (console.isJson()) {
            out.println(told.json());
        } else {
            out.println();
            out.print(told.text());
            out.println("written to " + name + ".txt and " + name + ".json");
        }
        return told.holds() ? ConsoleCommand.DONE : ConsoleCommand.REFUSED;
    }

    private static Map<String, Long> numbers(DrillProbe probe) throws OperatorException {
        Map<String, Long> numbers = new HashMap<>();
        for (Answer page : probe.ask(QueryKind.PARTICIPANTS)) {
            for (Answer row : page.entries()) {
                for (String counted : new String[] {"lastInputNumber", "lastOutputNumber", "outputAcknowledged"}) {
                    numbers.put(row.text("bic") + " " + counted, row.number(counted));
                }
            }
        }
        return numbers;
    }
}
