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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The auditor's own reading of messages, against the samples of the page of formats. */
class MessageReaderTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples");

    static List<String> right() throws IOException {
        return samples("in-");
    }

    static List<String> wrong() throws IOException {
        return samples("bad-");
    }

    private static List<String> samples(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".fin"))
                    // A report of a bad signature (4.26.3) is not of what this auditor judges.
                    .filter(name -> !name.startsWith("in-999"))
                    .sorted()
                    .toList();
            assertFalse(names.isEmpty(), SAMPLES::toString);
            return names;
        }
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("right")
    void aSampleOfABankIsRead(String name) throws IOException {
        String message = sample(name);
        Instruction instruction = assertDoesNotThrow(() -> new MessageReader(message).read());
        assertEquals(MessageReader.reference(message), instruction.reference());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @Rule({"4.8.3", "4.24"})
    void aSampleOfAMistakeIsRefusedForItsReason(String name) throws IOException {
        String message = sample(name);
        Unreadable refused = assertThrows(Unreadable.class, () -> new MessageReader(message).read());
        assertEquals(name.substring(4, 7), String.valueOf(refused.reason), refused::getMessage);
    }

    @Test
    void theSidesOfAPaymentAreWhatTheirLinesSay() throws Exception {
        Instruction.Payment payment = (Instruction.Payment) new MessageReader(sample("in-205-bank-payment.fin")).read();
        assertEquals("205 50000.00 AZN", payment.type() + " " + payment.amount() + " " + payment.currency());
        assertEquals("ALFAAZ22XXX", payment.issuer().bic());
        assertEquals("1400090331", payment.beneficiary().tin());
        assertEquals("AZ55NABZ01350100000000902944", payment.beneficiary().account());
        assertEquals(-1, payment.priority());
    }
}
