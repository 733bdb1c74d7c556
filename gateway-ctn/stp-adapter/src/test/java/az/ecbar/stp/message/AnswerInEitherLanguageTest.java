package az.ecbar.stp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer of the centre is named alike in either language: so the self-test of a bank says the same in both. */
class AnswerInEitherLanguageTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples");

    private final NoticeReader reader = new NoticeReader();

    static List<String> answers() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve("iso/outputs"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("out-(298|94[12]).*\\.xml"))
                    .sorted()
                    .toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @Rule("7-10.1")
    void itHasOneName(String name) throws IOException {
        String inIso = reader.answer(sample("iso/outputs/" + name));
        assertEquals(reader.answer(sample(name.replace(".xml", ".fin"))), inIso);
    }

    @Test
    @Rule("7-10.1")
    void aRefusalBearsItsReason() throws IOException {
        assertEquals("900/150", reader.answer(sample("iso/outputs/out-298-900-refused.xml")));
        assertEquals("900/107", reader.answer(sample("iso/outputs/out-298-900-unreadable.xml")));
        assertEquals("250/251", reader.answer(sample("iso/outputs/out-298-250-not-cancelled.xml")));
        assertEquals("851", reader.answer(sample("iso/outputs/out-298-851-pending.xml")));
    }

    /** The self-test knows an answer by the reference of what it answers. */
    @Test
    void anAnswerAboutAnAccountNamesItsQuestion() throws IOException {
        assertEquals(
                "ALFA-Q-4",
                MessageGlance.at(sample("iso/outputs/out-298-851-pending.xml")).related());
    }

    @Test
    void whatIsNoAnswerIsNamedForWhatItIs() throws IOException {
        assertEquals("camt.053", reader.answer(sample("iso/outputs/out-950-statement.xml")));
        assertEquals("pacs.008", reader.answer(sample("iso/out-pacs.008-forwarded.xml")));
    }
}
