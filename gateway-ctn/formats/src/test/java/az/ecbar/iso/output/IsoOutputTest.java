package az.ecbar.iso.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.ProjectFiles;
import az.ecbar.mt.Text;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.testkit.Rule;
import com.prowidesoftware.swift.model.mx.JaxbContextCacheImpl;
import com.prowidesoftware.swift.model.mx.JaxbContextLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What an ISO message says is what its MT says: each is read back by Prowide, and gives the text of the MT again, byte for
 * byte. The messages are those of the documents, and generated ones.
 */
final class IsoOutputTest {
    private static final Path SAMPLES = ProjectFiles.root().resolve("docs/samples");
    private static final Path ISO_SAMPLES = SAMPLES.resolve("iso/outputs");
    private static final Pattern HEADERS =
            Pattern.compile("\\{1:F01(.{12})([0-9]{10})}\\{2:O...([0-9]{4})([0-9]{6})", Pattern.DOTALL);
    private static final Pattern UETR = Pattern.compile("\\{121:([0-9a-f-]{36})}");
    private static final List<String> WITHOUT_TWIN = List.of("298-710", "298-720", "out-999");
    private static final List<String> PAYMENTS = List.of("out-102", "out-103", "out-205");
    private static final int SEEDS = 300;

    private final IsoOutput output = new IsoOutput();
    private final byte[] target = new byte[XmlWriter.MAX_LENGTH];

    /** Prowide makes a context of classes for each message otherwise. */
    @BeforeAll
    static void keepContexts() {
        JaxbContextLoader.INSTANCE.setCacheImpl(new JaxbContextCacheImpl());
    }

    @Test
    @Rule({"4.9", "4.10.2", "4.13", "4.15", "4.17", "4.19", "4.20", "4.21", "4.22", "4.23", "4.25"})
    void everySampleSaysTheSameInBothLanguages() throws IOException {
        for (Path file : samples()) {
            byte[] mt = Files.readAllBytes(file);
            OutputHeader header = header(mt);
            byte[] iso = iso(header, mt, "AZN");
            if (WITHOUT_TWIN.stream().anyMatch(name(file)::contains)) {
                assertEquals(0, iso.length, "no message of the standard fits " + file);
            } else {
                assertSame(mt, iso, name(file));
                assertArrayEquals(iso, iso(header, mt, "AZN"), "the same bytes each time");
            }
        }
    }

    /** Run with {@code -Dsamples=write} to write the files anew. */
    @Test
    void theSamplesInIsoAreWhatTheCodeWrites() throws IOException {
        Map<String, byte[]> written = new TreeMap<>();
        for (Path file : samples()) {
            byte[] mt = Files.readAllBytes(file);
            byte[] iso = iso(header(mt), mt, "AZN");
            if (iso.length > 0) {
                // A line end of the file, which is not sent.
                byte[] text = Arrays.copyOf(iso, iso.length + 1);
                text[iso.length] = '\n';
                written.put(name(file).replace(".fin", ".xml"), text);
            }
        }
        if ("write".equals(System.getProperty("samples"))) {
            Files.createDirectories(ISO_SAMPLES);
            for (Map.Entry<String, byte[]> sample : written.entrySet()) {
                Files.write(ISO_SAMPLES.resolve(sample.getKey()), sample.getValue());
            }
        }
        Set<String> files = new TreeSet<>();
        try (Stream<Path> found = Files.list(ISO_SAMPLES)) {
            found.forEach(file -> files.add(name(file)));
        }
        assertEquals(written.keySet(), files);
        for (Map.Entry<String, byte[]> sample : written.entrySet()) {
            assertArrayEquals(
                    sample.getValue(), Files.readAllBytes(ISO_SAMPLES.resolve(sample.getKey())), sample.getKey());
        }
    }

    @Test
    @Rule({"4.19", "4.25"})
    void everyGeneratedMessageSaysTheSameInBothLanguages() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomOutputs outputs = new RandomOutputs(new Random(seed));
            byte[] mt = outputs.next();
            assertSame(mt, iso(outputs.header(), mt, outputs.currency()), "seed " + seed);
        }
    }

    @Test
    void whatIsWrittenIsValidByTheSchemasOfTheStandard() throws IOException {
        Schemas schemas = new Schemas(ProjectFiles.root());
        assumeTrue(schemas.arePresent(), () -> "no schemas at " + schemas.folder());
        int validated = 0;
        for (Path file : samples()) {
            byte[] mt = Files.readAllBytes(file);
            byte[] iso = iso(header(mt), mt, "AZN");
            if (iso.length > 0) {
                schemas.validate(iso);
                validated++;
            }
        }
        assertTrue(validated > 20, validated + " samples");
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomOutputs outputs = new RandomOutputs(new Random(seed));
            byte[] mt = outputs.next();
            schemas.validate(iso(outputs.header(), mt, outputs.currency()));
        }
    }

    @Test
    void theLongestPageFitsAnOutput() {
        RandomOutputs outputs = new RandomOutputs(new Random(1));
        int longest = 0;
        for (byte[] mt : outputs.longest()) {
            byte[] iso = iso(outputs.header(), mt, outputs.currency());
            assertSame(mt, iso, "the longest page");
            longest = Math.max(longest, iso.length);
        }
        assertTrue(longest > 15_000 && longest < XmlWriter.MAX_LENGTH / 2, longest + " bytes");
    }

    @Test
    void whatTheOriginalWasInIsoIsNamedSo() throws IOException {
        byte[] mt = Files.readAllBytes(SAMPLES.resolve("out-298-900-refused.fin"));
        Unsaid unsaid = new Unsaid("pacs.008.001.08", "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/IntrBkSttlmAmt", "");
        String iso = new String(
                target, 0, output.write(header(mt), mt, mt.length, unsaid, target), StandardCharsets.US_ASCII);
        assertTrue(iso.contains("<OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>"), iso);
        assertTrue(
                iso.contains("<AddtlInf>/150/32A</AddtlInf>"
                        + "<AddtlInf>/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/IntrBkSttlmAmt</AddtlInf>"),
                iso);
    }

    /** An ISO payment that could not be read has no type in MT: it is answered as a payment all the same. */
    @Test
    @Rule("4.9")
    void anIsoPaymentThatCouldNotBeReadIsAnsweredByAStatus() throws IOException {
        byte[] mt = Files.readAllBytes(SAMPLES.resolve("out-298-900-unreadable.fin"));
        Unsaid unsaid = new Unsaid("pacs.009.001.08", "/Document/FICdtTrf/GrpHdr/MsgId", "");
        byte[] iso = Arrays.copyOf(target, output.write(header(mt), mt, mt.length, unsaid, target));
        String text = new String(iso, StandardCharsets.US_ASCII);
        assertTrue(
                text.contains("<OrgnlMsgId>NONREF</OrgnlMsgId><OrgnlMsgNmId>pacs.009.001.08</OrgnlMsgNmId>"
                        + "</OrgnlGrpInf><TxSts>RJCT</TxSts>"),
                text);
        Schemas schemas = new Schemas(ProjectFiles.root());
        if (schemas.arePresent()) {
            schemas.validate(iso);
        }
        Unsaid other = new Unsaid("urn:of-another-kind-that-is-longer-than-35", "", "");
        byte[] receipt = Arrays.copyOf(target, output.write(header(mt), mt, mt.length, other, target));
        assertTrue(new String(receipt, StandardCharsets.US_ASCII).contains("<MsgDefIdr>camt.025.001.05<"));
    }

    /** Whatever stands in any field of any message, it is translated or leaves as it is; nothing is thrown. */
    @Test
    void whatIsNotAsWeWriteItHasNoTwin() throws IOException {
        byte[] nothing = "{1:F01ALFAAZ22AXXX0000000001}{2:O9001030260401}{4:\r\n-}".getBytes(StandardCharsets.US_ASCII);
        assertEquals(IsoOutput.NOT_TRANSLATED, write(nothing));
        int left = 0;
        for (Path file : samples()) {
            String mt = Files.readString(file, StandardCharsets.US_ASCII);
            OutputHeader header = header(mt.getBytes(StandardCharsets.US_ASCII));
            Matcher field = Pattern.compile("\r\n:[0-9]{2}[A-Z]?:([^\r]*)").matcher(mt);
            while (field.find()) {
                for (String text :
                        List.of("17_3", "A&B", " ", "", "1", "AZN1", "999999999999999999999999", "/", "X\r\nY")) {
                    String changed = mt.substring(0, field.start(1)) + text + mt.substring(field.end(1));
                    byte[] bytes = changed.getBytes(StandardCharsets.US_ASCII);
                    int length = output.write(header, bytes, bytes.length, Unsaid.ofAccount("AZN"), target);
                    assertTrue(length >= IsoOutput.NOT_TRANSLATED && length <= target.length, changed);
                    left += length == IsoOutput.NOT_TRANSLATED ? 1 : 0;
                }
            }
        }
        assertTrue(left > 500, left + " messages left as they were");
    }

    @Test
    void aTerminalThatIsNoLetterLeavesTheMessageInMt() throws IOException {
        String mt = Files.readString(SAMPLES.resolve("out-900-debit.fin"), StandardCharsets.US_ASCII);
        String digit = mt.replace("ALFAAZ22AXXX", "ALFAAZ221XXX");
        assertTrue(write(mt.getBytes(StandardCharsets.US_ASCII)) > 0);
        assertEquals(IsoOutput.NOT_TRANSLATED, write(digit.getBytes(StandardCharsets.US_ASCII)));
    }

    private int write(byte[] mt) {
        return output.write(header(mt), mt, mt.length, Unsaid.NOTHING, target);
    }

    @Test
    void theDayOfAnEntryIsTheOneNextToItsValueDate() {
        assertEquals(20_260_401, EntryXml.entryDate(401, 20_260_401));
        assertEquals(20_261_231, EntryXml.entryDate(1231, 20_270_101));
        assertEquals(20_270_101, EntryXml.entryDate(101, 20_261_231));
    }

    private static void assertSame(byte[] mt, byte[] iso, String what) {
        String text = new String(mt, StandardCharsets.US_ASCII);
        String xml = new String(iso, StandardCharsets.UTF_8);
        Matcher definition = Pattern.compile("<MsgDefIdr>([^<]*)<").matcher(xml);
        assertTrue(definition.find(), what);
        int from = text.indexOf("{4:\r\n") + 5;
        assertEquals(
                text.substring(from, text.lastIndexOf("-}")),
                IsoBack.text(xml, definition.group(1)),
                what + "\n" + xml);
        Matcher uetr = UETR.matcher(text);
        boolean hasUetr = uetr.find();
        assertEquals(hasUetr, xml.contains("UETR>"), what);
        assertTrue(!hasUetr || xml.contains(">" + uetr.group(1) + "</"), what);
    }

    private byte[] iso(OutputHeader header, byte[] mt, String currency) {
        int length = output.write(header, mt, mt.length, Unsaid.ofAccount(currency), target);
        return Arrays.copyOf(target, length);
    }

    /** The header under which a sample was written. */
    private static OutputHeader header(byte[] mt) {
        Matcher headers = HEADERS.matcher(new String(mt, StandardCharsets.US_ASCII));
        assertTrue(headers.find());
        int time = Integer.parseInt(headers.group(3));
        // All samples are of 1 April 2026.
        assertEquals("260401", headers.group(4));
        long minutes = time / 100 * 60L + time % 100;
        return new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of(headers.group(1)))
                .numbers(Long.parseLong(headers.group(2)), 42)
                .moment(RandomOutputs.DAY_NS + minutes * 60_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(
                            file -> name(file).startsWith("out-") && name(file).endsWith(".fin"))
                    .filter(file -> PAYMENTS.stream().noneMatch(name(file)::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
