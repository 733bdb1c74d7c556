package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The system itself answers a force of a real process with an error, by strace; the process must end. */
@Tag("long")
class FailedForceTest {
    @TempDir
    Path data = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "fdatasync,1",
        "fdatasync,2",
        "fdatasync,7",
        "fdatasync,40",
        "fsync,1",
        "fsync,3",
        "fsync,5",
        "fsync,8",
        "fsync,12"
    })
    void aForceThatFailsEndsTheProcess(String call, int which) throws IOException, InterruptedException {
        String fault = "inject=" + call + ":error=EIO:when=" + which;
        List<String> strace =
                List.of("strace", "-f", "-qq", "-o", data.resolve("trace").toString(), "-e", fault);
        ChildProcess child = ChildProcess.start(strace, data.resolve("data"), which, 2000, "go on");
        assertEquals(JournalExitCode.FAILED, child.awaitEnd(), child::heard);
        assertTrue(child.heard().contains("Input/output error"), child::heard);

        ChildProcess again = ChildProcess.start(List.of(), data.resolve("data"), 5, 3, "go on");
        assertEquals(0, again.awaitEnd(), again::heard);
        assertTrue(again.recovered() >= child.durable(), again::heard);
    }
}
