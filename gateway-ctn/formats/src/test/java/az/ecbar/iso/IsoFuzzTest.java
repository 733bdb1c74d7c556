package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.MtError;
import az.ecbar.mt.MtResult;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever bytes come: an answer, never an exception; and what is accepted after a change says just that change and nothing
 * that the message does not say.
 */
@Rule("4.8.3")
class IsoFuzzTest {
    private static final List<String> SAMPLES = List.of(IsoSamples.mt103(), IsoSamples.mt205(), IsoSamples.mt102());
    private static final String[] INSERTS = {
        "<",
        ">",
        "&",
        "&amp;",
        "&#65;",
        "&#0;",
        "<![CDATA[x]]>",
        "<!-- -->",
        "<?x?>",
        "]]>",
        "\0",
        "\u018f",
        " ",
        "\n",
        "<a/>",
        "</a>",
        " x=\"y\"",
        " xmlns:p=\"urn:x\"",
        "xmlns=\"\"",
        "<!DOCTYPE x>",
        "999",
        "-",
        ":",
        ".",
        ","
    };

    private final MessageReader reader = IsoSamples.system();
    private final Set<FormatReason> refused = EnumSet.noneOf(FormatReason.class);
    private int accepted;

    @Test
    @Timeout(60)
    void nothingMakesAReaderThrow() {
        SplittableRandom random = new SplittableRandom(20_022);
        for (int i = 0; i < 20_000; i++) {
            byte[] message = mutate(random, SAMPLES.get(random.nextInt(SAMPLES.size())));
            read(message, i);
        }
        assertTrue(accepted > 500 && refused.size() > 15, () -> accepted + " accepted, refused " + refused);
    }

    @Test
    @Timeout(60)
    void aMessageThatIsCutOffIsRefused() {
        for (String sample : SAMPLES) {
            byte[] whole = sample.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < whole.length; length++) {
                MtResult result = reader.read(Arrays.copyOf(whole, length));
                int cut = length;
                assertTrue(result instanceof MtError, () -> "cut at " + cut);
            }
        }
    }

    @Test
    void anElementThatOccursTwiceIsRefused() {
        for (String sample : SAMPLES) {
            for (int at = sample.indexOf("<MsgId"); at >= 0; at = sample.indexOf('<', at + 1)) {
                int end = sample.indexOf('>', at);
                String name = sample.substring(at + 1, end).split(" ", 2)[0];
                String close = "</" + name + ">";
                int last = name.startsWith("/") ? -1 : sample.indexOf(close, end);
                if (last < 0
                        || List.of("CdtTrfTxInf", "Ustrd", "InstrForNxtAgt").contains(name)) {
                    continue;
                }
                String element = sample.substring(at, last + close.length());
                String twice = sample.substring(0, at) + element + sample.substring(at);
                assertTrue(
                        reader.read(twice.getBytes(StandardCharsets.UTF_8)) instanceof MtError, () -> name + " twice");
            }
        }
    }

    @Test
    @Timeout(20)
    void hugeAndDeepMessagesAreRefusedSoon() {
        String deep = "<DataPDU xmlns=\"" + Elements.DATA_PDU + "\">" + "<AppHdr>".repeat(9_000);
        assertTrue(reader.read(deep.getBytes(StandardCharsets.UTF_8)) instanceof MtError);
        byte[] huge = new byte[5_000_000];
        Arrays.fill(huge, (byte) ' ');
        byte[] begin = "<DataPDU".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, huge, 0, begin.length);
        MtError error = (MtError) reader.read(huge);
        assertEquals(FormatReason.MESSAGE_TOO_LONG, error.reason());
        String attributes = SAMPLES.getFirst().replace("<GrpHdr>", "<GrpHdr " + manyAttributes() + ">");
        assertTrue(reader.read(attributes.getBytes(StandardCharsets.UTF_8)) instanceof MtError);
    }

    /** What an element or attribute is called is told in notices: whatever it is, it fits them. */
    @Test
    void namesThatNoNoticeCouldBearAreToldReadable() {
        for (String name : List.of("\u018fl\u0131", "x".repeat(40_000), "_a.b-c", "\u00df\u01c5\ufb01")) {
            for (String there : List.of("<" + name + "/><GrpHdr>", "<GrpHdr " + name + "=\"\u018f\">")) {
                byte[] message = SAMPLES.getFirst().replace("<GrpHdr>", there).getBytes(StandardCharsets.UTF_8);
                assertTellable((MtError) reader.read(message));
            }
        }
    }

    private void assertTellable(MtError error) {
        assertTrue(error.tag().matches("[A-Z0-9]{0,8}"), error::text);
        assertTrue(reader.path().matches("[ -~]{0,160}"), reader::path);
        assertTrue(error.found().matches("[ -~]{0,35}"), error::text);
        assertTrue(reader.definition().matches("[ -~]{0,35}"), reader::definition);
    }

    private static String manyAttributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            attributes.append(" a").append(i).append("=\"x\"");
        }
        return attributes.toString();
    }

    private void read(byte[] message, int number) {
        try {
            switch (reader.read(message)) {
                case MtError error -> {
                    refused.add(error.reason());
                    assertTellable(error);
                }
                case PaymentInstruction payment -> {
                    accepted++;
                    // What was understood is understood again of what it is written as.
                    String iso = IsoSamples.handedIn(payment);
                    String said = WhatSettles.of(payment);
                    MtResult again = reader.read(iso.getBytes(StandardCharsets.UTF_8));
                    assertTrue(again instanceof PaymentInstruction, iso);
                    assertEquals(said, WhatSettles.of((PaymentInstruction) again));
                }
                default -> fail("a payment became something else");
            }
        } catch (RuntimeException e) {
            fail("case " + number + ": " + new String(message, StandardCharsets.UTF_8), e);
        }
    }

    private static byte[] mutate(SplittableRandom random, String sample) {
        StringBuilder text = new StringBuilder(sample);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.insert(at, INSERTS[random.nextInt(INSERTS.length)]);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 3 -> text.delete(at, Math.min(text.length(), at + random.nextInt(60)));
                case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
                default -> {
                    int digit = indexOfDigit(text, at);
                    text.setCharAt(digit, (char) ('0' + random.nextInt(10)));
                }
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static int indexOfDigit(StringBuilder text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return i;
            }
        }
        return 0;
    }
}
