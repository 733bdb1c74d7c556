package az.ecbar.bankview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Between which commands an ISO message lies, of which its moment alone is known. */
class HeardTest {
    private static final Path SAMPLE = Path.of(System.getProperty("ecbar.root", "../.."))
            .resolve("docs/samples/iso/outputs/out-298-012-executed.xml");
    private static final long MOMENT = Instant.parse("2026-04-01T06:30:00Z").toEpochMilli();

    private final Heard heard = new Heard();

    private Output output(String moment) throws IOException {
        String text =
                Files.readString(SAMPLE, StandardCharsets.ISO_8859_1).strip().replace("10:30:00.000", moment);
        Output output = Objects.requireNonNull(Output.of("ALFAAZ22XXX", "ALFAAZ22AXXX", 101, text));
        heard.add(output);
        return output;
    }

    @Test
    void itIsByTheCommandOfItsMoment() throws Exception {
        heard.know(10, MOMENT - 1);
        heard.know(11, MOMENT);
        heard.know(12, MOMENT + 1);
        Output output = output("10:30:00.000");
        assertEquals(List.of(), heard.limit(100));
        assertEquals("11 11", output.from + " " + output.to);
        assertNull(heard.front("ALFAAZ22XXX", 10));
        assertEquals(output, heard.front("ALFAAZ22XXX", 11));
    }

    @Test
    void itIsByACommandBetweenThoseThatAreKnown() throws Exception {
        heard.know(10, MOMENT - 5);
        heard.know(20, MOMENT + 5);
        Output output = output("10:30:00.000");
        assertEquals(List.of(), heard.limit(100));
        assertEquals("11 19", output.from + " " + output.to);
    }

    @Test
    void itIsNotBeforeTheOneBeforeIt() throws Exception {
        heard.know(10, MOMENT - 5);
        heard.know(20, MOMENT);
        heard.know(30, MOMENT + 5);
        Output _ = output("10:30:00.000");
        Output earlier = output("10:29:59.000");
        assertEquals(List.of(earlier), heard.limit(100));
    }
}
