package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.files.DiskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hint for {@code status} is written when it can be, and ends nothing when it cannot. */
class SessionPlaceTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatCannotBeWrittenIsWrittenAtTheNextChange() throws IOException {
        DiskFiles files = new DiskFiles();
        SessionPlace place = new SessionPlace(files, folder);
        Path inTheWay = Files.createDirectories(folder.resolve("session.tmp/full"));
        place.note(ClientState.STOPPED, "a:1", 1_000);
        place.note(ClientState.STOPPED, "b:2", 1_500);
        assertEquals(Map.of(), SessionPlace.read(files, folder));
        Files.delete(inTheWay);
        Files.delete(folder.resolve("session.tmp"));
        place.note(ClientState.STOPPED, "c:3", 2_000);
        assertEquals(
                Map.of("session", "STOPPED", "centre", "c:3", "since", "1970-01-01T00:00:02Z"),
                SessionPlace.read(files, folder));
    }
}
