package az.ecbar.ips;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;

/**
 * camt.056: the creditor of a payment is asked to pay it back. Its case identifies it.
 *
 * @rule 5-1.8.4, 5-1.15.1.1, 5-1.15.2.1
 */
public final class RefundRequest extends IpsMessage {
    private final int requestId = id("Case/Id");
    private final int creator = id("Case/Cretr/Agt/FinInstnId/BICFI");
    private final int originalTransaction = id("Undrlyg/TxInf/OrgnlTxId");
    private final int unique = id("Undrlyg/TxInf/OrgnlUETR");
    private final int amount = id("Undrlyg/TxInf/OrgnlIntrBkSttlmAmt");
    private final int reasonCode = id("Undrlyg/TxInf/CxlRsnInf/Rsn/Cd");
    private final int ownReason = id("Undrlyg/TxInf/CxlRsnInf/Rsn/Prtry");
    private final int payer = id("Undrlyg/TxInf/OrgnlTxRef/DbtrAgt/FinInstnId/BICFI");
    private final int payee = id("Undrlyg/TxInf/OrgnlTxRef/CdtrAgt/FinInstnId/BICFI");

    private final Text request = new Text();
    private final Text originalTransactionId = new Text();
    private final Text uetr = new Text();
    private final Text reason = new Text();
    private final BicView creatorBic = new BicView();
    private final BicView originalSender = new BicView();
    private final BicView asked = new BicView();
    private long originalAmountMinor;

    RefundRequest(Values values) {
        super(IpsKind.REFUND_REQUEST, "Assgnmt/Id", values);
    }

    @Override
    void take(Values read) throws Refusal {
        creatorBic.show(read, creator);
        if (!creatorBic.text().sameAs(sender())) {
            throw fault(FormatReason.IDENTIFICATION_DIFFERS, creator);
        }
        read.show(requestId, request);
        read.show(originalTransaction, originalTransactionId);
        read.show(unique, uetr);
        read.show(read.has(reasonCode) ? reasonCode : ownReason, reason);
        originalSender.show(read, payer);
        asked.show(read, payee);
        originalAmountMinor = minor(read, amount);
    }

    /** The case, its sender's identification of the refund request: at most 35 ASCII characters. */
    public Text requestId() {
        return request;
    }

    /** BIC11 of who sent the payment: its debtor. */
    public Text originalSender() {
        return originalSender.text();
    }

    /** BIC11 of who is asked: the payment's creditor. */
    public Text askedBic() {
        return asked.text();
    }

    /** The transaction's identification of the payment. */
    public Text originalTransactionId() {
        return originalTransactionId;
    }

    /** The UETR of the payment; may be empty. */
    public Text uetr() {
        return uetr;
    }

    /** The amount of the payment, in qəpik; -1 if it is not said. */
    public long originalAmountMinor() {
        return originalAmountMinor;
    }

    /** Why: a code of ISO, or a text of one's own. */
    public Text reason() {
        return reason;
    }
}
