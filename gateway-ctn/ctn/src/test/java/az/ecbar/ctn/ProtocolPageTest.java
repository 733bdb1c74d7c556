package az.ecbar.ctn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ctn.frame.FrameType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the page are the lists of the code: same entries, same numbers, same words. */
class ProtocolPageTest {
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\* ([^*]+) \\*/\\s+([A-Z_]+)\\((\\d+), Advice\\.([A-Z]+)\\)");

    @Test
    void theCodesAreThoseOfThePage() throws IOException {
        List<List<String>> ofTheSource = new ArrayList<>();
        String source =
                Files.readString(ProtocolPage.ROOT.resolve("gateway-ctn/ctn/src/main/java/az/ecbar/ctn/CtnCode.java"));
        Matcher constants = CONSTANT.matcher(source);
        while (constants.find()) {
            ofTheSource.add(List.of(constants.group(3), constants.group(2), constants.group(4), constants.group(1)));
        }
        List<List<String>> ofThePage = ProtocolPage.table("| code | name | advice |");
        assertEquals(ofTheSource, ofThePage);
        assertEquals(
                Arrays.stream(CtnCode.values())
                        .map(code -> code.wireCode() + " " + code + " " + code.advice())
                        .toList(),
                ofThePage.stream()
                        .map(row -> String.join(" ", row.subList(0, 3)))
                        .toList());
    }

    @Test
    void theFramesAreThoseOfThePage() {
        assertEquals(
                Stream.of(FrameType.values())
                        .map(type -> type.wireCode() + " " + type)
                        .toList(),
                namesOf("| type | name | from |"));
    }

    @Test
    void theKindsOfMessagesAreThoseOfThePage() {
        assertEquals(
                Stream.of(MessageKind.values())
                        .map(kind -> kind.wireCode() + " " + kind)
                        .toList(),
                namesOf("| kind | name | from |"));
    }

    private static List<String> namesOf(String head) {
        return ProtocolPage.table(head).stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
    }
}
