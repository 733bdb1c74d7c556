package az.ecbar.ops.demo;

import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ecbar demo}: a day of a whole installation, with a kill in its midst, and all that must hold afterwards.
 *
 * <p>Exit codes: 0 every check held, 1 a check failed or the day could not be played, 2 wrong usage.
 */
@Command(
        name = "demo",
        description = {
            "Plays a day: authority, node, two operators and four invented banks, in a temporary folder.",
            "The banks drop messages into folders, the node is killed in the midst of it and started again, and then"
                    + " everything that must hold is checked."
        },
        footer = {"", "Exit codes: 0 every check held, 1 not, 2 wrong usage."},
        subcommands = {AzipsDemoCommand.class, ClusterDemoCommand.class, FailoverDemoCommand.class},
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the payments at random (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "300",
            description = "How many messages the banks send (${DEFAULT-VALUE}).")
    private int messages = 300;

    @Option(names = "--keep", description = "Keeps the folder.")
    private boolean isKept;

    /** Made by the command line. */
    public DemoCommand() {}

    @Override
    public Integer call() throws IOException {
        Story story = new Story(spec.commandLine().getOut());
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        DemoPlan plan;
        try {
            plan = DemoPlan.of(seed, messages, today, Samples.folder());
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println("ecbar demo: " + e.getMessage());
            return DemoRun.WRONG_USE;
        }
        String title = "E-CBAR demo: seed " + seed + ", " + messages + " messages, business day " + today;
        return DemoRun.of("ecbar-demo-", title, isKept, story, folder -> play(plan, today, folder, story));
    }

    private static void play(DemoPlan plan, LocalDate today, Path folder, Story story) throws Exception {
        Sandbox sandbox = Sandbox.create(folder, plan.sandbox());
        story.tell("authority, node, 2 operators and " + sandbox.banks().size() + " banks have keys and certificates");
        DayEnd end;
        try (DemoDay day = new DemoDay(sandbox, plan, today, story)) {
            end = day.play();
        }
        PlanTables tables = new PlanTables(plan, story);
        tables.outcomes();
        tables.reasons();
        new DemoChecks(sandbox, plan, end, story).run();
    }
}
