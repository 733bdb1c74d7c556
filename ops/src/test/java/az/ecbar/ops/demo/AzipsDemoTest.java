package az.ecbar.ops.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.testkit.Rule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An AZIPS day of real processes' messages, from the opening to the statements. */
class AzipsDemoTest {
    private static final int CHECKS = 11;

    @TempDir
    Path folder;

    private final StringWriter told = new StringWriter();
    private final Story story = new Story(new PrintWriter(told));

    @Test
    @Rule({"4.1", "4.3.1"})
    void aDayShortOfMoneyHoldsEveryCheck() throws Exception {
        AzipsDemoCommand.play(folder, LocalDate.now(Sandbox.BAKU), story);
        assertEquals(0, story.failed(), told::toString);
        assertEquals(CHECKS, story.passed(), told::toString);
        assertTrue(told.toString().contains("The statement of ALFA BANK QSC"), told::toString);
    }
}
