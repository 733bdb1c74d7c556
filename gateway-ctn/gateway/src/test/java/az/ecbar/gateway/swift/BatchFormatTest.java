package az.ecbar.gateway.swift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of the adapter: their exact bytes, and that no damaged one is taken in part. */
class BatchFormatTest {
    private static final List<byte[]> THREE =
            List.of(bytes("{1:F01A}{4:\r\n:20:X\r\n-}"), bytes("{1:F01B}" + "{4:y}".repeat(120)), bytes("{1:F}"));

    @Test
    @Rule("4.3.2")
    void rjeSeparatesMessagesByADollar() {
        byte[] file = BatchFormat.RJE.write(THREE.subList(0, 1));
        assertEquals("{1:F01A}{4:\r\n:20:X\r\n-}", text(file));
        assertEquals(
                "{1:F01A}{4:\r\n:20:X\r\n-}${1:F}",
                text(BatchFormat.RJE.write(List.of(THREE.getFirst(), THREE.getLast()))));
        assertSame(THREE, BatchFormat.RJE.read(bytes("\r\n" + text(BatchFormat.RJE.write(THREE)) + "\r\n$\r\n"), 3));
    }

    @Test
    @Rule("4.3.2")
    void dosPccBeginsEachMessageOnASector() {
        byte[] file = BatchFormat.DOS_PCC.write(THREE);
        assertEquals(4 * 512, file.length, "the second message needs two sectors");
        assertEquals(0x01, file[0]);
        assertEquals(0x03, file[1 + THREE.getFirst().length]);
        assertEquals(' ', file[2 + THREE.getFirst().length]);
        assertEquals(' ', file[511]);
        assertEquals(0x01, file[512]);
        assertEquals(0x01, file[3 * 512]);
        assertSame(THREE, BatchFormat.DOS_PCC.read(file, 3));
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatWasCutIsNotTakenInPart(BatchFormat format) {
        byte[] file = format.write(THREE);
        for (int length = 0; length < file.length; length++) {
            if (format.read(Arrays.copyOf(file, length), 10) instanceof BatchFormat.Messages found) {
                // Cut behind a message it is a shorter file: that is for the LAU file to see. RJE does not know the end
                // of a
                // message but by its brace.
                int whole = found.list().size() - (format == BatchFormat.RJE ? 1 : 0);
                for (int i = 0; i < whole; i++) {
                    assertArrayEquals(THREE.get(i), found.list().get(i));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingFitsThatHasMoreMessagesThanAllowed(BatchFormat format) {
        assertInstanceOf(BatchFormat.Unreadable.class, format.read(format.write(THREE), 2));
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheBytesWhatIsReadIsFramedAndWritesTheSame(BatchFormat format) {
        Random random = new Random(20260427);
        byte[] whole = format.write(THREE);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] file = Arrays.copyOf(whole, random.nextInt(10) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int changes = random.nextInt(3); changes >= 0 && file.length > 0; changes--) {
                byte[] odd = {'$', 0x01, 0x03, ' ', '{', '}', '\r', (byte) random.nextInt()};
                file[random.nextInt(file.length)] = odd[random.nextInt(odd.length)];
            }
            if (format.read(file, 10) instanceof BatchFormat.Messages found) {
                read++;
                for (byte[] message : found.list()) {
                    assertTrue(text(message).startsWith("{1:") && text(message).endsWith("}"));
                }
                assertSame(found.list(), format.read(format.write(found.list()), 10));
            }
        }
        assertTrue(read > 100, "some damage is within a message: " + read);
    }

    private static void assertSame(List<byte[]> expected, BatchFormat.Content content) {
        BatchFormat.Messages found = assertInstanceOf(BatchFormat.Messages.class, content, content::toString);
        assertEquals(
                expected.stream().map(BatchFormatTest::text).toList(),
                found.list().stream().map(BatchFormatTest::text).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
