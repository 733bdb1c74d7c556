package az.ecbar.stp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which advices are about a payment of the bank's own. */
@Rule("4.19")
class NoticeReaderTest {
    private static final String DEBIT = """
        {1:F01ALFAAZ22AXXX0000000106}{2:O9001030260401NABZAZ2CXRTS00000000422604011030N}{4:
        :20:A000000000000042
        :21:ALFA260401-00001
        :25:AZ89NABZ01350100000000901944
        :13D:2604011030+0400
        :32A:260401AZN1500,00
        -}\
        """.replace("\n", "\r\n");

    private final NoticeReader reader = new NoticeReader();

    private @Nullable AboutOurs said(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return reader.read(bytes, MessageGlance.at(bytes));
    }

    @Test
    void aDebitThatNobodyElseOrderedEndsOurPayment() {
        AboutOurs said = said(DEBIT);
        assertNotNull(said);
        assertEquals(AboutOurs.Event.SETTLED, said.event());
        assertEquals("ALFA260401-00001", said.reference());
    }

    /** Its decision may bear the reference of a payment of ours, which must not be taken for executed by it. */
    @Test
    void aWithdrawalByTheCentralBankIsNoPaymentOfOurs() {
        assertNull(said(DEBIT.replace("-}", ":52A:NABZAZ2CXXX\r\n:72:/WITHDRAW/BY THE CENTRAL BANK\r\n-}")));
    }
}
