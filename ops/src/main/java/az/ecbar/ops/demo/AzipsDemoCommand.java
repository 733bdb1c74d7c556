package az.ecbar.ops.demo;

import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ecbar demo azips}: an AZIPS day at a glance, from the opening to the statements.
 *
 * <p>Exit codes: 0 every check held, 1 a check failed or the day could not be played, 2 wrong usage.
 */
@Command(
        name = "azips",
        description = {
            "Plays an AZIPS day of five invented banks that are short of money: payments wait, one is made more urgent,"
                    + " one is cancelled, a gridlock is resolved, the day ends, statements go out.",
            "After each step it shows who has how much and what waits; in the end everything that must hold is checked."
        },
        footer = {"", "Exit codes: 0 every check held, 1 not, 2 wrong usage."},
        mixinStandardHelpOptions = true)
public final class AzipsDemoCommand implements Callable<Integer> {
    private static final int BANKS = 5;
    private static final BigDecimal OPENING = new BigDecimal("1000.00");

    @Spec
    private CommandSpec spec;

    @Option(names = "--keep", description = "Keeps the folder.")
    private boolean isKept;

    /** Made by the command line. */
    public AzipsDemoCommand() {}

    @Override
    public Integer call() throws IOException {
        Story story = new Story(spec.commandLine().getOut());
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        String title = "E-CBAR demo of an AZIPS day: " + BANKS + " banks, business day " + today;
        return DemoRun.of("ecbar-azips-", title, isKept, story, folder -> play(folder, today, story));
    }

    /** Plays the day in a folder, and tells it. */
    static void play(Path folder, LocalDate today, Story story) throws Exception {
        Sandbox sandbox = Sandbox.create(folder, SandboxPlan.of(BANKS, OPENING).withRule("GRIDLOCK_RESOLUTION", 1));
        try (AzipsDay day = new AzipsDay(sandbox, today, story)) {
            day.play();
        }
    }
}
