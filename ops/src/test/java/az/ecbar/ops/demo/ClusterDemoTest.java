package az.ecbar.ops.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.sandbox.ClusterSandbox;
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

/** Three processes whose leader is killed under load of banks over TLS. */
@Tag("long")
class ClusterDemoTest {
    private static final int MESSAGES = 200;
    private static final int CHECKS = 13;

    @TempDir
    Path folder = Path.of("");

    private final StringWriter told = new StringWriter();
    private final Story story = new Story(new PrintWriter(told));

    @Test
    void aLeaderKilledUnderLoadLosesNothing() throws Exception {
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        BigDecimal opening = LoadPayments.cover(MESSAGES);
        ClusterSandbox cluster = ClusterSandbox.create(folder, SandboxPlan.of(4, opening), 3);
        LoadPayments load = new LoadPayments(cluster.sandbox().banks(), MESSAGES, today);
        ClusterDay.End end;
        try (ClusterDay day = new ClusterDay(cluster, load, today, Duration.ofMillis(15), story)) {
            end = day.play();
        }
        List<Path> copies = List.of(cluster.dataFolder(0), cluster.dataFolder(1), cluster.dataFolder(2));
        new ClusterChecks(cluster.sandbox(), copies, load, opening, end, story).run();
        assertEquals(0, story.failed(), told::toString);
        assertEquals(CHECKS, story.passed(), told::toString);
        assertTrue(end.failover().settledSeconds() > 0, told::toString);
    }
}
