package az.ecbar.bench.azips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.bench.run.JvmFlags;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.ops.sandbox.InventedBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PaymentTemplateTest {

    private final PaymentTemplate template = new PaymentTemplate(InventedBank.of(1), InventedBank.of(2), 20260427);

    @Test
    void eachNumberMakesAnotherPaymentThatTheCentreReads() {
        MtReader reader = MtReader.ofSystem(false, "NABZAZ2CXRTS");
        for (long number : new long[] {1, 42, 9_999_999_999L}) {
            template.number(number);
            byte[] bytes = new byte[template.length()];
            template.buffer().getBytes(0, bytes);
            PaymentInstruction payment = assertInstanceOf(PaymentInstruction.class, reader.read(bytes));
            assertEquals("P%015d".formatted(number), payment.reference().toString());
            assertEquals(
                    "0f0c5d6e-2c1a-4b8e-9d3f-%012d".formatted(number),
                    payment.uetr().toString());
            assertEquals(
                    "{1:F01ALFAAZ22AXXX%010d}".formatted(number), new String(bytes, 0, 29, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aReferenceLeadsBackToTheNumber() {
        assertEquals(42, PaymentTemplate.numberOf(buffer("P000000000000042"), 0));
        assertEquals(-1, PaymentTemplate.numberOf(buffer("ALFA260401-00001"), 0));
        assertEquals(-1, PaymentTemplate.numberOf(buffer("P00000000000004X"), 0));
    }

    @Test
    void outputsAreToldApart() throws IOException {
        String executed = sample("out-298-012-executed").replace("ALFA260401-00001", "P000000000000042");
        OutputScan scan = new OutputScan();
        assertEquals(OutputScan.Kind.EXECUTED, scan(scan, executed));
        assertEquals(42, scan.number());
        for (String other : new String[] {"out-103-forwarded", "out-900-debit", "out-910-customer"}) {
            assertEquals(OutputScan.Kind.OTHER, scan(scan, sample(other)), other);
        }
        for (String unwanted : new String[] {"out-298-700-waits", "out-298-701-annulled", "out-298-900-refused"}) {
            assertEquals(OutputScan.Kind.UNWANTED, scan(scan, sample(unwanted)), unwanted);
        }
        assertEquals(OutputScan.Kind.UNWANTED, scan(scan, "{1:"));
    }

    private static OutputScan.Kind scan(OutputScan scan, String text) {
        return scan.scan(buffer(text), 0, text.length());
    }

    private static UnsafeBuffer buffer(String text) {
        return new UnsafeBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sample(String name) throws IOException {
        Path file = JvmFlags.home().resolve("docs/samples/" + name + ".fin");
        return new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
    }
}
