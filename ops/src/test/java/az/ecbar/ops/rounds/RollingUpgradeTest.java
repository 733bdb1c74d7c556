package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.node.NodeExitCode;
import az.ecbar.ops.sandbox.ChildPlace;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.reason.RejectReason;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rolling upgrade (D5) under the load of banks: the standby gets the later build, the roles change, the other node gets
 * it, two operators raise the behaviour level, and only then the changed rule holds, on both nodes from the same record on.
 */
@Tag("long")
class RollingUpgradeTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aRuleBehindALevelHoldsWhenBothNodesKnowItAndNotBefore() throws Exception {
        String later = LaterBuild.compile(folder.resolve("later"));
        try (PairAtWork pair = PairAtWork.begin(folder.resolve("pair"), true)) {
            pair.banks().pay();
            assertCannotRaise(pair, "0 of 2 nodes");

            upgrade(pair, 2, later);
            assertCannotRaise(pair, "1 of 2 nodes");
            Duration pause = pair.switchover();
            pair.awaitAttached();
            assertEquals(2, pair.owner());
            pair.banks().sendOne(LaterBuild.LARGE_MINOR, false);

            upgrade(pair, 1, later);
            pair.banks().sendOne(LaterBuild.LARGE_MINOR, false);
            pair.banks().awaitSettled(20, LIMIT);
            String raised = pair.console("level", "raise", "2");
            assertTrue(raised.contains("approved"), raised);
            pair.banks().sendOne(LaterBuild.LARGE_MINOR, true);
            pair.assertWhole();
            System.out.println("rolling upgrade: nothing was settled for " + pause.toMillis()
                    + " ms at the change of roles; " + pair.banks().sent() + " payments");

            assertAnOlderBuildStops(pair, later);
        }
    }

    /** Neither the console nor the node takes it. */
    private static void assertCannotRaise(PairAtWork pair, String told) throws Exception {
        AssertionError refused = assertThrows(AssertionError.class, () -> pair.console("level", "raise", "2"));
        assertTrue(String.valueOf(refused.getMessage()).contains(told), refused::getMessage);
        try (OperatorClient leyla = pair.pair().sandbox().operator(Sandbox.LEYLA)) {
            String answer = leyla.propose(new ActionWriter().raiseLevel(2));
            assertTrue(answer.contains("\"code\":" + RejectReason.ARGUMENT_UNKNOWN.code()), answer);
        }
    }

    /** The standby is stopped in good order and comes back with the other build. */
    private static void upgrade(PairAtWork pair, int node, String classPath) throws Exception {
        assertEquals(3 - node, pair.owner());
        assertEquals(0, pair.pair().node(node).stop());
        String part = "node" + node;
        pair.pair().move(part, pair.pair().place(part).withClassPathInFront(classPath));
        pair.start(node);
        pair.awaitAttached();
        pair.banks().awaitSettled(20, LIMIT);
    }

    /** The node that led first goes back to the build that does not know the level: it ends and says why. */
    private static void assertAnOlderBuildStops(PairAtWork pair, String later) throws Exception {
        int standby = pair.standby();
        String part = "node" + standby;
        ChildPlace upgraded = pair.pair().place(part);
        assertEquals(later, upgraded.classPathInFront());
        assertEquals(0, pair.pair().node(standby).stop());
        pair.pair().move(part, upgraded.withClassPathInFront(""));
        NodeChild older = pair.pair().start(standby);
        assertEquals(NodeExitCode.INVARIANT, older.awaitExit(LIMIT).orElseThrow());
        String told = older.output();
        assertTrue(told.contains("behaviour level 2") && told.contains("this build runs up to 1"), told);
        pair.pair().move(part, upgraded);
        pair.start(standby);
        pair.banks().pay();
        pair.assertWhole();
    }
}
