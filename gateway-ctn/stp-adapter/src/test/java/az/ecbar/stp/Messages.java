package az.ecbar.stp;

import az.ecbar.mt.Text;
import az.ecbar.mt.output.Booking;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OrderingParty;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Messages of invented banks for the tests of this package. */
final class Messages {
    private Messages() {}

    static String payment(String reference) {
        return payment(reference, "TEST");
    }

    static String payment(String reference, String text) {
        return "{1:F01ALFAAZ22AXXX0000000000}{2:I103NABZAZ2CXRTSN}{3:{113:0050}}{4:\r\n:20:" + reference
                + "\r\n:23B:CRED\r\n:32A:261123AZN100,\r\n:70:" + text + "\r\n:71A:OUR\r\n-}";
    }

    static String forwarded(String reference) {
        return "{1:F01BETAAZ22AXXX0000000000}{2:O1031200261122NABZAZ2CXRTS00000000002611221200N}{4:\r\n:20:" + reference
                + "\r\n:32A:261123AZN100,\r\n-}";
    }

    /** As the centre writes it, about the message with this sequence and reference. */
    static String notice(String subType, long sequence, String related, String isoReason) {
        MessageMeant meant = new MessageMeant(centreReference(sequence), Text.of(related), 103, 20_261_122);
        Money money = new Money(20_261_123, Text.of("AZN"), 10_000);
        NoticeReason reason = new NoticeReason(Text.of(isoReason), 220, Text.of("32A"), Text.of("a reason"));
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        MtWriter writer = new MtWriter();
        int length = switch (subType) {
            case "012" -> writer.executed(header(), meant, money, target, 0);
            case "700" -> writer.waits(header(), meant, money, 50, reason, target, 0);
            case "701" -> writer.annulled(header(), meant, money, reason, target, 0);
            case "900" -> writer.refused(header(), meant, reason, target, 0);
            default -> throw new IllegalArgumentException(subType);
        };
        return new String(target, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The advice of a debit for the payment with this sequence and reference. */
    static String debitAdvice(long sequence, String related) {
        Booking booking = new Booking(
                centreReference(sequence),
                Text.of(related),
                Text.of("AZ21NABZ00000000137010001944"),
                new Money(20_261_123, Text.of("AZN"), 10_000));
        byte[] target = new byte[MtWriter.MAX_LENGTH];
        int length = new MtWriter().debitAdvice(header(), booking, OrderingParty.OWNER, target, 0);
        return new String(target, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static Text centreReference(long sequence) {
        return Text.of(String.format(Locale.ROOT, "A%015d", sequence));
    }

    private static OutputHeader header() {
        return new OutputHeader()
                .system(Text.of("NABZAZ2CXRTS"))
                .receiver(Text.of("ALFAAZ22AXXX"))
                .numbers(1, 1)
                .moment(1_795_300_000_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES)
                .uetr(Text.of(""));
    }

    static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }
}
