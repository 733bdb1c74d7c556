package az.ecbar.stp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSplitterTest {
    private static final String ONE = "{1:F01ALFAAZ22AXXX0000000000}{2:I103NABZAZ2CXRTSN}{4:\r\n:20:ONE\r\n-}";
    private static final String TWO =
            "{1:F01ALFAAZ22AXXX0000000000}{2:I205NABZAZ2CXRTSN}{4:\r\n:20:TWO\r\n-}{5:{CHK:1}}";

    @Test
    void aFileOfOneMessageIsThatMessage() throws UnreadableFileException {
        assertEquals(List.of(ONE), split(ONE));
        assertEquals(List.of(TWO), split("\r\n" + TWO + "\r\n"));
    }

    @Test
    void aDollarBetweenMessagesSeparates() throws UnreadableFileException {
        assertEquals(List.of(ONE, TWO), split(ONE + "$" + TWO));
        assertEquals(List.of(ONE, TWO), split(ONE + "\r\n$\r\n" + TWO + "$"));
    }

    @Test
    void aDollarInsideABlockBelongsToTheMessage() throws UnreadableFileException {
        String message =
                "{1:F01ALFAAZ22AXXX0000000000}{3:{108:A$B}}{4:\r\n:20:$\r\n:70:100 $ {1:\r\n}$\r\n-}{5:{TNG:$}}";
        assertEquals(List.of(message, ONE), split(message + "$" + ONE));
    }

    @Test
    void theTextOfBlock4EndsOnlyAtALineThatBeginsWithItsEnd() throws UnreadableFileException {
        String message = "{1:F01A}{4:\r\n:70:A-}B\r\n:72:{C}\r\n-}";
        assertEquals(List.of(message), split(message));
    }

    @Test
    void aBlock4OfInnerBlocksEndsWithItsBrace() throws UnreadableFileException {
        String message = "{1:F21ALFAAZ22AXXX0000000000}{4:{177:2611221200}{451:0}}" + ONE.substring(0, 0);
        assertEquals(List.of(message, ONE), split(message + "$" + ONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \r\n",
                "$",
                "hello",
                "{2:I103NABZAZ2CXRTSN}",
                "{1:F01A",
                "{1:F01A}{4:\r\n:20:X\r\n",
                "{1:F01A}{4:\r\n:20:X-}",
                "{1:F01A}{4:\r\n-} x",
                "{1:F01A}{4:\r\n-}$$",
                "{1:F01A}{4:\r\n-}$hello",
                "{1:F01A}{4:\r\n-}{1:F01B}{4:\r\n-}",
                "<?xml version=\"1.0\"?>",
                "<DataPDU><AppHdr></AppHdr>",
                "<DataPDU><AppHdr></AppHdr></DataPDU><DataPDU><AppHdr></AppHdr></DataPDU>",
                "<DataPDU><AppHdr></AppHdr></DataPDU>{1:}",
            })
    void whatIsNotMessagesIsRefusedWhole(String text) {
        assertThrows(UnreadableFileException.class, () -> split(text));
    }

    @Test
    void anIsoMessageIsTakenWhole() throws UnreadableFileException {
        String message = "<?xml version=\"1.0\"?>\n<DataPDU xmlns=\"urn:x\">\n<AppHdr>$ {1: -}</AppHdr>\n</DataPDU>";
        assertEquals(List.of(message), split("\r\n" + message + "\r\n\r\n"));
    }

    @Test
    void tooManyMessagesAreRefused() {
        UnreadableFileException refused =
                assertThrows(UnreadableFileException.class, () -> split(ONE + "$" + ONE + "$" + ONE));
        assertTrue(String.valueOf(refused.getMessage()).contains("more than 2"));
    }

    @Test
    void aMegabyteOfBracesTakesNoLongerThanItsLength() {
        assertThrows(UnreadableFileException.class, () -> split("{1:" + "{".repeat(1 << 20)));
        assertThrows(UnreadableFileException.class, () -> split("{1:A}{4:\r\n" + "\n-{".repeat(1 << 18)));
    }

    private static List<String> split(String text) throws UnreadableFileException {
        return BatchSplitter.split(text.getBytes(StandardCharsets.ISO_8859_1), 2).stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
    }
}
