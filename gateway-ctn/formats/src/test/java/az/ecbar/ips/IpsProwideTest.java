package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import az.ecbar.iso.profile.Refusal;
import com.prowidesoftware.swift.model.mx.AbstractMX;
import com.prowidesoftware.swift.model.mx.MxPacs00800108;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction39;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Prowide ISO 20022 as a second opinion: it reads what we accept and what we write, and what it then writes says the same,
 * value by value; so neither reads less than the other.
 */
class IpsProwideTest {
    private static final int CASES = 12;

    private final IpsReader reader = new IpsReader();

    @Test
    void whatProwideWritesOfWhatWeAcceptWeReadTheSame() {
        for (IpsKind kind : IpsKind.values()) {
            for (int seed = 0; seed < CASES; seed++) {
                String message = RandomSource.of(kind, seed);
                String said = Readings.said(Readings.read(reader, message).values());
                String again = byProwide(message);
                assertEquals(said, Readings.said(Readings.read(reader, again).values()), message);
            }
        }
    }

    @Test
    void whatProwideWritesOfWhatWeWriteSaysTheSame() throws Refusal {
        for (String sample : new Outputs().samples().values()) {
            assertEquals(Readings.delivered(sample), Readings.delivered(byProwide(sample)), sample);
        }
    }

    /** Not only the same texts: the same meaning, field by field, where money is. */
    @Test
    void prowideReadsAPaymentAsWeDo() {
        for (int seed = 0; seed < CASES; seed++) {
            String message = RandomSource.of(IpsKind.PAYMENT, seed);
            PaymentOrder ours = Readings.read(reader, message, PaymentOrder.class);
            CreditTransferTransaction39 theirs = MxPacs00800108.parse(message)
                    .getFIToFICstmrCdtTrf()
                    .getCdtTrfTxInf()
                    .getFirst();
            BigDecimal amount = theirs.getIntrBkSttlmAmt().getValue();
            assertEquals(0, amount.movePointRight(2).compareTo(BigDecimal.valueOf(ours.amountMinor())), message);
            assertEquals(theirs.getPmtId().getTxId(), ours.transactionId().toString());
            assertEquals(theirs.getIntrBkSttlmDt().toString().replace("-", ""), Integer.toString(ours.valueDate()));
            assertEquals(
                    theirs.getDbtrAgtAcct().getId().getIBAN(),
                    ours.debtorAccount().toString());
            assertEquals(
                    theirs.getCdtrAgtAcct().getId().getIBAN(),
                    ours.creditorAccount().toString());
            String bic = theirs.getDbtrAgt().getFinInstnId().getBICFI();
            assertEquals(bic.length() == 8 ? bic + "XXX" : bic, ours.debtorBic().toString());
        }
    }

    private static String byProwide(String message) {
        AbstractMX mx = AbstractMX.parse(message);
        assertNotNull(mx, message);
        String document = mx.document();
        int from = document.indexOf('<', document.startsWith("<?") ? 2 : 0);
        return message.substring(0, message.indexOf("<Document")) + document.substring(from) + "</DataPDU>";
    }
}
