package az.ecbar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new BenchCommand());
        command.setErr(new PrintWriter(err, true));
        command.setOut(new PrintWriter(new StringWriter()));
        return command.execute(arguments);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertEquals(2, run("nothing"));
        assertTrue(
                err.toString().contains("no benchmark 'nothing'; there are [ledger, gridlock, journal"),
                err.toString());
    }

    @Test
    void noRunsAreRefused() {
        assertEquals(2, run("--runs", "0"));
    }

    @Test
    void helpIsThere() {
        assertEquals(0, run("--help"));
    }
}
