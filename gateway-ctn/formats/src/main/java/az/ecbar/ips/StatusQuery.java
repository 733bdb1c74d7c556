package az.ecbar.ips;

import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.Text;

/**
 * pacs.028 and pain.998: what became of a payment or refund, or of a payment request.
 *
 * @rule 5-1.17.1, 5-1.17.2
 */
public final class StatusQuery extends IpsMessage {
    private final int senderId;
    private final int transaction;
    private final int meantId;
    private final Text originalTransactionId = new Text();
    private final Text meantKind = new Text();
    private final BicView originalSender = new BicView();

    private StatusQuery(IpsKind kind, String own, String sender, String transaction, String meant, Values values) {
        super(kind, own, values);
        senderId = id(sender);
        this.transaction = id(transaction);
        meantId = meant.isEmpty() ? Profile.NONE : id(meant);
    }

    static StatusQuery ofPayment(Values values) {
        return new StatusQuery(
                IpsKind.STATUS_QUERY,
                "GrpHdr/MsgId",
                "TxInf/InstgAgt/FinInstnId/BICFI",
                "TxInf/OrgnlTxId",
                "TxInf/OrgnlGrpInf/OrgnlMsgNmId",
                values);
    }

    static StatusQuery ofRequest(Values values) {
        return new StatusQuery(
                IpsKind.REQUEST_STATUS_QUERY,
                "MsgHdr/MsgId",
                "PrtryData/Data/StsReq/OrgnlSndr",
                "PrtryData/Data/StsReq/OrgnlEndToEndId",
                "",
                values);
    }

    @Override
    void take(Values read) {
        originalSender.show(read, senderId);
        read.show(transaction, originalTransactionId);
        read.show(meantId, meantKind);
    }

    /** What kind of message it asks about: a payment unless it says a refund. */
    public IpsKind asked() {
        if (kind() == IpsKind.REQUEST_STATUS_QUERY) {
            return IpsKind.REQUEST;
        }
        return meantKind.sameAs(Blocks.REFUND) ? IpsKind.REFUND : IpsKind.PAYMENT;
    }

    /** BIC11 of who sent the message that is asked about. */
    public Text originalSender() {
        return originalSender.text();
    }

    /** Its sender's identification of the transaction that is asked about. */
    public Text originalTransactionId() {
        return originalTransactionId;
    }
}
