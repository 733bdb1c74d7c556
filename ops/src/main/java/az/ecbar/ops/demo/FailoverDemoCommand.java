package az.ecbar.ops.demo;

import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
    private static final int BANKS = 4;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    /** Made by the command line. */
    public FailoverDemoCommand() {}

    @Override
    public Integer call() throws IOException {
        Story story = new Story(spec.commandLine().getOut());
        if (!options.objection().isEmpty()) {
            spec.commandLine().getErr().println("ecbar demo failover: " + options.objection());
            return DemoRun.WRONG_USE;
        }
        String title = "E-CBAR demo of mode pair: two nodes and a witness, " + options;
        return DemoRun.of(
                "ecbar-failover-",
                title,
                options.isKept(),
                story,
                folder -> play(folder, LocalDate.now(Sandbox.BAKU), story));
    }

    private void play(Path folder, LocalDate today, Story story) throws Exception {
        BigDecimal opening = LoadPayments.cover(options.messages());
        PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(BANKS, opening));
        LoadPayments load = new LoadPayments(pair.sandbox().banks(), options.messages(), today);
        FailoverDay.End end;
        try (FailoverDay day = new FailoverDay(pair, load, today, options.pause(), story)) {
            end = day.play();
        }
        ClusterChecks checks = new ClusterChecks(
                pair.sandbox(), List.of(pair.dataFolder(1), pair.dataFolder(2)), load, opening, end.day(), story);
        checks.run();
        story.out().println();
        story.tell("from the order of two operators to the first settled payment: "
                + String.format(Locale.ROOT, "%.2f s", end.takeover().settledSeconds()) + "; payments acknowledged: "
                + (options.messages() - end.day().notSettled().size()) + ", outputs lost: " + checks.lost()
                + ", repeated: "
                + checks.repeated());
    }
}
