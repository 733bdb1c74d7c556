package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.mt.MtError;
import az.ecbar.mt.MtResult;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.ProjectFiles;
import az.ecbar.mt.SamplePayments;
import az.ecbar.mt.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The samples of ISO messages in the documents are what the code reads and writes; those that banks hand in stand there
 * element by element on lines of their own, as a bank may write them, what AZIPS delivers as it does.
 *
 * <p>Run with {@code -Dsamples=write} to write the files anew.
 */
class IsoSampleFilesTest {
    private static final Path FOLDER = ProjectFiles.root().resolve("docs/samples/iso");
    private static final Pattern BAD = Pattern.compile("bad-([0-9]{3})-.*");
    private static final Pattern QUOTED = Pattern.compile("```xml ([a-z0-9.-]+)\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void theFilesAreWhatTheCodeWrites() throws IOException {
        for (Map.Entry<String, String> sample : samples().entrySet()) {
            Path file = FOLDER.resolve(sample.getKey());
            if ("write".equals(System.getProperty("samples"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, sample.getValue());
            }
            assertEquals(sample.getValue(), Files.readString(file), sample.getKey());
        }
    }

    @Test
    void everySampleReadsAsItsNameSays() {
        samples().forEach((name, text) -> {
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            Matcher bad = BAD.matcher(name);
            MessageReader reader = name.startsWith("out-") ? IsoSamples.bank() : IsoSamples.system();
            MtResult result = reader.read(message);
            if (bad.matches()) {
                MtError error = assertInstanceOf(MtError.class, result, name);
                assertEquals(Integer.parseInt(bad.group(1)), error.reason().code(), error::text);
            } else {
                assertFalse(result instanceof MtError, () -> name + " " + result);
            }
        });
    }

    @Test
    void theSpecificationQuotesTheFiles() throws IOException {
        String specification = Files.readString(ProjectFiles.root().resolve("docs/formats/iso20022.md"));
        Set<String> missing = new TreeSet<>(samples().keySet());
        Matcher quoted = QUOTED.matcher(specification);
        while (quoted.find()) {
            if (missing.remove(quoted.group(1))) {
                assertEquals(Files.readString(FOLDER.resolve(quoted.group(1))).strip(), quoted.group(2));
            }
        }
        missing.removeIf(name -> specification.contains("`" + name + "`"));
        assertEquals(Set.of(), missing);
    }

    private static Map<String, String> samples() {
        Map<String, String> samples = new TreeMap<>();
        String one = IsoSamples.mt103();
        String several = IsoSamples.mt102();
        samples.put("in-pacs.008-customer-payment.xml", lines(one));
        samples.put("in-pacs.008-batch.xml", lines(several));
        samples.put("in-pacs.009-bank-payment.xml", lines(IsoSamples.mt205()));
        samples.put(
                "out-pacs.008-forwarded.xml", delivered(SamplePayments.mt103().build(), false) + "\n");
        samples.put(
                "out-pacs.008-on-behalf.xml", delivered(SamplePayments.mt103().build(), true) + "\n");
        samples.put(
                "out-pacs.009-forwarded.xml", delivered(SamplePayments.mt205().build(), false) + "\n");
        samples.put("in-camt.056-cancellation.xml", lines(IsoSamples.cancellation()));
        samples.put("in-camt.060-balance.xml", lines(IsoSamples.inquiry(Elements.REPORT, "", "")));
        samples.put(
                "in-camt.060-entries.xml",
                lines(IsoSamples.inquiry(Elements.REPORT, "", "<Amt Ccy=\"AZN\">0.00</Amt>")));
        samples.put("in-camt.060-statement.xml", lines(IsoSamples.inquiry(Elements.STATEMENT, "", "")));
        bad(samples, 386, "comment", one.replace("<GrpHdr>", "<GrpHdr><!-- urgent -->"));
        bad(samples, 387, "version", one.replace("pacs.008.001.08", "pacs.008.001.10"));
        bad(samples, 125, "letter", one.replace("XEZER", "X\u018fZ\u018fR"));
        bad(samples, 128, "name-too-long", one.replace("XEZER", "XEZER XEZER XEZER XEZER XEZER"));
        bad(samples, 133, "structured-remittance", one.replace("<RmtInf>", "<RmtInf><Strd/>"));
        bad(samples, 136, "no-charges", one.replace("<ChrgBr>DEBT</ChrgBr>", ""));
        bad(samples, 150, "amount-with-comma", one.replace(">1500.00<", ">1500,00<"));
        bad(samples, 157, "iban", one.replace("AZ89ALFA", "AZ88ALFA"));
        bad(samples, 185, "sum", several.replace("<CtrlSum>1500.10", "<CtrlSum>1500.11"));
        bad(samples, 392, "instruction", one.replace("<InstrId>ALFA", "<InstrId>BETA"));
        bad(samples, 394, "count", several.replace("<NbOfTxs>2", "<NbOfTxs>3"));
        return samples;
    }

    private static void bad(Map<String, String> samples, int code, String name, String message) {
        samples.put(String.format(Locale.ROOT, "bad-%03d-%s.xml", code, name), lines(message));
    }

    private static String delivered(byte[] mt, boolean isOnBehalf) {
        PaymentInstruction payment = assertInstanceOf(
                PaymentInstruction.class, SamplePayments.reader().read(mt));
        return IsoSamples.delivered(
                payment,
                IsoSamples.header()
                        .uetr(Text.of(SamplePayments.UETR))
                        .onBehalfOf(isOnBehalf ? Text.of("ALFAAZ22XXX") : new Text()));
    }

    /** Each element that holds others on lines of its own. */
    private static String lines(String message) {
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        for (String piece : message.replace("><", ">\n<").split("\n", -1)) {
            boolean isEnd = piece.startsWith("</");
            depth -= isEnd ? 1 : 0;
            lines.append("  ".repeat(depth)).append(piece).append('\n');
            boolean isWhole = isEnd || piece.startsWith("<?") || piece.startsWith("<!") || piece.endsWith("/>");
            depth += isWhole || piece.contains("</") ? 0 : 1;
        }
        return lines.toString();
    }
}
