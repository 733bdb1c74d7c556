package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.trust.certificate.UtcNs;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standing order on processes: its standby killed, an owner goes on alone by itself; when it was alone for long enough
 * banks are told to wait, also after a start, until two operators confirm; its standby ends it.
 */
@Tag("long")
class StandingOrderProcessTest {
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OVER = "ALARM: alone by the standing order for its longest duration";

    @TempDir
    Path folder = Path.of("");

    @Test
    void anOwnerGoesOnAloneForAsLongAsTwoOperatorsSaid() throws Exception {
        try (PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(2, new BigDecimal("1000.00")))) {
            pair.begin();
            long now = UtcNs.of(Instant.now());
            byte[] order = new ActionWriter()
                    .setStandingOrder(now, now + Duration.ofHours(1).toNanos(), LONGEST.toNanos());
            Operators.decide(pair.sandbox(), order);
            String shown = show(pair);
            assertTrue(shown.contains("standingLongest") && shown.contains("PT4S"), shown);

            pair.kill(2);
            pair.awaitState(1, "leads ALONE");
            awaitOutput(pair, "alone by the standing order");
            awaitOutput(pair, OVER);
            assertTrue(show(pair).contains("admitsAloneFor"), shown);

            assertEquals(0, pair.node(1).stop());
            NodeChild again = pair.start(1);
            pair.awaitState(1, "leads ALONE");
            awaitOutput(pair, OVER);
            assertTrue(again.output().contains("console confirm"), again.output());
            String confirmed = pair.order("confirm");
            assertTrue(confirmed.contains("given: signed by leyla and rauf"), confirmed);
            awaitOutput(pair, "CONFIRM_ALONE: confirmed");

            NodeChild _ = pair.start(2);
            pair.awaitState(1, PairSandbox.ATTACHED);
            Operators.decide(pair.sandbox(), new ActionWriter().revokeStandingOrder());
            Awaitility.await().atMost(PATIENCE).until(() -> !show(pair).contains("standingLongest"));
            assertEquals(List.of(0, 0, 0), pair.stopAll());
        }
    }

    private static void awaitOutput(PairSandbox pair, String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> pair.output(1).contains(text));
    }

    private static String show(PairSandbox pair) throws Exception {
        NodeChild console = pair.startConsole(pair.sandbox().operatorFile(), List.of("standing-order", "show"));
        assertEquals(0, console.awaitExit(PATIENCE).orElse(-1), console::toString);
        return console.output();
    }
}
