package az.ecbar.ips;

import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;

/**
 * What a participant answers that was asked: pacs.002 to a payment or refund, pain.002 to a payment request, camt.029 to a
 * refund request. A refusal always bears a reason.
 *
 * @rule 5-1.12.1.3, 5-1.12.2.3, 5-1.14.3, 5-1.15.1.3
 */
public final class PaymentAnswer extends IpsMessage {
    private final int status;
    private final int originalSenderId;
    private final int originalId;
    private final int meantId;
    private final int reasonId;
    private final int reasonCode;
    private final int ownReason;
    private final int information;
    private final Text statusText = new Text();
    private final Text originalTransactionId = new Text();
    private final Text meantKind = new Text();
    private final Text reason = new Text();
    private final BicView originalSender = new BicView();
    private boolean isConfirmed;

    private PaymentAnswer(
            IpsKind kind,
            String own,
            String status,
            String sender,
            String id,
            String meant,
            String why,
            Values values) {
        super(kind, own, values);
        this.status = id(status);
        originalSenderId = id(sender);
        originalId = id(id);
        meantId = meant.isEmpty() ? Profile.NONE : id(meant);
        reasonId = id(why);
        reasonCode = id(why + "/Rsn/Cd");
        ownReason = id(why + "/Rsn/Prtry");
        information = id(why + "/AddtlInf");
    }

    static PaymentAnswer toPayment(Values values) {
        return new PaymentAnswer(
                IpsKind.STATUS,
                "GrpHdr/MsgId",
                "TxInfAndSts/TxSts",
                "TxInfAndSts/InstgAgt/FinInstnId/BICFI",
                "TxInfAndSts/OrgnlTxId",
                "TxInfAndSts/OrgnlGrpInf/OrgnlMsgNmId",
                "TxInfAndSts/StsRsnInf",
                values);
    }

    static PaymentAnswer toRequest(Values values) {
        return new PaymentAnswer(
                IpsKind.REQUEST_STATUS,
                "GrpHdr/MsgId",
                "OrgnlPmtInfAndSts/TxInfAndSts/TxSts",
                "GrpHdr/InitgPty/Id/OrgId/AnyBIC",
                "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId",
                "OrgnlGrpInfAndSts/OrgnlMsgNmId",
                "OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf",
                values);
    }

    static PaymentAnswer toRefundRequest(Values values) {
        return new PaymentAnswer(
                IpsKind.RESOLUTION,
                "Assgnmt/Id",
                "Sts/Conf",
                "RslvdCase/Cretr/Agt/FinInstnId/BICFI",
                "RslvdCase/Id",
                "",
                "CxlDtls/TxInfAndSts/CxlStsRsnInf",
                values);
    }

    @Override
    void take(Values read) throws Refusal {
        read.show(status, statusText);
        isConfirmed = statusText.sameAs("ACCP") || statusText.sameAs("AUTH");
        originalSender.show(read, originalSenderId);
        read.show(originalId, originalTransactionId);
        read.show(meantId, meantKind);
        read.show(read.has(reasonCode) ? reasonCode : ownReason, reason);
        if (!isConfirmed && !read.has(reasonId)) {
            throw missing(reasonId);
        }
        if (isConfirmed && read.has(reasonId)) {
            throw new Refusal(
                    FormatReason.FIELD_NOT_ALLOWED,
                    read.profile().path(reasonId),
                    "",
                    read.place(read.first(reasonId)));
        }
    }

    /** Whether it confirms; otherwise it refuses. */
    public boolean isConfirmed() {
        return isConfirmed;
    }

    /** What kind of message it answers. */
    public IpsKind answered() {
        return switch (kind()) {
            case REQUEST_STATUS -> IpsKind.REQUEST;
            case RESOLUTION -> IpsKind.REFUND_REQUEST;
            default -> meantKind.sameAs(Blocks.REFUND) ? IpsKind.REFUND : IpsKind.PAYMENT;
        };
    }

    /** BIC11 of who sent the message that is answered. */
    public Text originalSender() {
        return originalSender.text();
    }

    /** Its sender's identification of the transaction or case that is answered. */
    public Text originalTransactionId() {
        return originalTransactionId;
    }

    /** Why it is refused: a code of ISO, or a text of one's own; empty where it is confirmed. */
    public Text reason() {
        return reason;
    }

    /** Whether the reason is a code of ISO. */
    public boolean isIsoReason() {
        return values().has(reasonCode);
    }

    /** The first of the texts about the reason among {@link #values}; {@link Values#NONE} if there is none. */
    public int firstInformation() {
        return values().first(information);
    }
}
