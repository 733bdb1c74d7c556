package az.ecbar.ledger.ips.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.IpsFlow;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Fingerprints of document numbers: equal for equal texts, different for texts that differ anywhere. */
final class DocumentNumberTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    private final DocumentNumber number = new DocumentNumber();

    private DocumentNumber read(String text) {
        buffer.setMemory(0, 64, (byte) 0);
        buffer.putBytes(5, text.getBytes(StandardCharsets.US_ASCII));
        return number.read(buffer, 5);
    }

    private List<Long> key(String text) {
        long[] key = read(text).numberKey(7, IpsFlow.PAYMENT, new long[2]);
        return List.of(key[0], key[1]);
    }

    @Test
    @Rule("5-1.9.3")
    void numbersThatDifferInOneCharacterOrStandSideBySideAreToldApart() {
        Set<List<Long>> keys = new HashSet<>();
        int count = 0;
        for (int place = 0; place < DocumentNumber.LENGTH; place++) {
            for (char c = 'A'; c <= 'Z'; c++) {
                keys.add(key("0".repeat(place) + c + "0".repeat(DocumentNumber.LENGTH - 1 - place)));
                count++;
            }
        }
        for (int i = 0; i < 200_000; i++) {
            keys.add(key("ALFAAZ22XXX260427" + i));
            count++;
        }
        assertEquals(count, keys.size());
    }

    @Test
    void eachHalfOfTheFingerprintSpreadsOverAllItsBits() {
        Set<Long> first = new HashSet<>();
        Set<Long> second = new HashSet<>();
        long ones = 0;
        for (int i = 0; i < 100_000; i++) {
            List<Long> key = key("N" + i);
            first.add(key.getFirst());
            second.add(key.getLast());
            ones += Long.bitCount(key.getFirst());
        }
        assertEquals(100_000, first.size());
        // Of 36 bits a pair in a hundred thousand is alike now and then: 0.07 are to be expected.
        assertTrue(second.size() >= 99_995, second.size() + " different");
        assertEquals(32.0, ones / 100_000.0, 0.1);
    }

    @Test
    void whoseAndOfWhatKindANumberIsStandsInTheKeyAsItIs() {
        long[] key = read("TX1").numberKey(0xABCDEF, IpsFlow.REFUND, new long[2]);
        assertEquals(0xABCDEFL << 4 | IpsFlow.REFUND.value(), key[1] & 0xFFFFFFF);
        long[] message = read("TX1").messageKey(0xABCDEF, new long[2]);
        assertEquals(0xABCDEFL << 4, message[1] & 0xFFFFFFF);
        assertArrayEquals(key, read("TX1").numberKey(0xABCDEF, IpsFlow.REFUND, new long[2]));
    }

    @Test
    void noTextAtAllIsNoNumber() {
        assertTrue(read("").isAbsent());
        assertFalse(read("0").isAbsent());
        assertFalse(read("X".repeat(35)).isAbsent());
    }
}
