package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes and their witness as processes: the file with which a journal begins, and which each start needs, is damaged
 * while the node is off. The standby, then the owner, has it repaired by the other one before it comes up.
 */
@Tag("long")
class StartRepairProcessTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aNodeThatNeedsADamagedFileForItsStartGetsItFromTheOtherOne() throws Exception {
        try (PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(2, new BigDecimal("1000.00")))) {
            pair.begin();
            Operators.decide(pair.sandbox(), new ActionWriter().openDay(SystemId.AZIPS, Operators.today()));
            for (int node : new int[] {2, 1}) {
                int epoch = pair.servesEpoch(1);
                assertEquals(0, pair.node(node).stop());
                Path file = firstFile(pair.dataFolder(node).resolve("journal"));
                byte[] sound = Files.readAllBytes(file);
                byte[] damaged = sound.clone();
                damaged[placeOfGenesis(sound)] ^= 1;
                Path _ = Files.write(file, damaged);
                NodeChild _ = pair.start(node);
                if (node == 1) {
                    assertTrue(pair.awaitServing(1, epoch) > epoch, "it leads again");
                } else {
                    pair.awaitState(2, "standby, follows the owner");
                }
                pair.awaitState(1, PairSandbox.ATTACHED);
                String said = pair.output(node);
                assertTrue(said.contains("this node has not come up: journal file " + file.getFileName()), said);
                assertTrue(said.contains("repaired: journal file " + file.getFileName()), said);
                assertEquals(sound[placeOfGenesis(sound)], Files.readAllBytes(file)[placeOfGenesis(sound)]);
            }
            assertEquals(List.of(0, 0, 0), pair.stopAll());
        }
    }

    private static Path firstFile(Path journal) throws Exception {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{19}-.*\\.cq4"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Some byte of the text that the genesis put into one of the first records. */
    private static int placeOfGenesis(byte[] bytes) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("NABZAZ2CXXX");
        assertTrue(at > 0, "no record of the genesis");
        return at;
    }
}
