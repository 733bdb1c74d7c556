package az.ecbar.ops.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair and its witness, three processes, whose owner is killed under load of banks over TLS. */
@Tag("long")
class FailoverDemoTest {
    private static final int MESSAGES = 200;
    private static final int CHECKS = 11;

    @TempDir
    Path folder = Path.of("");

    private final StringWriter told = new StringWriter();
    private final Story story = new Story(new PrintWriter(told));

    @Test
    void anOwnerKilledUnderLoadLosesNothing() throws Exception {
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        BigDecimal opening = LoadPayments.cover(MESSAGES);
        PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(4, opening));
        LoadPayments load = new LoadPayments(pair.sandbox().banks(), MESSAGES, today);
        FailoverDay.End end;
        try (FailoverDay day = new FailoverDay(pair, load, today, Duration.ofMillis(15), story)) {
            end = day.play();
        }
        List<Path> copies = List.of(pair.dataFolder(1), pair.dataFolder(2));
        ClusterChecks checks = new ClusterChecks(pair.sandbox(), copies, load, opening, end.day(), story);
        checks.run();
        assertEquals(0, story.failed(), told::toString);
        assertEquals(CHECKS, story.passed(), told::toString);
        assertEquals(0, checks.lost() + checks.repeated(), told::toString);
        assertTrue(end.takeover().settledSeconds() > 0, told::toString);
    }
}
