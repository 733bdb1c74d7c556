package az.ecbar.gateway.inbound;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.MtReader;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.EnterPaymentEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the number of a paper may be: an approver reads it beside the payment, so it must not steer his terminal. */
class PaymentEntryTest {
    private final PaymentEntry entry = new PaymentEntry(MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS"));

    private byte[] entered(String paperNumber) {
        Party alfa = Party.participant("ALFA", "505901", "1400090331", "ALFAAZ22XXX", "AZ89NABZ01350100000000901944");
        Party beta = Party.participant("BETA", "505911", "1400057421", "BETAAZ22XXX", "AZ28NABZ01350100000000909944");
        String message = PaymentBuilder.mt205()
                .sender("ALFAAZ22AXXX")
                .number(1)
                .reference("PAY-1")
                .valueDate(20260427)
                .amount("AZN", 1_010)
                .issuer(alfa)
                .beneficiary(beta)
                .text();
        return entry.write(message.getBytes(StandardCharsets.US_ASCII), Channel.PAPER, 20260427, paperNumber);
    }

    private boolean isFaithful(byte[] command) {
        return entry.isFaithful(new UnsafeBuffer(command), 0, command.length);
    }

    @Test
    @Rule("6.1")
    void aNumberIsWhatAReferenceMayBe() {
        assertTrue(isFaithful(entered("P-7/26")));
        assertTrue(isFaithful(entered("")), "the ledger refuses it and says why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-7\u001b[1A\u001b[2K", "P-7\n", "P-7\r", "//", "/P"})
    void anotherNumberIsNotWrittenAndNotTakenFromWhoWroteItHimself(String number) {
        assertThrows(IllegalArgumentException.class, () -> entered(number));

        byte[] command = entered("P-7/26");
        byte[] bytes = Arrays.copyOf(number.getBytes(StandardCharsets.ISO_8859_1), 16);
        int at = MessageHeaderEncoder.ENCODED_LENGTH + EnterPaymentEncoder.paperNumberEncodingOffset();
        System.arraycopy(bytes, 0, command, at, bytes.length);
        assertFalse(isFaithful(command));
    }
}
