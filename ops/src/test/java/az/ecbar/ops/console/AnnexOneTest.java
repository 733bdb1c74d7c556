package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.stp.print.PdfPaper;
import az.ecbar.testkit.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The draft of Annex 1 is what docs/samples/annex-1-draft.txt shows, and can be printed. */
class AnnexOneTest {
    private static final Path SAMPLE =
            Path.of(System.getProperty("ecbar.root", "..")).resolve("docs/samples/annex-1-draft.txt");

    private static final String ANSWER = "{\"view\":\"PAST\",\"asked\":1,\"rows\":["
            + "{\"step\":\"DAY\",\"bic\":\"ALFAAZ22XXX\",\"date\":20260310,\"announced\":20260302,\"proven\":\"yes\","
            + "\"fromElsewhere\":0,\"settledFromBackup\":2},"
            + "{\"step\":\"SESSION\",\"session\":58,\"terminal\":\"B\",\"site\":\"BACKUP\",\"certificate\":\""
            + "1".repeat(64) + "\",\"fromBackup\":\"yes\",\"openedNs\":1773122400000000000,\"payments\":3,"
            + "\"settled\":2,\"settledSum\":\"1500.00\",\"refused\":1},"
            + "{\"step\":\"RECEIVED\",\"entries\":4,\"sum\":\"812.50\"}]}";

    @TempDir
    private Path folder;

    @Test
    @Rule("7.7")
    void theReportIsDraftedFromTheTrafficOfTheDay() throws Exception {
        List<String> draft = AnnexOne.draft(Answer.read(ANSWER));
        assertEquals(Files.readAllLines(SAMPLE), draft);
    }

    @Test
    @Rule("7.7")
    void itCanBePrinted() throws Exception {
        Path pdf = folder.resolve("annex.pdf");
        PdfPaper.writeNew(AnnexOne.TITLE, AnnexOne.draft(Answer.read(ANSWER)), pdf);
        assertTrue(Files.size(pdf) > 1_000, Files.size(pdf) + " bytes");
    }
}
