package az.ecbar.stp.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every notice and statement can be had on paper. */
@Rule("3.4")
class PrintTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("ecbar.root", "../..")).resolve("docs/samples");

    @TempDir
    private Path folder;

    @Test
    void aStatementIsPrintedAsText() throws Exception {
        String text = new PrintedMessage(sample("out-950-statement.fin")).text();
        assertTrue(text.startsWith("MT950  Statement of an account / Hesabdan çıxarış\n\n"), text);
        assertTrue(text.contains("\nFrom / Kimdən: NABZAZ2CXRTS\nTo / Kimə: ALFAAZ22AXXX\n"), text);
        assertTrue(
                text.contains("\nOutput / Çıxış: 0000000109\nDate and time / Tarix və vaxt: 01.04.2026 17:00\n"), text);
        assertTrue(text.contains("\n25    Account / Hesab\n      AZ89NABZ01350100000000901944\n"), text);
        assertTrue(text.contains("\n60F   Opening balance / İlkin qalıq\n      C260331AZN2500000,00\n"), text);
        assertTrue(
                text.contains("\n      01.04.2026  0401  D  1500,00  S103  ALFA260401-00001  A000000000000042\n"),
                text);
        assertTrue(text.contains("\nSHA-256: "), text);
    }

    @Test
    void aNoticeIsPrintedWithItsReason() throws Exception {
        String text = new PrintedMessage(sample("out-298-701-annulled.fin")).text();
        assertTrue(text.startsWith("SMT701  Payment annulled / Ödəniş ləğv edilib\n"), text);
        assertTrue(text.contains("\n79    Reason / Səbəb\n      /"), text);
    }

    @Test
    void aMessageInIsoIsPrintedElementByElement() throws Exception {
        byte[] message = sample("iso/outputs/out-950-statement.xml");
        PrintedMessage printed = new PrintedMessage(message);
        assertEquals("camt.053.001.08  Statement of an account / Hesabdan çıxarış", printed.title());
        String text = printed.text();
        assertTrue(text.contains("\n    BizMsgIdr     ALFAAZ22AXXX260401000000000000109\n"), text);
        assertTrue(text.contains("\n          Amt           AZN 1500.00\n"), text);
        assertTrue(text.contains("\nSHA-256: "), text);
        Path pdf = folder.resolve("iso.pdf");
        PdfPaper.writeNew(printed.title(), printed.lines(), pdf);
        assertTrue(textOf(Files.readAllBytes(pdf)).contains("CLBD"));
        byte[] cut = Arrays.copyOf(message, message.length - 20);
        assertThrows(UnprintableException.class, () -> new PrintedMessage(cut));
        byte[] entity =
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>".getBytes(StandardCharsets.UTF_8);
        assertThrows(UnprintableException.class, () -> new PrintedMessage(entity));
    }

    /** A file that is there is not written over, so what fails must leave none. */
    @Test
    void aPdfThatFailsLeavesNoFile() throws Exception {
        Path pdf = folder.resolve("odd.pdf");
        assertThrows(UnprintableException.class, () -> PdfPaper.writeNew("", List.of("\u4e2d"), pdf));
        assertFalse(Files.exists(pdf));
        PdfPaper.writeNew("", List.of("A"), pdf);
        assertTrue(textOf(Files.readAllBytes(pdf)).contains("A"));
    }

    /** Whatever a bank gets, and the fields of it, has a name on paper. */
    @Test
    void everyMessageOfTheDocumentsIsPrintedAsTextAndAsPdf() throws Exception {
        List<String> nameless = new ArrayList<>();
        for (Path file : samples()) {
            byte[] message = Files.readAllBytes(file);
            PrintedMessage printed = new PrintedMessage(message);
            if (!printed.title().contains(" / ")) {
                nameless.add(file.getFileName() + ": " + printed.title());
            }
            for (MessageBlocks.Field field : MessageBlocks.of(message).fields()) {
                if (FieldNames.ofField(field.tag()).isEmpty()) {
                    nameless.add(file.getFileName() + ": " + field.tag());
                }
            }
            String pdf = words(textOf(pdf(printed.title(), printed.lines())));
            String title = words(printed.title());
            assertTrue(pdf.startsWith(title), file::toString);
            assertEquals(words(printed.text()).replace(title, ""), pdf.replace(title, ""), file::toString);
        }
        assertEquals(List.of(), nameless);
    }

    @Test
    void aLongOneHasManyPagesAndALongLineIsCut() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add("line " + i);
        }
        lines.add("Ə".repeat(300));
        byte[] pdf = pdf("Çıxarış", lines);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertTrue(document.getNumberOfPages() >= 4);
        }
        String text = textOf(pdf);
        for (int i = 0; i < 200; i++) {
            assertTrue(text.contains("line " + i + "\n"), "line " + i);
        }
        assertEquals(300, text.chars().filter(c -> c == 'Ə').count());
    }

    @Test
    void theLettersOfAzerbaijaniAreEmbedded() throws Exception {
        String letters = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz";
        assertTrue(textOf(pdf("", List.of(letters))).contains(letters));
        assertThrows(UnprintableException.class, () -> pdf("", List.of("\u4e2d")));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThrows(UnprintableException.class, () -> new PrintedMessage(new byte[0]));
        assertThrows(UnprintableException.class, () -> new PrintedMessage(bytes("{1:F01}{4:\r\n:20:X\r\n-}")));
        assertThrows(
                UnprintableException.class,
                () -> new PrintedMessage(bytes("{1:F01ALFAAZ22AXXX0001000140}{2:I298NABZAZ2CXRTSN}{4:\r\nX\r\n-}")));
    }

    @Test
    void nothingInAMessageSteersTheTerminal() throws Exception {
        String text = new PrintedMessage(
                        bytes("{1:F01ALFAAZ22AXXX0001000140}{2:I298NABZAZ2CXRTSN}{4:\r\n:20:\u001b[2J\r\n-}"))
                .text();
        assertFalse(text.contains("\u001b"));
        assertTrue(text.contains("?[2J"));
    }

    @Test
    void theCommandPrintsAndWritesNothingOver() throws Exception {
        String file = SAMPLES.resolve("out-950-statement.fin").toString();
        StringWriter out = new StringWriter();
        assertEquals(0, print(out, file));
        assertEquals(new PrintedMessage(Files.readAllBytes(Path.of(file))).text(), out.toString());
        Path to = folder.resolve("statement.pdf");
        assertEquals(0, print(new StringWriter(), file, "--pdf", to.toString()));
        byte[] written = Files.readAllBytes(to);
        assertTrue(textOf(written).contains("Hesabdan çıxarış"));
        assertEquals(2, print(new StringWriter(), file, "--pdf", to.toString()));
        assertArrayEquals(written, Files.readAllBytes(to));
        assertEquals(2, print(new StringWriter(), folder.resolve("none.fin").toString()));
    }

    private static int print(StringWriter out, String... arguments) {
        CommandLine line = new CommandLine(new PrintCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.getFileName().toString().matches("(in|out)-.*\\.fin"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name));
    }

    private static byte[] pdf(String title, List<String> lines) throws IOException, UnprintableException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        PdfPaper.write(title, lines, stream);
        return stream.toByteArray();
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Without the numbers of the pages, however lines were cut. */
    private static String words(String text) {
        return text.replaceAll("(?m)^\\d+/\\d+$", "").replaceAll("\\s+", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
