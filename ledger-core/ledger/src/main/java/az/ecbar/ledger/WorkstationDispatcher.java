package az.ecbar.ledger;

import az.ecbar.ledger.azips.ChangeOrder;
import az.ecbar.ledger.azips.PaymentOrder;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.workstation.Workstations;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.EnterChangeDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SetWorkstationDecoder;
import org.agrona.DirectBuffer;

/** Reads the commands of the workstation and of paper for {@link ActionDispatcher}. Owned by the ledger's thread. */
final class WorkstationDispatcher {
    private final Workstations workstations;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EnterPaymentDecoder enterPayment = new EnterPaymentDecoder();
    private final EnterChangeDecoder enterChange = new EnterChangeDecoder();
    private final ChangeOrder change = new ChangeOrder();
    private final SetWorkstationDecoder setWorkstation = new SetWorkstationDecoder();
    private final PaymentOrder order = new PaymentOrder();
    private final Reference paper = new Reference();

    WorkstationDispatcher(Workstations workstations) {
        this.workstations = workstations;
    }

    RejectReason set(DirectBuffer buffer, int offset, long sequence, long timeNs, boolean isGenesis) {
        SetWorkstationDecoder c = setWorkstation.wrapAndApplyHeader(buffer, offset, header);
        return workstations.set(
                Bic.pack(buffer, c.offset() + SetWorkstationDecoder.bicEncodingOffset()),
                c.isOutOfOrder() == 1,
                c.paperDate(),
                paper.read(buffer, c.offset() + SetWorkstationDecoder.paperNumberEncodingOffset()),
                isGenesis,
                sequence,
                timeNs);
    }

    RejectReason enter(DirectBuffer buffer, int offset, long bearer, long sequence, long timeNs) {
        EnterPaymentDecoder c = enterPayment.wrapAndApplyHeader(buffer, offset, header);
        int at = c.offset();
        order.amountMinor = c.amountMinor();
        order.debtorTin = c.debtorTin();
        order.creditorTin = c.creditorTin();
        order.valueDate = c.valueDate();
        order.priority = c.priority();
        order.type = c.paymentType();
        order.limitTarget = c.limitTarget();
        order.currency = Currency.pack(buffer, at + EnterPaymentDecoder.currencyEncodingOffset());
        order.reference.read(buffer, at + EnterPaymentDecoder.referenceEncodingOffset());
        order.uetr.read(buffer, at + EnterPaymentDecoder.uetrEncodingOffset());
        order.senderBic = Bic.pack(buffer, at + EnterPaymentDecoder.senderBicEncodingOffset());
        order.debtorBic = Bic.pack(buffer, at + EnterPaymentDecoder.debtorBicEncodingOffset());
        order.creditorBic = Bic.pack(buffer, at + EnterPaymentDecoder.creditorBicEncodingOffset());
        AccountNumber.pack(buffer, at + EnterPaymentDecoder.debtorAccountEncodingOffset(), order.debtorAccount, 1);
        AccountNumber.pack(buffer, at + EnterPaymentDecoder.creditorAccountEncodingOffset(), order.creditorAccount, 1);
        return workstations.enter(
                order,
                c.channel(),
                c.paperDate(),
                paper.read(buffer, at + EnterPaymentDecoder.paperNumberEncodingOffset()),
                bearer,
                sequence,
                timeNs);
    }

    RejectReason enterChange(DirectBuffer buffer, int offset, long bearer, long sequence, long timeNs) {
        EnterChangeDecoder c = enterChange.wrapAndApplyHeader(buffer, offset, header);
        int at = c.offset();
        change.change = c.change();
        change.priority = c.priority();
        change.valueDate = c.valueDate();
        change.paymentReference.read(buffer, at + EnterChangeDecoder.paymentReferenceEncodingOffset());
        change.senderBic = Bic.pack(buffer, at + EnterChangeDecoder.senderBicEncodingOffset());
        return workstations.enterChange(
                change,
                c.channel(),
                c.paperDate(),
                paper.read(buffer, at + EnterChangeDecoder.paperNumberEncodingOffset()),
                bearer,
                sequence,
                timeNs);
    }
}
