package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.QueryKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code ecbar console}: asks a node and proposes and approves actions, as an operator of the Central Bank, over CTN with
 * TLS and signatures. With a command it does that one; without, it reads commands from the terminal.
 *
 * <p>Exit codes: 0 done, 1 refused by the centre, 2 wrong usage or configuration, 3 no session or no answer.
 */
@Command(
        name = "console",
        description = {
            "The operators' console. Without a command it reads commands from the terminal.",
            "What moves money or changes rules is proposed by one operator and approved by another: the first is told"
                    + " a number, the second types 'approve NUMBER'."
        },
        footer = {"", "Exit codes: 0 done, 1 refused, 2 wrong usage or configuration, 3 no session or no answer."},
        subcommands = {
            DayCommand.class,
            CertificateCommand.class,
            RuleCommand.class,
            ClockCommand.class,
            MoneyCommand.Issue.class,
            MoneyCommand.Withdraw.class
        })
public final class ConsoleCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int WRONG_USE = 2;
    static final int NO_ANSWER = 3;

    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "operator.yaml",
            scope = ScopeType.INHERIT,
            description = "YAML file of the operator (${DEFAULT-VALUE}).")
    private Path config = Path.of("operator.yaml");

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answers as JSON, one object a line.")
    private boolean isJson;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            scope = ScopeType.INHERIT,
            description = "Longest wait for the logon, and for each answer (${DEFAULT-VALUE}).")
    private int timeoutSeconds = 15;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // the command line reads it
    private boolean isHelpWanted;

    private final OperatorConnector connector;
    private final @Nullable OperatorDesk kept;

    /** Made by the command line. */
    public ConsoleCommand() {
        this(new NetworkConnector(), null);
    }

    /** @param kept the desk of a console that goes on after this command; null: one is opened and closed */
    ConsoleCommand(OperatorConnector connector, @Nullable OperatorDesk kept) {
        this.connector = connector;
        this.kept = kept;
    }

    @Override
    public Integer call() {
        if (kept != null) {
            return DONE;
        }
        try (OperatorDesk desk = open()) {
            return new ConsoleLoop(new CommandLine(new ConsoleCommand(connector, desk))).run();
        } catch (ConfigException e) {
            return fail(WRONG_USE, e.getMessage());
        } catch (IOException e) {
            return fail(NO_ANSWER, "the terminal: " + e.getMessage());
        }
    }

    @Command(description = "The node's day, counters, level and hash.")
    int status() {
        return query(QueryKind.STATUS, "");
    }

    @Command(description = "All participants, and where their terminals stand.")
    int participants() {
        return query(QueryKind.PARTICIPANTS, "");
    }

    @Command(description = "The accounts of a participant: balances, what is held, what waits.")
    int account(@Parameters(paramLabel = "BIC") String bic) {
        return query(QueryKind.ACCOUNT, bic);
    }

    @Command(description = "The payments that wait, in the order in which they are released.")
    int queue() {
        return query(QueryKind.QUEUE, "");
    }

    @Command(description = "One waiting payment by our reference.")
    int payment(@Parameters(paramLabel = "REFERENCE") String reference) {
        return query(QueryKind.PAYMENT, reference);
    }

    @Command(description = "What operators have proposed and nobody has approved yet.")
    int proposals() {
        return query(QueryKind.PROPOSALS, "");
    }

    @Command(description = "Approves what another operator has proposed.")
    int approve(@Parameters(paramLabel = "PROPOSAL") long proposalId) {
        return run((desk, printer) -> printer.printSteps(List.of(desk.approve(proposalId))));
    }

    @Command(description = "Removes a participant from AZIPS for good; what waits from and to it is annulled.")
    int remove(
            @Parameters(paramLabel = "BIC") String bic,
            @Option(names = "--number", required = true, paramLabel = "N", description = "Number of the decision.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of the decision; by default today.")
                    int date) {
        return act(writer -> writer.removeParticipant(bic, date == 0 ? today() : date, number));
    }

    /** Asks, prints, gives the exit code. */
    int query(QueryKind kind, String argument) {
        return run((desk, printer) -> printer.printQuery(kind, desk.query(kind, argument)));
    }

    /** Proposes, and approves where a second key is configured; prints, gives the exit code. */
    int act(Action action) {
        return run((desk, printer) -> printer.printSteps(desk.act(action.write(new ActionWriter()))));
    }

    /** Today's date at the centre, as YYYYMMDD. */
    static int today() {
        return Integer.parseInt(LocalDate.now(BAKU).format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** An amount in the smallest unit of its currency; {@link IllegalArgumentException} if it is none. */
    static long minor(String amount, String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return new BigDecimal(amount).movePointRight(digits).longValueExact();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + amount + "' is no amount in '" + currency + "'", e);
        }
    }

    private int run(Task task) {
        PrintWriter out = spec.commandLine().getOut();
        AnswerPrinter printer = new AnswerPrinter(out, isJson);
        try {
            if (kept != null) {
                return task.run(kept, printer);
            }
            try (OperatorDesk desk = open()) {
                return task.run(desk, printer);
            }
        } catch (ConfigException | IllegalArgumentException e) {
            return fail(WRONG_USE, e.getMessage());
        } catch (OperatorException e) {
            return fail(NO_ANSWER, e.getMessage());
        }
    }

    private OperatorDesk open() throws ConfigException {
        if (timeoutSeconds <= 0) {
            throw new ConfigException("--timeout must be positive");
        }
        return new OperatorDesk(OperatorConfig.read(config), connector, Duration.ofSeconds(timeoutSeconds));
    }

    private int fail(int code, @Nullable String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("ecbar console: " + message);
        err.flush();
        return code;
    }

    /** Writes the command that is to be proposed. */
    @FunctionalInterface
    interface Action {
        byte[] write(ActionWriter writer);
    }

    /** What a command does at a desk. */
    @FunctionalInterface
    private interface Task {
        int run(OperatorDesk desk, AnswerPrinter printer) throws ConfigException, OperatorException;
    }
}
