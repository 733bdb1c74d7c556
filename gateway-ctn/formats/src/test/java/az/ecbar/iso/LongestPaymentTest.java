package az.ecbar.iso;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.SamplePayments;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An MT102 with as many payments as fit it is the longest message there is, and fits in ISO too. */
class LongestPaymentTest {
    @Test
    void asManySmallPaymentsAsFit() {
        StringBuilder items = new StringBuilder();
        int count = 0;
        while (true) {
            String item = item(count);
            if (message(items + item, count + 1).length() > MtReader.MAX_LENGTH) {
                break;
            }
            items.append(item);
            count++;
        }
        byte[] longest = message(items.toString(), count).getBytes(StandardCharsets.US_ASCII);
        PaymentInstruction payment = assertInstanceOf(
                PaymentInstruction.class, SamplePayments.reader().read(longest));
        String iso = IsoSamples.delivered(payment, IsoSamples.header());
        int payments = count;
        assertTrue(
                iso.length() > 44_000 && iso.length() <= XmlWriter.MAX_LENGTH,
                () -> payments + " payments, " + iso.length() + " bytes");
    }

    private static String item(int number) {
        return ":21:" + number + "\r\n:32B:AZN1,\r\n"
                + ":50K:/AZ89ALFA38090000000000001944\r\nA\r\n/\r\n505901/1400090181/ALFAAZ22XXX\r\n"
                + "AZ89NABZ01350100000000901944\r\n"
                + ":59:/AZ56BETA33010000000000002944\r\nB\r\n/\r\n505902/1400090331/BETAAZ22XXX\r\n"
                + "AZ55NABZ01350100000000902944\r\n:70:C\r\n";
    }

    private static String message(String items, int count) {
        return "{1:F01ALFAAZ22AXXX0001000129}{2:I102NABZAZ2CXRTSN}{3:{113:0050}{108:ABCDEFGHIJKLMNOP}{121:"
                + SamplePayments.UETR + "}}{4:\r\n:20:ALFA260401-00005\r\n:23:CREDIT\r\n:71A:OUR\r\n" + items
                + ":32A:260401AZN" + count + ",\r\n:19:" + count + ",\r\n-}";
    }
}
