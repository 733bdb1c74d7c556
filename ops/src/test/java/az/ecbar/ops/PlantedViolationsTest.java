package az.ecbar.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each checker of the build notices a violation that was planted for it. Builds a copy of the tree many times over. */
@Tag("long")
class PlantedViolationsTest {
    private static final long LIMIT_MINUTES = 30;

    @TempDir
    Path temporary;

    @Test
    void everyCheckerBites() throws IOException, InterruptedException {
        ProjectScript planted = ProjectScript.run("ops/hygiene/planted-violations", temporary, LIMIT_MINUTES);
        assertFalse(planted.lines().isEmpty());
        assertEquals(0, planted.exitCode(), planted::text);
    }
}
