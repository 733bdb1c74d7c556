package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code console watch}: asks the same again and again. */
@Command(
        name = "watch",
        description = {
            "Shows the answer to a command that only asks, anew each few seconds, until Ctrl-C.",
            "Write -- before a command that has options of its own.",
            "Each question is recorded in the journal: leave no watch running that nobody looks at."
        })
final class WatchCommand implements Callable<Integer> {
    /** Commands, and in groups that also act each with its group, by all their names. */
    private static final Set<String> ASKING = Set.of(
            "status",
            "participants",
            "account",
            "queue",
            "proposals",
            "payment",
            "explain",
            "liquidity",
            "pair",
            "past",
            "outputs",
            "authority list",
            "calendar list",
            "continuity due",
            "continuity show",
            "continuity entries",
            "continuity list",
            "participant joined",
            "seizure list");

    private static final int LONGEST_REST_SECONDS = 3_600;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ConsoleCommand console;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Rest between two answers, 1 to 3600 (${DEFAULT-VALUE}).")
    private int everySeconds = 5;

    @Option(
            names = {"-n", "--times"},
            paramLabel = "N",
            defaultValue = "0",
            description = "Ends after so many answers; 0: never (${DEFAULT-VALUE}).")
    private int times;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command and its arguments.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        return console.run((desk, _) -> watch(desk));
    }

    private int watch(OperatorDesk desk) throws ConfigException {
        String command = String.join(" ", words.subList(0, Math.min(2, words.size())));
        if (!ASKING.contains(words.getFirst()) && !ASKING.contains(command)) {
            throw new ConfigException("'" + command + "' does not only ask; watch one of "
                    + ASKING.stream().sorted().toList());
        }
        if (everySeconds < 1 || everySeconds > LONGEST_REST_SECONDS || times < 0) {
            throw new ConfigException("--every is 1 to 3600 seconds, -n not negative");
        }
        PrintWriter out = spec.commandLine().getOut();
        int code = ConsoleCommand.DONE;
        for (int i = 0; (times == 0 || i < times) && code == ConsoleCommand.DONE && !console.isStopped(); i++) {
            if (i > 0) {
                rest();
                if (!console.isJson()) {
                    out.println();
                }
            }
            code = console.execute(desk, words);
        }
        return code;
    }

    private void rest() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(everySeconds);
        while (System.nanoTime() - until < 0 && !console.isStopped()) {
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
