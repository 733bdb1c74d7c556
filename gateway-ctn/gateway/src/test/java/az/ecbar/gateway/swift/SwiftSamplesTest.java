package az.ecbar.gateway.swift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample files of docs/samples/swift are what docs/formats/swift.md says. */
class SwiftSamplesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("ecbar.root", "../.."), "docs", "samples", "swift");

    private final LocalAuthentication lau = new LocalAuthentication("0123456789ABCDEF", "FEDCBA9876543210");
    private final DeliveryReader reader = new DeliveryReader(SwiftTexts.TERMINAL, SwiftTexts.SYSTEM);

    private List<byte[]> messages(String name, BatchFormat format) throws IOException {
        byte[] file = Files.readAllBytes(SAMPLES.resolve(name));
        assertTrue(lau.isGenuine(file, Files.readAllBytes(SAMPLES.resolve(name + ".lau"))), name);
        BatchFormat.Messages found = assertInstanceOf(BatchFormat.Messages.class, format.read(file, 10));
        assertArrayEquals(file, format.write(found.list()), "the node would write the same bytes");
        return found.list();
    }

    @ParameterizedTest
    @CsvSource({"in.rje, RJE", "in.pcc, DOS_PCC"})
    @Rule("4.3.2")
    void theSamplesDeliveredAreTwoPaymentsOneOfThemTwice(String name, BatchFormat format) throws IOException {
        MtReader payments = MtReader.ofSystem(false, SwiftTexts.SYSTEM);
        List<Delivered.OfBank> inputs = messages(name, format).stream()
                .map(message -> assertInstanceOf(Delivered.OfBank.class, reader.read(message)))
                .toList();
        assertEquals(
                List.of(260401_10_0001_000123L, 260401_10_0001_000124L, 260401_10_0001_000124L),
                inputs.stream().map(Delivered.OfBank::number).toList());
        for (Delivered.OfBank input : inputs) {
            assertInstanceOf(PaymentInstruction.class, payments.read(input.message()));
        }
        assertArrayEquals(inputs.get(1).message(), inputs.get(2).message());
    }

    @Test
    @Rule("4.3.2")
    void theSampleOfF21AnswersTheSampleSent() throws IOException {
        List<byte[]> sent = messages("out.rje", BatchFormat.RJE);
        String first = new String(sent.get(0), StandardCharsets.ISO_8859_1);
        assertEquals(first + "{5:{PDE:}}", new String(sent.get(1), StandardCharsets.ISO_8859_1));
        List<Delivered.Acknowledgement> answers = messages("f21.rje", BatchFormat.RJE).stream()
                .map(message -> assertInstanceOf(Delivered.Acknowledgement.class, reader.read(message)))
                .toList();
        assertEquals(
                List.of("", "H25"),
                answers.stream().map(Delivered.Acknowledgement::errorCode).toList());
        assertEquals(SentKey.of(sent.get(0)), answers.get(0).sent());
        assertEquals(SentKey.of(sent.get(0)), answers.get(1).sent());
    }
}
