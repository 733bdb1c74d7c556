package az.ecbar.mt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.check.CharacterSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonCodesTest {
    @Test
    void codesAreUniqueAndInTheirRange() {
        Set<Integer> codes = new HashSet<>();
        for (FormatReason reason : FormatReason.values()) {
            boolean isOfIso = reason.code() >= 385 && reason.code() <= 399;
            boolean isOfIps = reason.code() >= 600 && reason.code() <= 619;
            assertTrue(isOfIso || isOfIps || (reason.code() >= 100 && reason.code() <= 199), reason::name);
            assertTrue(codes.add(reason.code()), reason::name);
            assertTrue(reason.isoReason().matches("[A-Z0-9]{4}"), reason::name);
        }
    }

    @Test
    void textsFitTheirUse() {
        for (FormatReason reason : FormatReason.values()) {
            byte[] english = reason.english().getBytes(StandardCharsets.US_ASCII);
            assertTrue(CharacterSet.isText(english, 0, english.length), reason::name);
            assertTrue(!reason.azerbaijani().isBlank(), reason::name);
        }
    }

    @Test
    void theTableInTheDocumentsIsTheEnum() throws IOException {
        Path table = ProjectFiles.root().resolve("docs/formats/reason-codes.md");
        List<String> documented;
        try (Stream<String> lines = Files.lines(table)) {
            documented = lines.filter(line -> line.matches("\\| (1[0-9]{2}|38[5-9]|39[0-9]|6[01][0-9]) \\|.*"))
                    .toList();
        }
        List<String> coded = Stream.of(FormatReason.values())
                .map(it -> "| %d | %s | `%s` | %s | %s |"
                        .formatted(it.code(), it.isoReason(), it.name(), it.english(), it.azerbaijani()))
                .toList();
        assertEquals(String.join("\n", coded), String.join("\n", documented));
    }
}
