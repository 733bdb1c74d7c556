package az.ecbar.mt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Messages from the world, that are not of our profile, where a folder of them lies beside the project: each is refused with
 * the reason that is right for it, never read as something else.
 *
 * <p>Each file is read as it is by AZIPS, and, mended as far as line ends and white space around it go, by a bank.
 */
class CorpusTest {
    private static final String EXPECTED = """
        MT101.fin | TRAINING_MESSAGE 1 | TYPE_NOT_SUPPORTED 2
        MT103-bulk-with-ack.rje | BASIC_HEADER_INVALID 1 | BASIC_HEADER_INVALID 1
        MT103-out-ack.rje | DIRECTION_WRONG 2 | BLOCK_EXPECTED -
        MT305.fin | DIRECTION_WRONG 2 | TYPE_NOT_SUPPORTED 2
        MT306.fin | TRAINING_MESSAGE 1 | TYPE_NOT_SUPPORTED 2
        MT320.txt | TYPE_NOT_SUPPORTED 2 | DIRECTION_WRONG 2
        MT340.fin | TYPE_NOT_SUPPORTED 2 | DIRECTION_WRONG 2
        MT341.fin | TYPE_NOT_SUPPORTED 2 | DIRECTION_WRONG 2
        MT360.fin | TRAINING_MESSAGE 1 | TYPE_NOT_SUPPORTED 2
        MT361.fin | TYPE_NOT_SUPPORTED 2 | DIRECTION_WRONG 2
        MT362.fin | TRAINING_MESSAGE 1 | DIRECTION_WRONG 2
        MT537_large.fin | MESSAGE_TOO_LONG - | MESSAGE_TOO_LONG -
        SWIFTMT300_0000039099_0002.txt | TYPE_NOT_SUPPORTED 2 | DIRECTION_WRONG 2
        mt103.dos | BLOCK_EXPECTED - | BLOCK_EXPECTED -
        mt103.rje | DIRECTION_WRONG 2 | TRAILER_UNKNOWN MAC
        mt103.txt | DIRECTION_WRONG 2 | PRIORITY_INVALID 113
        system.txt | BASIC_HEADER_INVALID 1 | BASIC_HEADER_INVALID 1
        valid-mt940-content.txt | BLOCK_EXPECTED - | BLOCK_EXPECTED -
        valid-mt940.txt | TRAINING_MESSAGE 1 | TYPE_NOT_SUPPORTED 2
        valid-mt942-content.txt | BLOCK_EXPECTED - | BLOCK_EXPECTED -
        valid-mt942.txt | TRAINING_MESSAGE 1 | TERMINAL_INVALID 2
        """;

    @Test
    void eachIsRefusedWithTheRightReason() throws IOException {
        Path corpus = ProjectFiles.shared("corpus/mt");
        assumeTrue(Files.isDirectory(corpus), () -> "no corpus at " + corpus);
        MtReader system = SamplePayments.reader();
        MtReader bank = MtReader.ofBank(true);
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String name = file.getFileName().toString().replaceAll(".*__", "");
                found.put(name, outcome(system.read(bytes)) + " | " + outcome(bank.read(mended(bytes))));
            }
        }
        StringBuilder table = new StringBuilder();
        found.forEach((name, outcome) ->
                table.append(name).append(" | ").append(outcome).append('\n'));
        assertEquals(EXPECTED, table.toString());
    }

    private static byte[] mended(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.strip().replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String outcome(MtResult result) {
        return result instanceof MtError error
                ? error.reason() + " " + (error.tag().isEmpty() ? "-" : error.tag())
                : "read";
    }
}
