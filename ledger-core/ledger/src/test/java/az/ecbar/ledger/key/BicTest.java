package az.ecbar.ledger.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BicTest {
    private static final int OFFSET = 5;

    private static long pack(String bic) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + Bic.LENGTH]);
        buffer.putBytes(OFFSET, bic.getBytes(StandardCharsets.ISO_8859_1));
        return Bic.pack(buffer, OFFSET);
    }

    @Test
    void aBicIsElevenDigitsOfBase36() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder bic = new StringBuilder();
            for (int at = 0; at < Bic.LENGTH; at++) {
                bic.append(Character.toUpperCase(
                        Character.forDigit(at == 0 ? 10 + random.nextInt(26) : random.nextInt(36), 36)));
            }
            long packed = pack(bic.toString());
            assertEquals(Long.parseLong(bic.toString(), 36), packed, bic::toString);

            UnsafeBuffer back = new UnsafeBuffer(new byte[Bic.LENGTH]);
            Bic.unpack(packed, back, 0);
            assertEquals(bic.toString(), back.getStringWithoutLengthAscii(0, Bic.LENGTH));
        }
    }

    @Test
    void onlyNulsAreNoBic() {
        assertEquals(Bic.ABSENT, pack("\0".repeat(Bic.LENGTH)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alfaAZ22XXX",
                "ALFAAZ22XX ",
                "ALFAAZ22XX\0",
                "\0LFAAZ22XXX",
                "ALFAAZ2\u00c5XXX",
                "ALFAAZ22X\u00ffX",
                "\0\0\0\0\0\0\0\0\0\0X",
                "X\0\0\0\0\0\0\0\0\0\0",
                "ALFA-Z22XXX",
                "[LFAAZ22XXX",
                "ALFAAZ22:XX"
            })
    void anythingElseIsMalformed(String bic) {
        assertEquals(Bic.MALFORMED, pack(bic));
    }
}
