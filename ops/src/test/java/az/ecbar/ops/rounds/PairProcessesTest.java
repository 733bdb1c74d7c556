package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.rounds.Namespaces.Link;
import az.ecbar.ops.sandbox.ChildPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link PairRoundsTest} does not do: a pair without a witness, and a machine whose clock is moved. */
@Tag("long")
class PairProcessesTest {
    @TempDir
    Path folder = Path.of("");

    /** The commands of the runbook's section "There is no witness", and the same for a detachment. */
    @Test
    void withoutAWitnessOperatorsCertifyAndNothingIsLost() throws Exception {
        try (PairAtWork pair = PairAtWork.begin(folder, false)) {
            pair.banks().pay();
            pair.banks().awaitSettled(20, PairAtWork.PATIENCE);
            pair.kill(1);
            pair.promote(2, "--certified");
            pair.banks().awaitSettled(20, PairAtWork.PATIENCE);
            pair.start(1);
            pair.assertWhole();
            assertEquals(2, pair.owner());

            pair.banks().pay();
            pair.kill(1);
            pair.detach(2, "--certified");
            pair.banks().awaitSettled(20, PairAtWork.PATIENCE);
            pair.start(1);
            pair.assertWhole();

            pair.banks().pay();
            Duration _ = pair.switchover();
            pair.assertWhole();
            pair.banks().pay();
            pair.net().cut(Link.NODES);
            pair.rest(2_000);
            pair.net().heal();
            pair.assertWhole();
        }
    }

    /**
     * The owner's wall clock is moved while it leads: banks are told to wait, two operators accept the new time, and what was
     * forced before and after is whole. The old owner, whose clock is right again, follows.
     */
    @Test
    void anOwnerWhoseClockIsMovedTakesNothingUntilOperatorsAcceptIt() throws Exception {
        Path clock = Files.writeString(folder.resolve("clock"), "+0\n");
        try (PairAtWork pair = PairAtWork.begin(folder.resolve("pair"), true)) {
            assertEquals(0, pair.pair().node(2).stop());
            pair.pair().move("node2", withClock(pair.pair().place("node2"), clock));
            pair.start(2);
            pair.awaitAttached();
            pair.banks().pay();
            Duration _ = pair.switchover();
            assertEquals(2, pair.owner());
            pair.assertWhole();

            pair.banks().pay();
            Path _ = Files.writeString(clock, "+90\n");
            pair.rest(3_000);
            long before = pair.banks().settled();
            pair.rest(2_000);
            assertTrue(pair.banks().settled() - before < 5, "inputs were taken under a clock that nobody accepted");
            assertTrue(pair.tails().contains("ADMISSION_STOPPED"), pair.tails());
            String accepted = pair.console("--timeout", "20", "clock", "accept");
            assertTrue(accepted.contains("approved"), accepted);
            pair.assertWhole();

            pair.banks().pay();
            Duration _ = pair.switchover();
            assertEquals(1, pair.owner());
            pair.assertWhole();
        }
    }

    /** Moves the wall clock alone, by what stands in a file; the monotonic clock goes on. */
    private static ChildPlace withClock(ChildPlace place, Path file) throws Exception {
        Path library;
        try (Stream<Path> found = Files.find(
                Path.of("/usr/lib"), 3, (path, _) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
            List<Path> all = found.toList();
            assertTrue(!all.isEmpty(), "libfaketime is not installed");
            library = all.getFirst();
        }
        return place.withEnvironment(Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1"));
    }
}
