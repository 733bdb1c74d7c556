package az.ecbar.ips;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;

/**
 * pain.001: the debtor is asked to pay, by the creditor's participant or by an intermediary. Its transaction is identified by
 * EndToEndId, which the payment on request repeats.
 *
 * @rule 5-1.8.2, 5-1.12.2.1, 5-1.13.1
 */
public final class PaymentRequest extends Transaction {
    private final int message = id("GrpHdr/MsgId");
    private final int initiator = id("GrpHdr/InitgPty/Id/OrgId/AnyBIC");
    private final int paymentId = id("PmtInf/PmtInfId");
    private final int date = id("PmtInf/ReqdExctnDt/Dt");
    private final int debtorBic = id("PmtInf/DbtrAgt/FinInstnId/BICFI");
    private final int debtorAccount = id("PmtInf/DbtrAgtAcct/Id/IBAN");
    private final int instruction = id("PmtInf/CdtTrfTxInf/PmtId/InstrId");
    private final int endToEnd = id("PmtInf/CdtTrfTxInf/PmtId/EndToEndId");
    private final int unique = id("PmtInf/CdtTrfTxInf/PmtId/UETR");
    private final int amount = id("PmtInf/CdtTrfTxInf/Amt/InstdAmt");
    private final int creditorBic = id("PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/BICFI");
    private final int creditorAccount = id("PmtInf/CdtTrfTxInf/CdtrAgtAcct/Id/IBAN");

    private final Text first = new Text();
    private final Text second = new Text();
    private final BicView initiatorBic = new BicView();

    PaymentRequest(Values values) {
        super(IpsKind.REQUEST, values);
    }

    @Override
    void take(Values read) throws Refusal {
        takeIds(read, endToEnd, endToEnd, instruction, unique);
        takeMoney(read, amount, date);
        takeDebtor(read, debtorBic, debtorAccount);
        takeCreditor(read, creditorBic, creditorAccount);
        initiatorBic.show(read, initiator);
        if (!initiatorBic.text().sameAs(sender())) {
            throw fault(FormatReason.IDENTIFICATION_DIFFERS, initiator);
        }
        if (!read.show(paymentId, first).sameAs(read.show(message, second))) {
            throw fault(FormatReason.IDENTIFICATION_DIFFERS, paymentId);
        }
    }
}
