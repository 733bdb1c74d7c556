package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever hands over on paper what is kept is told if it is not all. */
class OutputsCommandTest {
    @TempDir
    private Path folder;

    private final MemoryOperator operator = new MemoryOperator();
    private ConsoleRun console;

    @BeforeEach
    void oneOperator() throws IOException {
        console = new ConsoleRun(folder, (_, _, _) -> operator, "");
    }

    private void answers(long after, long last, long acknowledged, long number) {
        operator.answers.add("{\"view\":\"OUTPUTS\",\"bic\":\"ALFAAZ22XXX\",\"terminal\":\"A\",\"after\":" + after
                + ",\"last\":" + last + ",\"acknowledged\":" + acknowledged + ",\"number\":" + number + "}");
    }

    private int outputs(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "outputs";
        words[1] = "ALFAAZ22XXX";
        words[2] = "--json";
        System.arraycopy(more, 0, words, 3, more.length);
        return console.run(words);
    }

    @Test
    @Rule("4.27")
    void allThatIsKeptIsShown() {
        answers(0, 4, 2, 3);
        answers(3, 4, 2, 4);
        answers(4, 4, 2, 0);
        assertEquals(0, outputs());
        assertEquals(2, console.printed().lines().count());
        assertEquals("", console.complained());
    }

    @Test
    void nothingIsKeptOfWhoHasAcknowledgedAll() {
        answers(0, 4, 4, 0);
        assertEquals(0, console.run("outputs", "ALFAAZ22XXX"));
        assertEquals("nothing\n", console.printed());
    }

    @Test
    @Rule("4.27")
    void whatIsBehindAnOutputThatWaitsIsNotSilentlyLeftOut() {
        answers(0, 7, 2, 3);
        answers(3, 7, 2, 0);
        assertEquals(1, outputs());
        assertEquals(1, console.printed().lines().count());
        assertTrue(
                console.complained().contains("output 4 waits to be made, and what is behind it, up to 7"),
                console.complained());

        answers(0, 7, 2, 0);
        assertEquals(1, console.run("outputs", "ALFAAZ22XXX"));
        assertEquals("", console.printed(), "not 'nothing'");
        assertTrue(console.complained().contains("output 3 waits"), console.complained());
    }

    @Test
    @Rule("4.27")
    void ofMoreThanAThousandTheRestIsAskedFor() {
        for (long number = 1; number <= 1001; number++) {
            answers(number - 1, 1001, 0, number);
        }
        assertEquals(1, outputs());
        assertEquals(1000, console.printed().lines().count());
        assertTrue(console.complained().contains("there are more: go on with --after 1000"), console.complained());

        answers(1000, 1001, 0, 1001);
        answers(1001, 1001, 0, 0);
        assertEquals(0, outputs("--after", "1000"));
    }

    @Test
    void aTerminalThatNeverHadAnOutputIsRefused() {
        answers(0, 0, 0, 0);
        assertEquals(1, outputs("--terminal", "Z"));
        assertTrue(
                console.complained().contains("terminal Z of ALFAAZ22XXX never had an output"), console.complained());
    }

    @Test
    void aNegativeNumberIsRefusedBeforeTheNodeIsAsked() {
        assertEquals(2, outputs("--after", "-1"));
        assertEquals(0, operator.asked.size());
    }
}
