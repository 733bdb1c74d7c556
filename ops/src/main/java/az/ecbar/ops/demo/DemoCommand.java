package az.ecbar.ops.demo;

import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        subcommands = {ClusterDemoCommand.class, FailoverDemoCommand.class},
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

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
            return WRONG_USE;
        }
        Path folder = Files.createTempDirectory("ecbar-demo-");
        boolean isDone = false;
        try {
            isDone = play(plan, today, folder, story);
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

    private boolean play(DemoPlan plan, LocalDate today, Path folder, Story story) {
        story.out()
                .println("E-CBAR demo: seed " + seed + ", " + messages + " messages, business day " + today + ", in "
                        + folder);
        story.out().println();
        try {
            Sandbox sandbox = Sandbox.create(folder, plan.sandbox());
            story.tell(
                    "authority, node, 2 operators and " + sandbox.banks().size() + " banks have keys and certificates");
            DayEnd end;
            try (DemoDay day = new DemoDay(sandbox, plan, today, story)) {
                end = day.play();
            }
            PlanTables tables = new PlanTables(plan, story);
            tables.outcomes();
            tables.reasons();
            new DemoChecks(sandbox, plan, end, story).run();
            return finish(story, null);
        } catch (Exception e) {
            return finish(story, e);
        }
    }

    private static boolean finish(Story story, @Nullable Exception failure) {
        story.out().println();
        if (failure != null) {
            story.out().println("FAILED: " + (failure.getMessage() == null ? failure : failure.getMessage()));
            if (!(failure instanceof DemoFailure)) {
                failure.printStackTrace(story.out());
            }
            return false;
        }
        story.tell(story.passed() + " checks held, " + story.failed() + " failed");
        return story.failed() == 0;
    }
}
