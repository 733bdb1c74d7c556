package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UetrTest {
    @Test
    void agreesWithTheJdk() {
        SplittableRandom random = new SplittableRandom(121);
        byte[] binary = new byte[Uetr.BINARY_LENGTH];
        byte[] text = new byte[Uetr.LENGTH];
        byte[] back = new byte[Uetr.BINARY_LENGTH];
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(binary);
            Uetr.stamp(binary, 0);
            Uetr.toText(binary, 0, text, 0);
            ByteBuffer buffer = ByteBuffer.wrap(binary);
            UUID uuid = new UUID(buffer.getLong(), buffer.getLong());

            assertEquals(uuid.toString(), new String(text, StandardCharsets.US_ASCII));
            assertEquals(4, uuid.version());
            assertEquals(2, uuid.variant());
            assertTrue(Uetr.isValid(text, 0, text.length));
            Uetr.toBinary(text, 0, back, 0);
            assertArrayEquals(binary, back);
        }
    }
}
