package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.SamplePayments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An MT102 with as many payments as fit it is the longest message there is, and fits in ISO too: what its payments hold
 * and what its headers say is tried in every combination that could make it longer.
 */
class LongestPaymentTest {
    private static final String TIN = "1400090181";
    private static final List<String> PERSONS = List.of("/", "/A", TIN + "/", TIN + "/A", "1400090182/", "/ABCDEFG");
    private static final List<String> LINES = List.of("C", "C\r\nC", "C\r\nC\r\nC", "C\r\nC\r\nC\r\nC");

    @Test
    void asManySmallPaymentsAsFit() {
        int longest = 0;
        String which = "";
        for (String issuer : PERSONS) {
            for (String beneficiary : PERSONS) {
                for (String lines : LINES) {
                    for (int instructions = 0; instructions <= 6; instructions += 3) {
                        for (boolean isFull : new boolean[] {false, true}) {
                            int length = delivered(longest(issuer, beneficiary, lines, instructions, isFull));
                            if (length > longest) {
                                longest = length;
                                which = issuer + ' ' + beneficiary + ' ' + lines + ' ' + instructions + ' ' + isFull;
                            }
                        }
                    }
                }
            }
        }
        String found = longest + " bytes: " + which;
        assertTrue(longest > 52_500 && longest <= XmlWriter.MAX_LENGTH, found);
    }

    /** What would be longer is not written, and nothing behind the bound is touched. */
    @Test
    void whatWouldBeTooLongIsCountedAndNotWritten() {
        byte[] target = new byte[XmlWriter.MAX_LENGTH + 3];
        XmlWriter writer = new XmlWriter().start(target, 1);
        while (!writer.isTooLong()) {
            writer.leaf("Nm", "text").amount("Amt", "AZN", 1_000).date("Dt", 20_260_401);
        }
        assertTrue(writer.length() > XmlWriter.MAX_LENGTH);
        assertEquals('<', target[1]);
        assertTrue(target[XmlWriter.MAX_LENGTH] != 0, "up to the bound");
        assertEquals(0, target[XmlWriter.MAX_LENGTH + 1]);
        assertTrue(!writer.start(target, 0).isTooLong(), "the next message begins anew");
    }

    private static int delivered(String mt) {
        PaymentInstruction payment = assertInstanceOf(
                PaymentInstruction.class, SamplePayments.reader().read(mt.getBytes(StandardCharsets.US_ASCII)), mt);
        String iso = IsoSamples.delivered(
                payment,
                IsoSamples.header()
                        .repeated(true)
                        .onBehalfOf(IsoSamples.header().receiver()));
        assertTrue(!iso.isEmpty(), "left as MT");
        return iso.length();
    }

    /** As many payments as 10,000 characters hold. */
    private static String longest(String issuer, String beneficiary, String lines, int instructions, boolean isFull) {
        StringBuilder items = new StringBuilder();
        int count = 0;
        String whole = "";
        while (true) {
            items.append(item(count, issuer, beneficiary, lines));
            count++;
            String next = message(items, count, instructions, isFull);
            if (next.length() > MtReader.MAX_LENGTH) {
                return whole;
            }
            whole = next;
        }
    }

    private static String item(int number, String issuer, String beneficiary, String lines) {
        return ":21:" + number + "\r\n:32B:AZN1,\r\n"
                + ":50K:/AZ89ALFA38090000000000001944\r\nA\r\n" + issuer + "\r\n505901/1400090181/ALFAAZ22XXX\r\n"
                + "AZ89NABZ01350100000000901944\r\n"
                + ":59:/AZ56BETA33010000000000002944\r\nB\r\n" + beneficiary
                + "\r\n505902/1400090331/BETAAZ22XXX\r\n" + "AZ55NABZ01350100000000902944\r\n:70:" + lines + "\r\n";
    }

    private static String message(CharSequence items, int count, int instructions, boolean isFull) {
        String text = instructions == 0 ? "" : ":72:/A/\r\n" + "//A\r\n".repeat(instructions - 1);
        return "{1:F01ALFAAZ22AXXX0001000129}{2:I102NABZAZ2CXRTSN}{3:{113:0050}"
                + (isFull ? "{108:ABCDEFGHIJKLMNOP}{121:" + SamplePayments.UETR + "}" : "")
                + "}{4:\r\n:20:ALFA260401-00005\r\n:23:CREDIT\r\n:71A:OUR\r\n" + items
                + ":32A:260401AZN" + count + ",\r\n:19:" + count + ",\r\n" + text + "-}";
    }
}
