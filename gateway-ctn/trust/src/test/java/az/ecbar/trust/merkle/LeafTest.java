package az.ecbar.trust.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.trust.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeafTest {
    private static final byte[] MESSAGE = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final Leaf LEAF = new Leaf(
            Direction.BANK_TO_CENTRE,
            LeafKind.MESSAGE,
            "ALFAAZ22XXX",
            "NABZAZ2CRTS",
            0x0102030405060708L,
            3,
            Digest.ofContent(MESSAGE));

    @Test
    void hasTheDocumentedLayout() {
        assertEquals(
                "01" + "01"
                        + "414c4641415a3232585858"
                        + "4e41425a415a3243525453"
                        + "0807060504030201"
                        + "0300000000000000"
                        + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                HexFormat.of().formatHex(LEAF.encode()));
        assertEquals(LeafLayout.LENGTH, LEAF.encode().length);
    }

    @Test
    void readsWhatItWrites() {
        for (Direction direction : Direction.values()) {
            for (LeafKind kind : LeafKind.values()) {
                Leaf leaf = new Leaf(direction, kind, "ALFAAZ22XXX", "BETAAZ22001", -1, Long.MAX_VALUE, LEAF.digest());
                assertEquals(Optional.of(leaf), Leaf.decode(leaf.encode(), 0));
            }
        }
    }

    @Test
    void bufferGivesTheSameBytes() {
        LeafBuffer buffer = new LeafBuffer(Direction.BANK_TO_CENTRE, "ALFAAZ22XXX", "NABZAZ2CRTS", 0x0102030405060708L);
        byte[] padded = new byte[MESSAGE.length + 2];
        System.arraycopy(MESSAGE, 0, padded, 1, MESSAGE.length);
        assertArrayEquals(
                LEAF.encode(),
                buffer.place(LeafKind.MESSAGE, 3, padded, 1, MESSAGE.length).toBytes());
    }

    @Test
    void refusesWhatIsNoLeaf() {
        for (int offset : new int[] {LeafLayout.DIRECTION_OFFSET, LeafLayout.KIND_OFFSET, LeafLayout.SENDER_OFFSET}) {
            byte[] bytes = LEAF.encode();
            bytes[offset] = 0;
            assertEquals(Optional.empty(), Leaf.decode(bytes, 0));
        }
        assertThrows(IllegalArgumentException.class, () -> new LeafBuffer(Direction.BANK_TO_CENTRE, "ALFA", "B", 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LeafBuffer(Direction.BANK_TO_CENTRE, "ALFAAZ22XXX", "NABZAZ2CRTə", 1));
    }
}
