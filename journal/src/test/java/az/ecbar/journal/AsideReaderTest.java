package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SubmitPaymentEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AsideReaderTest {
    private static final Pattern MESSAGE =
            Pattern.compile("<sbe:message name=\"\\w+\" id=\"(\\d+)\"[^>]*>\\s*<field name=\"(\\w+)\"");

    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @Test
    void aPaymentIsNamedBySenderNumberAndDigest() {
        SubmitPaymentEncoder payment =
                new SubmitPaymentEncoder().wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        payment.origin().inputNumber(17).participant("ALFAAZ22XXX").terminal((short) 'A');
        for (int i = 0; i < 32; i++) {
            payment.origin().digest(i, (short) (i + 1));
        }
        write(43, MessageHeaderDecoder.ENCODED_LENGTH + payment.encodedLength());
        AsideRecord read = new AsideReader().read(record, 0);
        assertEquals(
                "sequence 43 epoch 2 time 1970-01-01T00:00:05Z command 300 from ALFAAZ22XXX A number 17 digest"
                        + " 0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20",
                read.line());
    }

    @Test
    void aCommandOfTheNodeIsNamedByTheDigestOfItsPayload() throws Exception {
        new HashPointEncoder()
                .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                .eventHash(5);
        int length = MessageHeaderDecoder.ENCODED_LENGTH + HashPointEncoder.BLOCK_LENGTH;
        write(44, length);
        byte[] payload = new byte[length];
        record.getBytes(RecordHeader.HEADER_LENGTH, payload);
        AsideRecord read = new AsideReader().read(record, 0);
        assertEquals("", read.sender());
        assertEquals(
                HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(payload)),
                read.digest());
        assertTrue(read.line().contains(" command 5 from node digest "), read::line);
        write(45, 3);
        assertEquals(0, new AsideReader().read(record, 0).templateId());
    }

    @Test
    void everyCommandOfTheSchemaThatBearsAnOriginIsKnown() throws IOException {
        int bearing = 0;
        Matcher message = MESSAGE.matcher(schema());
        while (message.find()) {
            boolean bears = message.group(2).equals("origin");
            bearing += bears ? 1 : 0;
            assertEquals(bears, AsideReader.bearsOrigin(Integer.parseInt(message.group(1))), message.group());
        }
        assertTrue(bearing > 5, "the schema was not read: " + bearing);
    }

    private static String schema() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                AsideReaderTest.class.getResourceAsStream("/sbe/ecbar-schema.xml"), "the schema")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(long sequence, int payloadLength) {
        RecordHeader.write(record, 0, RecordHeader.HEADER_LENGTH + payloadLength, sequence, 5_000_000_000L, 2);
    }
}
