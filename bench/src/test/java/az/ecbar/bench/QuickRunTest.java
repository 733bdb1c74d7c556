package az.ecbar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every benchmark with all its processes, as the command runs it with {@code --quick}. */
@Tag("long")
class QuickRunTest {

    @TempDir
    private Path results;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "gridlock", "journal", "pair", "failover", "azips", "postgres"})
    void itRunsAndWritesTableResultAndPage(String name) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));

        int code = command.execute(name, "--quick", "--results", results.toString());

        assertEquals(0, code, err::toString);
        for (String figure : ResultForm.check(results.resolve(name + ".json"), name)) {
            assertTrue(out.toString().contains(figure), figure);
        }
        assertTrue(Files.readString(results.resolve(name + ".html")).contains("</html>"));
    }
}
