package az.ecbar.ops.demo;

import az.ecbar.ops.sandbox.ClusterSandbox;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ecbar demo cluster}: three members, banks over TLS, the leader killed under load, and all that must hold
 * afterwards.
 *
 * <p>Exit codes: 0 every check held, 1 a check failed or the day could not be played, 2 wrong usage.
 */
@Command(
        name = "cluster",
        description = {
            "Plays mode cluster: three members as processes, four invented banks that pay each other without a pause.",
            "The member that leads is killed; another one leads, the killed one comes back; then everything that must"
                    + " hold is checked, and the time to the first settled payment is told."
        },
        footer = {"", "Exit codes: 0 every check held, 1 not, 2 wrong usage."},
        mixinStandardHelpOptions = true)
public final class ClusterDemoCommand implements Callable<Integer> {
    private static final int BANKS = 4;
    private static final int MEMBERS = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    /** Made by the command line. */
    public ClusterDemoCommand() {}

    @Override
    public Integer call() throws IOException {
        Story story = new Story(spec.commandLine().getOut());
        if (!options.objection().isEmpty()) {
            spec.commandLine().getErr().println("ecbar demo cluster: " + options.objection());
            return DemoRun.WRONG_USE;
        }
        String title = "E-CBAR demo of mode cluster: " + MEMBERS + " members, " + options;
        return DemoRun.of(
                "ecbar-cluster-",
                title,
                options.isKept(),
                story,
                folder -> play(folder, LocalDate.now(Sandbox.BAKU), story));
    }

    private void play(Path folder, LocalDate today, Story story) throws Exception {
        BigDecimal opening = LoadPayments.cover(options.messages());
        ClusterSandbox cluster = ClusterSandbox.create(folder, SandboxPlan.of(BANKS, opening), MEMBERS);
        LoadPayments load = new LoadPayments(cluster.sandbox().banks(), options.messages(), today);
        ClusterDay.End end;
        try (ClusterDay day = new ClusterDay(cluster, load, today, options.pause(), story)) {
            end = day.play();
        }
        List<Path> copies =
                IntStream.range(0, MEMBERS).mapToObj(cluster::dataFolder).toList();
        new ClusterChecks(cluster.sandbox(), copies, load, opening, end, story).run();
    }
}
