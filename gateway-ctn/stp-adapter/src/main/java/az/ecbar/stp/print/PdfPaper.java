package az.ecbar.stp.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes lines of text as a PDF of pages in A4. The font is embedded: Liberation Sans (SIL Open Font License), which
 * PDFBox carries and which has the letters of Azerbaijani. Owned by one thread.
 *
 * @rule 3.4
 */
public final class PdfPaper {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 50;
    private static final float SIZE = 9;
    private static final float TITLE_SIZE = 13;
    private static final float LEADING = 13;
    private static final float FOOT = 30;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final int LINES_OF_PAGE = (int) ((PDRectangle.A4.getHeight() - 3 * MARGIN - FOOT) / LEADING);

    private PdfPaper() {}

    /**
     * Writes a new file, whole or not at all: one that is there would refuse the next try.
     *
     * @throws IOException also when it is there already
     * @throws UnprintableException when the font lacks a character
     */
    public static void writeNew(String title, List<String> lines, Path to) throws IOException, UnprintableException {
        ByteArrayOutputStream rendered = new ByteArrayOutputStream();
        write(title, lines, rendered);
        Files.write(to, rendered.toByteArray(), StandardOpenOption.CREATE_NEW);
    }

    /**
     * Writes a document.
     *
     * @throws IOException when the stream cannot be written
     * @throws UnprintableException when the font lacks a character
     */
    public static void write(String title, List<String> lines, OutputStream to)
            throws IOException, UnprintableException {
        try (PDDocument document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
            if (font == null) {
                throw new IOException("the font is not on the class path: " + FONT);
            }
            PDFont embedded = PDType0Font.load(document, font, true);
            document.getDocumentInformation().setTitle(title);
            List<String> wrapped = wrap(embedded, lines);
            int pages = Math.max(1, (wrapped.size() + LINES_OF_PAGE - 1) / LINES_OF_PAGE);
            for (int page = 0; page < pages; page++) {
                int first = page * LINES_OF_PAGE;
                int end = Math.min(wrapped.size(), first + LINES_OF_PAGE);
                write(document, embedded, title, wrapped.subList(first, end), (page + 1) + "/" + pages);
            }
            document.save(to);
        } catch (IllegalArgumentException e) {
            throw new UnprintableException("the font lacks a character: " + e.getMessage());
        }
    }

    private static void write(PDDocument document, PDFont font, String title, List<String> lines, String number)
            throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float top = PDRectangle.A4.getHeight() - MARGIN;
            line(content, font, TITLE_SIZE, top, title);
            float at = top - MARGIN / 2;
            for (String line : lines) {
                at -= LEADING;
                line(content, font, SIZE, at, line);
            }
            line(content, font, SIZE, FOOT, number);
        }
    }

    private static void line(PDPageContentStream content, PDFont font, float size, float at, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(MARGIN, at);
        content.showText(text);
        content.endText();
    }

    /** Cuts what is wider than the page. */
    private static List<String> wrap(PDFont font, List<String> lines) throws IOException {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            int from = 0;
            float width = 0;
            for (int i = 0; i < line.length(); i++) {
                float next = font.getStringWidth(line.substring(i, i + 1)) / 1000 * SIZE;
                if (width + next > WIDTH) {
                    wrapped.add(line.substring(from, i));
                    from = i;
                    width = 0;
                }
                width += next;
            }
            wrapped.add(line.substring(from));
        }
        return wrapped;
    }
}
