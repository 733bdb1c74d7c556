package az.ecbar.gateway.inbound;

import az.ecbar.mt.ChangeRequest;
import az.ecbar.mt.Inquiry;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.PaymentParty;
import az.ecbar.mt.SignatureReport;
import az.ecbar.mt.Text;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.ChangePaymentEncoder;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RefuseInputEncoder;
import az.ecbar.schema.ReportBadSignatureEncoder;
import az.ecbar.schema.SubmitInquiryEncoder;
import az.ecbar.schema.SubmitPaymentEncoder;
import az.ecbar.schema.SubmitTransferEncoder;
import az.ecbar.schema.TransferPartEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes the commands of bank inputs into slots of the ring. Each method answers false when the ring is full, and then
 * has done nothing. Owned by the edge's thread; does not allocate.
 */
final class CommandWriter {
    /** Bytes of a payment's or refusal's command beside proof and message; the payment's is the longer one. */
    private static final int LONGEST_HEAD = MessageHeaderEncoder.ENCODED_LENGTH
            + SubmitPaymentEncoder.BLOCK_LENGTH
            + SubmitPaymentEncoder.proofHeaderLength()
            + SubmitPaymentEncoder.messageHeaderLength();

    private final CommandSink sink;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SubmitPaymentEncoder payment = new SubmitPaymentEncoder();
    private final ChangePaymentEncoder change = new ChangePaymentEncoder();
    private final SubmitInquiryEncoder inquiry = new SubmitInquiryEncoder();
    private final ReportBadSignatureEncoder signatureReport = new ReportBadSignatureEncoder();
    private final RefuseInputEncoder refusal = new RefuseInputEncoder();
    private final TransferPartEncoder part = new TransferPartEncoder();
    private final SubmitTransferEncoder transfer = new SubmitTransferEncoder();
    private final byte[] senderBic = new byte[InputOrigin.BIC_LENGTH];

    CommandWriter(CommandSink sink) {
        this.sink = sink;
    }

    /** Whether proof and message fit into one slot beside the rest of the command. */
    static boolean fitsSlot(int proofLength, int messageLength) {
        return messageLength <= CommandSink.MAX_PAYLOAD_LENGTH - LONGEST_HEAD - proofLength;
    }

    boolean submitPayment(
            InputOrigin origin,
            long transferId,
            PaymentInstruction instruction,
            byte[] uetr,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        MutableDirectBuffer slot = sink.claim(LONGEST_HEAD + proofLength + messageLength);
        if (slot == null) {
            return false;
        }
        PaymentParty issuer = instruction.issuer();
        PaymentParty beneficiary = instruction.beneficiary();
        instruction.copySenderBic(senderBic, 0);
        payment.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(payment.origin());
        payment.transferId(transferId)
                .amountMinor(instruction.amountMinor())
                .debtorTin(issuer.tin().toNumber())
                .creditorTin(beneficiary.tin().toNumber())
                .valueDate(instruction.valueDate())
                .priority((short) instruction.priority())
                .paymentType(paymentType(instruction))
                .limitTarget(limitTarget(instruction));
        payment.flags().clear().pOSSIBLE_DUPLICATE(instruction.isPossibleDuplicate());
        payment.currency(instruction.currency())
                .reference(instruction.reference())
                .putUetr(uetr, 0, uetr.length)
                .putSenderBic(senderBic, 0)
                .debtorBic(issuer.bic())
                .creditorBic(beneficiary.bic())
                .debtorAccount(issuer.account())
                .creditorAccount(creditorAccount(instruction))
                .putProof(proof, proofOffset, proofLength)
                .putMessage(message, messageOffset, messageLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + payment.encodedLength());
        return true;
    }

    boolean changePayment(
            InputOrigin origin,
            long transferId,
            ChangeRequest request,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        MutableDirectBuffer slot = sink.claim(LONGEST_HEAD + proofLength + messageLength);
        if (slot == null) {
            return false;
        }
        request.copySenderBic(senderBic, 0);
        change.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(change.origin());
        change.transferId(transferId)
                .change(request.smt() == ChangeRequest.PRIORITY ? PaymentChange.PRIORITY : PaymentChange.CANCELLATION)
                .priority((short) request.priority())
                .valueDate(request.valueDate())
                .reference(request.reference())
                .paymentReference(request.paymentReference())
                .putSenderBic(senderBic, 0)
                .putProof(proof, proofOffset, proofLength)
                .putMessage(message, messageOffset, messageLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + change.encodedLength());
        return true;
    }

    boolean submitInquiry(
            InputOrigin origin,
            long transferId,
            Inquiry asked,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        MutableDirectBuffer slot = sink.claim(LONGEST_HEAD + proofLength + messageLength);
        if (slot == null) {
            return false;
        }
        asked.copySenderBic(senderBic, 0);
        inquiry.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(inquiry.origin());
        inquiry.transferId(transferId)
                .report(report(asked.kind()))
                .account(asked.account())
                .currency(asked.currency())
                .floorMinor(asked.floorMinor())
                .meant(asked.meant())
                .reference(asked.reference())
                .putSenderBic(senderBic, 0)
                .putProof(proof, proofOffset, proofLength)
                .putMessage(message, messageOffset, messageLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + inquiry.encodedLength());
        return true;
    }

    boolean reportBadSignature(
            InputOrigin origin,
            long transferId,
            SignatureReport told,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        MutableDirectBuffer slot = sink.claim(LONGEST_HEAD + proofLength + messageLength);
        if (slot == null) {
            return false;
        }
        told.copySenderBic(senderBic, 0);
        signatureReport.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(signatureReport.origin());
        signatureReport
                .transferId(transferId)
                .outputNumber(told.outputNumber())
                .reference(told.reference())
                .putSenderBic(senderBic, 0)
                .fault(told.fault())
                .putProof(proof, proofOffset, proofLength)
                .putMessage(message, messageOffset, messageLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + signatureReport.encodedLength());
        return true;
    }

    private static AccountReport report(Inquiry.Kind kind) {
        return switch (kind) {
            case BALANCE -> AccountReport.BALANCE;
            case INTERIM -> AccountReport.INTERIM;
            case STATEMENT -> AccountReport.STATEMENT;
            case MOVEMENTS -> AccountReport.MOVEMENTS;
            case PENDING -> AccountReport.PENDING;
            case PAYMENT -> AccountReport.PAYMENT;
        };
    }

    boolean refuseInput(
            InputOrigin origin,
            long transferId,
            int reason,
            CharSequence tag,
            CharSequence reference,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        MutableDirectBuffer slot = sink.claim(LONGEST_HEAD + proofLength + messageLength);
        if (slot == null) {
            return false;
        }
        refusal.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(refusal.origin());
        refusal.reason(reason)
                .tag(tag)
                .reference(reference)
                .transferId(transferId)
                .putProof(proof, proofOffset, proofLength)
                .putMessage(message, messageOffset, messageLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + refusal.encodedLength());
        return true;
    }

    boolean transferPart(
            InputOrigin origin,
            long transferId,
            int number,
            int of,
            long wholeLengthBytes,
            DirectBuffer content,
            int offset,
            int length) {
        MutableDirectBuffer slot = sink.claim(CommandSink.MAX_PAYLOAD_LENGTH);
        if (slot == null) {
            return false;
        }
        part.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(part.origin());
        part.transferId(transferId)
                .part(number)
                .of(of)
                .wholeLengthBytes(wholeLengthBytes)
                .putContent(content, offset, length);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + part.encodedLength());
        return true;
    }

    boolean submitTransfer(InputOrigin origin, long transferId, DirectBuffer proof, int proofOffset, int proofLength) {
        MutableDirectBuffer slot = sink.claim(CommandSink.MAX_PAYLOAD_LENGTH);
        if (slot == null) {
            return false;
        }
        transfer.wrapAndApplyHeader(slot, CommandSink.PAYLOAD_OFFSET, header);
        origin.encode(transfer.origin());
        transfer.transferId(transferId).messageType(0).reference("").putProof(proof, proofOffset, proofLength);
        sink.publish(MessageHeaderEncoder.ENCODED_LENGTH + transfer.encodedLength());
        return true;
    }

    static PaymentType paymentType(PaymentInstruction instruction) {
        return switch (instruction.messageType()) {
            case 102 -> PaymentType.MT102;
            case 103 -> PaymentType.MT103;
            default -> PaymentType.MT205;
        };
    }

    /** Of what raises a limit in IPS the account that it names for that; else the beneficiary's. */
    static Text creditorAccount(PaymentInstruction instruction) {
        return limitTarget(instruction) == LimitTarget.IPS
                ? instruction.limitAccount()
                : instruction.beneficiary().account();
    }

    static LimitTarget limitTarget(PaymentInstruction instruction) {
        return switch (instruction.limitTarget()) {
            case NONE -> LimitTarget.NONE;
            case LVPCSS -> LimitTarget.LVPCSS;
            case IPS -> LimitTarget.IPS;
        };
    }
}
