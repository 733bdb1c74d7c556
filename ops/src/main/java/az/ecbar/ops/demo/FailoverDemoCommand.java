package az.ecbar.ops.demo;

import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ecbar demo failover}: a pair and its witness, banks over TLS, the owner killed under load, the standby promoted by
 * two operators, and all that must hold afterwards.
 *
 * <p>Exit codes: 0 every check held, 1 a check failed or the day could not be played, 2 wrong usage.
 */
@Command(
        name = "failover",
        description = {
            "Plays mode pair: two nodes and a witness as processes, four invented banks that pay each other without a"
                    + " pause.",
            "The owner is killed, two operators promote its standby, the killed one comes back; then everything that"
                    + " must hold is checked, and the time from the order to the first settled payment is told."
        },
        footer = {"", "Exit codes: 0 every check held, 1 not, 2 wrong usage."},
        mixinStandardHelpOptions = true)
public final class FailoverDemoCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int BANKS = 4;
    private static final int LEAST = 30;
    private static final int MOST = 20_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "600",
            description = "How many payments the banks send, 30 to 20000 (${DEFAULT-VALUE}).")
    private int messages = 600;

    @Option(
            names = "--pause",
            paramLabel = "MS",
            defaultValue = "15",
            description = "Milliseconds between two payments (${DEFAULT-VALUE}).")
    private int pauseMs = 15;

    @Option(names = "--keep", description = "Keeps the folder.")
    private boolean isKept;

    /** Made by the command line. */
    public FailoverDemoCommand() {}

    @Override
    public Integer call() throws IOException {
        Story story = new Story(spec.commandLine().getOut());
        if (messages < LEAST || messages > MOST || pauseMs < 0) {
            spec.commandLine().getErr().println("ecbar demo failover: " + LEAST + " to " + MOST + " messages");
            return WRONG_USE;
        }
        Path folder = Files.createTempDirectory("ecbar-failover-");
        boolean isDone = false;
        try {
            isDone = play(folder, story);
        } finally {
            if (isDone && !isKept) {
                Folders.remove(folder);
            } else {
                story.out().println("kept: " + folder);
            }
            story.out().flush();
        }
        return isDone ? DONE : FAILED;
    }

    private boolean play(Path folder, Story story) {
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        story.out()
                .println("E-CBAR demo of mode pair: two nodes and a witness, " + messages + " payments, one every "
                        + pauseMs + " ms, in " + folder);
        story.out().println();
        try {
            play(folder, today, story);
        } catch (Exception e) {
            story.out().println("FAILED: " + (e.getMessage() == null ? e : e.getMessage()));
            if (!(e instanceof DemoFailure)) {
                e.printStackTrace(story.out());
            }
            return false;
        }
        story.out().println();
        story.tell(story.passed() + " checks held, " + story.failed() + " failed");
        return story.failed() == 0;
    }

    private void play(Path folder, LocalDate today, Story story) throws Exception {
        BigDecimal opening = LoadPayments.cover(messages);
        PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(BANKS, opening));
        LoadPayments load = new LoadPayments(pair.sandbox().banks(), messages, today);
        FailoverDay.End end;
        try (FailoverDay day = new FailoverDay(pair, load, today, Duration.ofMillis(pauseMs), story)) {
            end = day.play();
        }
        ClusterChecks checks = new ClusterChecks(
                pair.sandbox(), List.of(pair.dataFolder(1), pair.dataFolder(2)), load, opening, end.day(), story);
        checks.run();
        story.out().println();
        story.tell("from the order of two operators to the first settled payment: "
                + String.format(Locale.ROOT, "%.2f s", end.takeover().settledSeconds()) + "; payments acknowledged: "
                + (messages - end.day().notSettled().size()) + ", outputs lost: " + checks.lost() + ", repeated: "
                + checks.repeated());
    }
}
