package az.ecbar.stp;

import java.nio.charset.StandardCharsets;

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

    static String notice(String subType, String reference, String related, String reason) {
        return "{1:F01ALFAAZ22AXXX0000000000}{2:O2981200261122NABZAZ2CXRTS00000000002611221200N}{4:\r\n:20:" + reference
                + "\r\n:12:" + subType + "\r\n:77E:\r\n:21:" + related + "\r\n"
                + (reason.isEmpty() ? "" : ":79:" + reason + "\r\n") + "-}";
    }

    static String advice(String type, String reference, String related) {
        return "{1:F01ALFAAZ22AXXX0000000000}{2:O" + type
                + "1200261122NABZAZ2CXRTS00000000002611221200N}{4:\r\n:20:" + reference + "\r\n:21:" + related
                + "\r\n:25:AZ00NABZ01350100000000001944\r\n:32A:261123AZN100,\r\n-}";
    }

    static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }
}
