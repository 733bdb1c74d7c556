package az.ecbar.gateway.swift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the adapter delivers: bank's messages, acknowledgements, the network's own, and what is none of them. */
class DeliveryReaderTest {
    private static final String TEXT = "{3:{108:MUR1}}{4:\r\n:20:ALFA-1\r\n-}";
    private final DeliveryReader reader = new DeliveryReader(SwiftTexts.TERMINAL, SwiftTexts.SYSTEM);

    @Test
    @Rule("4.3.2")
    void aBanksMessageIsReadAsItsSenderWroteIt() {
        Delivered.OfBank input = ofBank(SwiftTexts.delivered("ALFAAZ22AXXX", 7, 1, TEXT, "{CHK:0123456789AB}"));
        assertEquals(
                "{1:F01ALFAAZ22AXXX0001000007}{2:I103NABZAZ2CXRTSN}" + TEXT,
                new String(input.message(), StandardCharsets.ISO_8859_1));
        assertEquals("ALFAAZ22XXX", input.bic());
        assertEquals(260427_10_0001_000007L, input.number());
        assertEquals("{5:{CHK:0123456789AB}}", new String(input.tail(), StandardCharsets.ISO_8859_1));
    }

    @Test
    @Rule("4.3.2")
    void aSecondDeliveryOfAMessageGivesTheSameBytes() {
        Delivered.OfBank first = ofBank(SwiftTexts.delivered("ALFAAZ22AXXX", 7, 1, TEXT, "{CHK:0123456789AB}"));
        Delivered.OfBank again = ofBank(SwiftTexts.delivered("ALFAAZ22AXXX", 7, 99, TEXT, "{CHK:0123456789AB}{PDM:}"));
        assertEquals(
                new String(first.message(), StandardCharsets.ISO_8859_1),
                new String(again.message(), StandardCharsets.ISO_8859_1));
        assertEquals(first.number(), again.number());
        assertEquals("{5:{CHK:0123456789AB}{PDM:}}", new String(again.tail(), StandardCharsets.ISO_8859_1));
        Delivered.OfBank other = ofBank(SwiftTexts.delivered("ALFAAZ22AXXX", 8, 100, TEXT, "{PDE:}"));
        assertNotEquals(first.number(), other.number(), "sent again by its sender it is another message");
        assertTrue(new String(other.message(), StandardCharsets.ISO_8859_1).endsWith("-}{5:{PDE:}}"));
    }

    @Test
    @Rule("4.3.2")
    void ackAndNakAreKnownByTheCopyBehindThem() {
        String sent = "{1:F01NABZAZ2CARTS0000000000}{2:I900ALFAAZ22XXXXN}" + TEXT;
        Delivered.Acknowledgement ack =
                assertInstanceOf(Delivered.Acknowledgement.class, reader.read(SwiftTexts.f21(sent, "{451:0}")));
        assertTrue(ack.isAccepted());
        assertEquals(SentKey.of(SwiftTexts.bytes(sent)), ack.sent());
        assertEquals("MUR1", ack.messageReference());
        Delivered.Acknowledgement nak = assertInstanceOf(
                Delivered.Acknowledgement.class, reader.read(SwiftTexts.f21(sent, "{451:1}{405:T13007}")));
        assertFalse(nak.isAccepted());
        assertEquals("T13007", nak.errorCode());
    }

    @Test
    void whatIsNoneOfThemIsSaid() {
        assertInstanceOf(
                Delivered.OfNetwork.class,
                reader.read(SwiftTexts.bytes(
                        "{1:F01NABZAZ2CARTS0012000345}{2:O0191200260427DYDYXXXXHXXX00010000012604271200S}"
                                + "{4:{175:1200}{106:260427NABZAZ2CARTS0012000001}{432:12}}")));
        String foreign = new String(SwiftTexts.delivered("ALFAAZ22AXXX", 7, 1, TEXT, ""), StandardCharsets.ISO_8859_1)
                .replace("F01NABZAZ2CARTS", "F01BETAAZ22AXXX");
        assertInstanceOf(Delivered.Unknown.class, reader.read(SwiftTexts.bytes(foreign)));
        assertInstanceOf(Delivered.Unknown.class, reader.read(SwiftTexts.bytes("{1:F01ALFAAZ22AXXX0001000007}")));
        assertInstanceOf(
                Delivered.Unknown.class, reader.read(SwiftTexts.bytes("{1:F21NABZAZ2CARTS0012000345}{4:{177:1}}")));
    }

    @Test
    void noBytesMakeItFail() {
        Random random = new Random(4);
        byte[] whole = SwiftTexts.delivered("ALFAAZ22AXXX", 7, 1, TEXT, "{CHK:0123456789AB}");
        byte[] ack = SwiftTexts.f21(new String(whole, StandardCharsets.ISO_8859_1), "{451:0}");
        int banks = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] message = (i % 2 == 0 ? whole : ack).clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                message[random.nextInt(message.length)] = (byte) "{}:-F120\r\n".charAt(random.nextInt(10));
            }
            banks += reader.read(message) instanceof Delivered.OfBank ? 1 : 0;
        }
        assertTrue(banks > 100, "some damage is within the text: " + banks);
    }

    private Delivered.OfBank ofBank(byte[] message) {
        Delivered read = reader.read(message);
        return assertInstanceOf(Delivered.OfBank.class, read, read::toString);
    }
}
