package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import az.ecbar.ips.output.IpsWriter;
import az.ecbar.iso.XmlWriter;
import az.ecbar.iso.profile.ProfileReader;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FormatReason;
import az.ecbar.testkit.Rule;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever bytes come: a message or a refusal with a path, never an exception; and what is accepted is XML for another parser
 * too, and says the same there.
 */
@Rule({"5-1.9.4", "5-1.11"})
class IpsFuzzTest {
    private static final int CASES = 30_000;
    private static final String[] INSERTS = {
        "<", ">", "&", "&amp;", "&#65;", "&#0;", "&#x10FFFF;", "&#xD800;", "&x;", "<![CDATA[x]]>", "<!-- -->", "<?x?>",
                "]]>",
        "\0", "Ə", "😀", " ", "\n", "<a/>", "</a>", " x=\"y\"", " xmlns:p=\"urn:x\"", "xmlns=\"\"", "<!DOCTYPE x>",
                "999", "-",
        ".", ",", "<p:a xmlns:p=\"urn:p\"/>", "\ufffe", "\u0085"
    };

    private final IpsReader reader = new IpsReader();
    private final Set<FormatReason> refused = EnumSet.noneOf(FormatReason.class);
    private final IpsWriter writer = new IpsWriter();
    private final byte[] target = new byte[XmlWriter.MAX_LENGTH];
    private final ProfileReader answers = new ProfileReader(IpsProfiles.DELIVERED, XmlWriter.MAX_LENGTH);
    private int accepted;

    @Test
    @Timeout(120)
    void nothingMakesAReaderThrow() {
        SplittableRandom random = new SplittableRandom(51_019);
        IpsKind[] kinds = IpsKind.values();
        for (int i = 0; i < CASES; i++) {
            byte[] sample = MadeMessage.bytes(RandomSource.of(kinds[i % kinds.length], i % 300));
            byte[] message = mutate(random, sample);
            look(message);
        }
        assertTrue(accepted > CASES / 100, "accepted: " + accepted);
        assertTrue(refused.size() > 25, () -> "reasons: " + refused);
    }

    /** The parser alone would take it for the end of the name. */
    @Test
    void aNulWithinAnEndTagIsNoXml() {
        refuses(
                FormatReason.XML_NOT_WELL_FORMED,
                SampleSource.of(IpsKind.PAYMENT).replace("</Nm>", "</\0Nm>"));
    }

    /** Cut off anywhere. */
    @Test
    @Timeout(60)
    void noPartOfAMessageIsAMessage() {
        for (IpsKind kind : new IpsKind[] {IpsKind.PAYMENT, IpsKind.STATUS, IpsKind.TEXT}) {
            byte[] message = MadeMessage.bytes(SampleSource.of(kind));
            for (int length = 0; length < message.length; length++) {
                IpsResult result = reader.read(Arrays.copyOf(message, length));
                IpsRefusal refusal = result instanceof IpsRefusal it ? it : fail("read " + length);
                assertEquals(FormatReason.XML_NOT_WELL_FORMED, refusal.reason(), () -> refusal.text());
                assertTrue(refusal.path().startsWith("/"));
            }
            assertTrue(reader.read(message) instanceof IpsMessage);
        }
    }

    @Test
    void bombsEndAtOnce() {
        String sample = SampleSource.of(IpsKind.PAYMENT);
        String laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        refuses(FormatReason.XML_NOT_ACCEPTED, sample.replace("<DataPDU ", laughs + "<DataPDU "));
        String outside = "<!DOCTYPE l SYSTEM \"http://127.0.0.1:1/l.dtd\">";
        refuses(FormatReason.XML_NOT_ACCEPTED, sample.replace("<DataPDU ", outside + "<DataPDU "));
        refuses(FormatReason.FIELD_NOT_ALLOWED, sample.replace("<GrpHdr>", "<GrpHdr>" + "<a>".repeat(3000)));
        refuses(
                FormatReason.FIELD_DUPLICATE,
                sample.replace("<GrpHdr>", "<GrpHdr>".repeat(1)).replace("</GrpHdr>", "</GrpHdr><GrpHdr/>"));
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        refuses(FormatReason.XML_NOT_ACCEPTED, sample.replace("<GrpHdr>", "<GrpHdr" + attributes + ">"));
        refuses(FormatReason.TEXT_TOO_LONG, sample.replace("Əli", "A".repeat(9000)));
        refuses(FormatReason.XML_TOO_LONG, sample.replace("Əli", "A".repeat(IpsReader.MAX_LENGTH)));
        refuses(FormatReason.XML_NOT_WELL_FORMED, sample.replace("<DataPDU ", "<?xml version=\"1.0\"?><DataPDU "));
    }

    @Test
    void onlyUtf8IsRead() {
        String sample = SampleSource.of(IpsKind.PAYMENT);
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1}) {
            assertTrue(reader.read(sample.getBytes(charset)) instanceof IpsRefusal, charset::name);
        }
        assertTrue(reader.read(MadeMessage.bytes('\ufeff' + sample)) instanceof IpsRefusal, "byte order mark");
    }

    /** A longer form of a character, half of a pair, what is beyond Unicode, cut off, or not of XML. */
    @Test
    void onlyTheShortestFormOfACharacterIsRead() {
        String sample = SampleSource.of(IpsKind.PAYMENT).replace("Əli", "~~~~");
        int[][] forms = {
            {0xC0, 0xAF, 'a', 'a'},
            {0xC1, 0x81, 'a', 'a'},
            {0xE0, 0x80, 0xAF, 'a'},
            {0xF0, 0x80, 0x80, 0xAF},
            {0xED, 0xA0, 0x80, 'a'},
            {0xED, 0xBF, 0xBF, 'a'},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0x80, 'a', 'a', 'a'},
            {0xC3, 'a', 'a', 'a'},
            {0xE2, 0x82, 'a', 'a'},
            {0xF0, 0x9F, 0x98, 'a'},
            {0xFF, 'a', 'a', 'a'},
            {0, 'a', 'a', 'a'},
            {0x1F, 'a', 'a', 'a'},
            {0xEF, 0xBF, 0xBE, 'a'}
        };
        for (int[] form : forms) {
            byte[] bytes = MadeMessage.bytes(sample);
            int at = indexOf(bytes, (byte) '~');
            for (int i = 0; i < form.length; i++) {
                bytes[at + i] = (byte) form[i];
            }
            IpsRefusal refusal = reader.read(bytes) instanceof IpsRefusal it ? it : fail(Arrays.toString(form));
            assertEquals(FormatReason.XML_NOT_WELL_FORMED, refusal.reason());
            assertEquals(at, refusal.offset());
        }
        int[] pair = {0xF0, 0x9F, 0x98, 0x80};
        byte[] bytes = MadeMessage.bytes(sample);
        int at = indexOf(bytes, (byte) '~');
        for (int i = 0; i < pair.length; i++) {
            bytes[at + i] = (byte) pair[i];
        }
        assertTrue(reader.read(bytes) instanceof PaymentOrder);
    }

    private void refuses(FormatReason reason, String message) {
        IpsRefusal refusal = Readings.refusal(reader, message);
        assertEquals(reason, refusal.reason(), refusal::text);
        assertTrue(refusal.path().startsWith("/"), refusal::text);
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private void look(byte[] message) {
        IpsResult result;
        try {
            result = reader.read(message);
        } catch (RuntimeException e) {
            throw new AssertionError(new String(message, StandardCharsets.UTF_8), e);
        }
        switch (result) {
            case IpsMessage it -> {
                accepted++;
                assertEquals(OtherParser.said(message), Readings.asRead(it.values()));
                assertTrue(!it.messageId().isEmpty() && it.sender().length() == 11);
            }
            case IpsRefusal it -> {
                refused.add(it.reason());
                assertTrue(it.path().startsWith("/") && it.path().length() <= 140, it::text);
                assertTrue(it.offset() >= 0 && it.offset() <= Math.max(message.length, 0), it::text);
                assertTrue(it.found().length() <= 35 && it.definition().length() <= 35, it::text);
                assertTrue(it.rule().startsWith("5-1."), it::text);
                answer(it);
            }
        }
    }

    /** However wrong the message was: its answer is as the profile of the answer says. */
    private void answer(IpsRefusal refusal) {
        int length = writer.refused(Outputs.toAlfa(), refusal, target, 0);
        try {
            answers.read(target, 0, length);
        } catch (Refusal e) {
            String written = new String(target, 0, length, StandardCharsets.UTF_8);
            throw new AssertionError(e.reason + " " + e.path + "\n" + written, e);
        }
    }

    private static byte[] mutate(SplittableRandom random, byte[] sample) {
        byte[] message = sample;
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            message = mutateOnce(random, message);
        }
        return message;
    }

    private static byte[] mutateOnce(SplittableRandom random, byte[] message) {
        int at = random.nextInt(message.length);
        int length = Math.min(message.length - at, 1 + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> join(message, at, at + length, new byte[0]);
            case 1 -> join(message, at, at, MadeMessage.bytes(INSERTS[random.nextInt(INSERTS.length)]));
            case 2 -> join(message, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 3 -> join(message, at, at, Arrays.copyOfRange(message, at, at + length));
            case 4 -> Arrays.copyOf(message, at + 1);
            default -> {
                int from = random.nextInt(message.length);
                int to = Math.min(message.length, from + length);
                yield join(message, at, at, Arrays.copyOfRange(message, from, to));
            }
        };
    }

    private static byte[] join(byte[] message, int from, int to, byte[] between) {
        byte[] joined = new byte[from + between.length + message.length - to];
        System.arraycopy(message, 0, joined, 0, from);
        System.arraycopy(between, 0, joined, from, between.length);
        System.arraycopy(message, to, joined, from + between.length, message.length - to);
        return joined;
    }
}
