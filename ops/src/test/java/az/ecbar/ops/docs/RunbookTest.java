package az.ecbar.ops.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.EcbarCommandLine;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** Every command of the runbook is one that this program has; {@code RunbookDrillTest} gives them to a pair. */
class RunbookTest {
    private static final Set<String> OF_THE_SYSTEM = Set.of("mv", "df");

    @Test
    void everyCommandIsReadByTheLauncher() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (Runbook.Line line : Runbook.read().lines()) {
            if (!line.isOurs()) {
                assertTrue(OF_THE_SYSTEM.contains(line.words().getFirst()), line::toString);
                continue;
            }
            try {
                EcbarCommandLine.parse(line.arguments());
            } catch (ParameterException e) {
                wrong.add(String.join(" ", line.words()) + ": " + e.getMessage());
            }
        }
        assertEquals(new TreeSet<>(), wrong);
    }

    @Test
    void everyCommandSaysWhereItIsGiven() throws IOException {
        for (Runbook.Line line : Runbook.read().lines()) {
            assertFalse(line.place().isEmpty(), line::toString);
        }
    }

    @Test
    void aWordThatNoCommandHasIsFound() {
        assertEquals(
                "Unmatched argument at index 2: 'everybody'",
                assertThrows(
                                ParameterException.class,
                                () -> EcbarCommandLine.parse(List.of("console", "pair", "everybody")))
                        .getMessage());
    }
}
