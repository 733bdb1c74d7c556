package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.schema.QueryKind;
import az.ecbar.stp.print.PrintCommand;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
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
            ApproveCommand.class,
            BusinessDayCommand.class,
            DayCommand.class,
            GridlockCommand.class,
            CertificateCommand.class,
            RuleCommand.class,
            ClockCommand.class,
            LevelCommand.class,
            PaymentCommand.class,
            TailCommand.class,
            WatchCommand.class,
            MoneyCommand.Issue.class,
            MoneyCommand.Withdraw.class,
            SystemCommand.class,
            SuspensionCommand.Suspend.class,
            SuspensionCommand.Resume.class,
            AccountsCommand.class,
            SeizureCommand.class,
            AuthorityCommand.class,
            ChannelCommand.class,
            ParticipantCommand.class,
            EnterCommand.class,
            ChangeCommand.class,
            OutputsCommand.class,
            StandingOrderCommand.class,
            PairCommand.class,
            OrderCommand.Promote.class,
            OrderCommand.Detach.class,
            OrderCommand.Switchover.class,
            OrderCommand.Confirm.class,
            DrillCommand.class,
            PrintCommand.class,
            PastCommand.class,
            ContinuityCommand.class
        })
public final class ConsoleCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int WRONG_USE = 2;
    static final int NO_ANSWER = 3;

    private static final String NO_ANSWER_ADVICE = "Check that the node runs and that the addresses in the"
            + " configuration are its own. Of an action, 'proposals' and 'status' tell what came of it.";
    private static final int BIC8_LENGTH = 8;
    private static final int BIC11_LENGTH = 11;

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
    private final StopSign stop;
    private final Prompt prompt;

    /** Made by the command line. */
    public ConsoleCommand() {
        this(new NetworkConnector(), null, new StopSign(), new Prompt());
    }

    /**
     * @param kept the desk of a console that goes on after this command; null: one is opened and closed
     * @param stop ends a command that would go on for ever
     * @param prompt asks before something is signed
     */
    ConsoleCommand(OperatorConnector connector, @Nullable OperatorDesk kept, StopSign stop, Prompt prompt) {
        this.connector = connector;
        this.kept = kept;
        this.stop = stop;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        if (kept != null) {
            return DONE;
        }
        try (OperatorDesk desk = open()) {
            return new ConsoleLoop(commandsAt(desk), stop, prompt, desk.known()).run();
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

    @Command(
            description =
                    "The payments that wait, in the order of arrival; an account releases its own by priority first.")
    int queue() {
        return query(QueryKind.QUEUE, "");
    }

    @Command(
            description =
                    "Who has how much, what waits out of and into it, and what is left of it if all that is settled.")
    int liquidity() {
        return run((desk, printer) ->
                printer.printLiquidity(desk.query(QueryKind.ACCOUNT, ""), desk.query(QueryKind.QUEUE, "")));
    }

    @Command(description = "What operators have proposed and nobody has approved yet.")
    int proposals() {
        return query(QueryKind.PROPOSALS, "");
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
        return act(writer -> writer.removeParticipant(bic, date == 0 ? BakuTime.today() : date, number));
    }

    @Command(description = "Lists the commands, or explains one.")
    int help(@Parameters(paramLabel = "COMMAND", arity = "0..*") @Nullable List<String> names) {
        CommandLine at = spec.commandLine();
        for (String name : names == null ? List.<String>of() : names) {
            CommandLine below = at.getSubcommands().get(name);
            if (below == null) {
                return fail(WRONG_USE, "there is no command '" + name + "'; help lists them");
            }
            at = below;
        }
        at.usage(spec.commandLine().getOut());
        return DONE;
    }

    /** Asks, prints, gives the exit code. */
    int query(QueryKind kind, String argument) {
        return run((desk, printer) -> printer.printQuery(kind, desk.query(kind, argument)));
    }

    /** Proposes, and approves where a second key is configured; prints, gives the exit code. */
    int act(Action action) {
        return run((desk, printer) -> printer.printSteps(desk.act(action.write(new ActionWriter()))));
    }

    /** Prints what a command found without asking the node; gives the exit code. */
    int tell(boolean isRight, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                isJson
                        ? new JsonObject()
                                .with("outcome", isRight ? "DONE" : "REFUSED")
                                .with("text", text)
                                .toString()
                        : TextTable.printableLines(text));
        out.flush();
        return isRight ? DONE : REFUSED;
    }

    /** Refuses before anything is proposed; gives the exit code. */
    int refuse(String why) {
        return fail(REFUSED, why);
    }

    /** Refuses a command that was used wrongly; gives the exit code. */
    int refuseUse(String why) {
        return fail(WRONG_USE, why);
    }

    /** Believes what the authority of the configuration certified; knows of no revocation, which is the ledger's. */
    CertificateChecker checker() throws ConfigException {
        Path authority = OperatorConfig.read(config).authority();
        try {
            return new CertificateChecker(TrustAnchor.ofPem(Files.readAllBytes(authority)), Revocations.none());
        } catch (IOException | MalformedException e) {
            throw new ConfigException("authority " + authority + ": " + e.getMessage());
        }
    }

    /** Does one more command at a desk that stays open, with the options of this one; gives its exit code. */
    int execute(OperatorDesk desk, List<String> words) {
        List<String> all = new ArrayList<>(List.of(
                "--config", config.toString(), "--timeout", String.valueOf(timeoutSeconds), "--json=" + isJson));
        all.addAll(words);
        CommandLine own = spec.commandLine();
        return commandsAt(desk).setOut(own.getOut()).setErr(own.getErr()).execute(all.toArray(String[]::new));
    }

    private CommandLine commandsAt(OperatorDesk desk) {
        return new CommandLine(new ConsoleCommand(connector, desk, stop, prompt));
    }

    /** Whether answers are for machines. */
    boolean isJson() {
        return isJson;
    }

    /** Whether the operator types the word that confirms what he was shown. */
    boolean isTyped(String words, String word) {
        return prompt.isTyped(words, word);
    }

    /** Whether the operator wants the running command to end. */
    boolean isStopped() {
        return stop.isUp();
    }

    /** A BIC of 11 characters, of one of 8 that of the head office. */
    static String bic11(String bic) throws ConfigException {
        String upper = bic.toUpperCase(Locale.ROOT);
        String whole = upper.length() == BIC8_LENGTH ? upper + "XXX" : upper;
        if (whole.length() != BIC11_LENGTH) {
            throw new ConfigException("'" + bic + "' is not a BIC of 8 or 11 characters");
        }
        return whole;
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

    /** Does a task at the desk that is kept, or at one of its own; gives the exit code. */
    int run(Task task) {
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
            return fail(NO_ANSWER, e.getMessage() + System.lineSeparator() + NO_ANSWER_ADVICE);
        }
    }

    /** Does a task at the control ports of the pair; gives the exit code. */
    int runAtPair(PairTask task) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            checkTimeout();
            try (PairDesk desk = PairDesk.open(OperatorConfig.read(config), Duration.ofSeconds(timeoutSeconds))) {
                int code = task.run(desk, new PairPrinter(out, isJson));
                out.flush();
                return code;
            }
        } catch (ConfigException | IllegalArgumentException e) {
            return fail(WRONG_USE, e.getMessage());
        } catch (OperatorException e) {
            return fail(NO_ANSWER, e.getMessage());
        }
    }

    /** Whether the configuration names control ports: there is a pair. A configuration that cannot be read is told later. */
    boolean hasControlPorts() {
        try {
            return !OperatorConfig.read(config).control().isEmpty();
        } catch (ConfigException e) {
            return false;
        }
    }

    /** A desk of its own for a command that asks all the time; the kept one's session, if there is one, ends. */
    OperatorDesk newDesk() throws ConfigException {
        if (kept != null) {
            kept.close();
        }
        return open();
    }

    private void checkTimeout() throws ConfigException {
        if (timeoutSeconds <= 0) {
            throw new ConfigException("--timeout must be positive");
        }
    }

    private OperatorDesk open() throws ConfigException {
        checkTimeout();
        return new OperatorDesk(OperatorConfig.read(config), connector, Duration.ofSeconds(timeoutSeconds));
    }

    private int fail(int code, @Nullable String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("ecbar console: " + TextTable.printableLines(String.valueOf(message)));
        err.flush();
        return code;
    }

    /** Writes the command that is to be proposed. */
    @FunctionalInterface
    interface Action {
        byte[] write(ActionWriter writer);
    }

    /** What a command does at the control ports of the pair. */
    @FunctionalInterface
    interface PairTask {
        int run(PairDesk desk, PairPrinter printer) throws ConfigException, OperatorException;
    }

    /** What a command does at a desk. */
    @FunctionalInterface
    interface Task {
        int run(OperatorDesk desk, AnswerPrinter printer) throws ConfigException, OperatorException;
    }
}
