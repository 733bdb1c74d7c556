package az.ecbar.mt;

import az.ecbar.mt.output.Booking;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OrderingParty;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** What the documents show of a participant that is out of order, and of a bad signature, by the names of the files. */
final class SampleOnBehalf {
    private static final long MOMENT_NS = 1_775_025_000_000_000_000L;

    private SampleOnBehalf() {}

    static Map<String, byte[]> all() {
        return Map.of(
                "out-103-on-behalf.fin",
                forwarded(),
                "out-900-on-behalf.fin",
                debit(),
                "out-298-701-on-behalf.fin",
                cancelled(),
                "in-999-signature.fin",
                """
                {1:F01ALFAAZ22AXXX0000000000}{2:I999NABZAZ2CXRTSN}{4:
                :20:SIG260401103000
                :79:/SIGNATURE/17
                /FAULT/OUTPUT 17: THE SIGNATURE DOES NOT FIT
                -}\
                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] forwarded() {
        String message =
                SamplePayments.mt103().priority(-1).userReference("").uetr("").text();
        if (!(SamplePayments.reader().read(message.getBytes(StandardCharsets.US_ASCII))
                instanceof PaymentInstruction payment)) {
            throw new IllegalStateException(message);
        }
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        OutputHeader header = header("BETAAZ22AXXX", 18).onBehalfOf(Text.of("ALFAAZ22XXX"));
        return Arrays.copyOf(target, new MtWriter().forward(header, payment, target, 0));
    }

    private static byte[] debit() {
        Booking booking = new Booking(
                Text.of("A000000000000049"),
                Text.of("ALFA260401-00001"),
                Text.of(SamplePayments.ALFA.account()),
                new Money(20_260_401, Text.of("AZN"), 150_000),
                Text.of("/ONBEHALF/BY THE CENTRAL BANK"));
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        OrderingParty centralBank = OrderingParty.institution("NABZAZ2CXXX");
        return Arrays.copyOf(
                target, new MtWriter().debitAdvice(header("ALFAAZ22AXXX", 111), booking, centralBank, target, 0));
    }

    private static byte[] cancelled() {
        MessageMeant payment = new MessageMeant(
                Text.of("A000000000000042"), Text.of("ALFA260401-00001"), 103, 20_260_401, Text.of("P-8/26"));
        Money money = new Money(20_260_401, Text.of("AZN"), 150_000);
        NoticeReason reason = new NoticeReason(Text.of("DS02"), 253, new Text(), Text.of("Cancelled by the sender"));
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        OutputHeader header = header("ALFAAZ22AXXX", 112);
        return Arrays.copyOf(target, new MtWriter().annulled(header, payment, money, reason, target, 0));
    }

    private static OutputHeader header(String receiver, long output) {
        return new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of(receiver))
                .numbers(output, 49)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES)
                .uetr(Text.of(SamplePayments.UETR));
    }
}
