package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ops.rounds.Namespaces.Link;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link PairRoundsTest} does not do: a pair without a witness. */
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
}
