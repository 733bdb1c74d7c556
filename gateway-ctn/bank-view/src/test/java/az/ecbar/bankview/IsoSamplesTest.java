package az.ecbar.bankview;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The auditor's own reading and writing of ISO 20022, against the samples of the page of formats. */
class IsoSamplesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples");
    private static final Pattern MT =
            Pattern.compile("\\{1:.*?}\\{2:O(\\d{3})[^}]*}(\\{3:.*?}})?\\{4:\r\n(.*)-}.*", Pattern.DOTALL);

    static List<String> right() throws IOException {
        return samples("iso", "in-");
    }

    static List<String> wrong() throws IOException {
        return samples("iso", "bad-");
    }

    static List<String> outputs() throws IOException {
        return samples("iso/outputs", "out-");
    }

    private static List<String> samples(String folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(folder))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".xml"))
                    .sorted()
                    .toList();
            assertFalse(names.isEmpty(), folder);
            return names;
        }
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("right")
    void aSampleOfABankIsRead(String name) throws IOException {
        String message = sample("iso/" + name);
        Instruction instruction = assertDoesNotThrow(() -> new MessageReader(message).read());
        assertEquals(MessageReader.reference(message), instruction.reference());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @Rule({"4.8.3", "4.24"})
    void aSampleOfAMistakeIsRefusedForItsReason(String name) throws IOException {
        String message = sample("iso/" + name);
        Unreadable refused = assertThrows(Unreadable.class, () -> new MessageReader(message).read());
        assertEquals(name.substring(4, 7), String.valueOf(refused.reason), refused::getMessage);
    }

    /** A payment in ISO is to the auditor what the same payment in MT is. */
    @Test
    void aPaymentInIsoSaysWhatTheOneInMtSays() throws Exception {
        Instruction.Payment inIso =
                (Instruction.Payment) new MessageReader(sample("iso/in-pacs.009-bank-payment.xml")).read();
        Instruction.Payment inMt = (Instruction.Payment) new MessageReader(sample("in-205-bank-payment.fin")).read();
        assertEquals(inMt.text(), inIso.text());
        assertEquals(inMt.amount(), inIso.amount());
    }

    @ParameterizedTest
    @MethodSource("outputs")
    @Rule({"4.10.2", "4.13", "4.19", "4.20", "4.21", "4.22", "4.23", "4.25"})
    void theMessageThatIsDueInIsoIsTheSampleByteForByte(String name) throws IOException {
        Draft draft = draft(sample(name.replace(".xml", ".fin")));
        boolean isReport = name.matches("out-(941|942|298-85[01]).*");
        assertIsDue(draft.with(Draft.Beside.account(isReport ? "AZN" : "")), sample("iso/outputs/" + name));
    }

    @Test
    @Rule("4.10.2")
    void aPaymentThatIsDeliveredInIsoIsTheSampleByteForByte() throws IOException {
        Draft draft = draft(sample("out-103-forwarded.fin"));
        assertIsDue(draft.with(Draft.Beside.payment(42)), sample("iso/out-pacs.008-forwarded.xml"));
    }

    private static Draft draft(String mt) {
        Matcher parts = MT.matcher(mt);
        if (!parts.matches()) {
            throw new AssertionError(mt);
        }
        String header = Objects.requireNonNullElse(parts.group(2), "");
        return new Draft("", parts.group(1), header, parts.group(3));
    }

    private static void assertIsDue(Draft draft, String iso) {
        String text = iso.strip();
        String identification = text.replaceFirst("(?s).*<BizMsgIdr>(\\w*)<.*", "$1");
        String terminal = identification.substring(0, 12);
        String bic = terminal.substring(0, 8) + terminal.substring(9);
        long number = Long.parseLong(identification.substring(18));
        Output output = Objects.requireNonNull(Output.of(bic, terminal, number, text), text);
        Draft due = new Draft(bic, draft.type(), draft.header(), draft.text(), draft.beside());
        assertEquals("", due.difference(output, output.clock, true));
        assertFalse(due.difference(output, output.clock, false).isEmpty(), "in MT it is not due");
        assertEquals(true, due.isAlike(output));
    }
}
