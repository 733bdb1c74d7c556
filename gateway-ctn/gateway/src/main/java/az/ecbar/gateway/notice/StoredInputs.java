package az.ecbar.gateway.notice;

import az.ecbar.command.ActionLine;
import az.ecbar.iso.MessageReader;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.ApproveActionDecoder;
import az.ecbar.schema.ChangePaymentDecoder;
import az.ecbar.schema.EnterChangeDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ProposeActionDecoder;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.schema.RegisterCertificateDecoder;
import az.ecbar.schema.ReportBadSignatureDecoder;
import az.ecbar.schema.SubmitInquiryDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import az.ecbar.schema.SubmitTransferDecoder;
import az.ecbar.schema.TransferPartDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads bank inputs and certificates back from the journal. The last input is kept, since the notices of one payment
 * follow each other. Owned by the edge's thread.
 */
final class StoredInputs {
    private final StoredRecords records;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SubmitPaymentDecoder payment = new SubmitPaymentDecoder();
    private final ChangePaymentDecoder change = new ChangePaymentDecoder();
    private final RefuseInputDecoder refusal = new RefuseInputDecoder();
    private final SubmitInquiryDecoder inquiry = new SubmitInquiryDecoder();
    private final ReportBadSignatureDecoder report = new ReportBadSignatureDecoder();
    private final SubmitTransferDecoder transfer = new SubmitTransferDecoder();
    private final TransferPartDecoder part = new TransferPartDecoder();
    private final RegisterCertificateDecoder certificate = new RegisterCertificateDecoder();
    private final ProposeActionDecoder proposal = new ProposeActionDecoder();
    private final ApproveActionDecoder approval = new ApproveActionDecoder();
    private final EnterPaymentDecoder entered = new EnterPaymentDecoder();
    private final EnterChangeDecoder enteredChange = new EnterChangeDecoder();
    private final UnsafeBuffer action = new UnsafeBuffer(0, 0);
    private final ActionLine actionLine = new ActionLine();
    private final StoredInput input = new StoredInput();

    StoredInputs(StoredRecords records) {
        this.records = records;
    }

    /**
     * Loads an input.
     *
     * @param sequence of the command that took its number
     * @param firstSequence of the record that bears its bytes: the same, or the first part
     */
    StoredInput load(long sequence, long firstSequence) {
        if (input.sequence == sequence) {
            return input;
        }
        input.sequence = 0; // until it is whole
        int templateId = readCommand(sequence);
        input.timeNs = RecordHeader.timeNs(record, 0);
        input.message = new byte[0];
        input.isOnBehalf = false;
        input.paperNumber = "";
        switch (templateId) {
            case SubmitPaymentDecoder.TEMPLATE_ID -> takePayment();
            case ChangePaymentDecoder.TEMPLATE_ID -> takeChange();
            case RefuseInputDecoder.TEMPLATE_ID -> takeRefusal();
            case SubmitInquiryDecoder.TEMPLATE_ID -> takeInquiry();
            case ReportBadSignatureDecoder.TEMPLATE_ID -> takeReport();
            case SubmitTransferDecoder.TEMPLATE_ID -> takeTransfer();
            case ApproveActionDecoder.TEMPLATE_ID -> takeEntered();
            default -> throw new RenderingFailure("record " + sequence + " is no input of a bank");
        }
        input.hasMessage = input.transferId == 0 || putPartsTogether(firstSequence, sequence);
        input.sequence = sequence;
        return input;
    }

    /** The DER bytes of the certificate that a record bears, itself or as a proposed action. */
    byte[] certificate(long sequence) {
        RegisterCertificateDecoder registration = registration(sequence);
        byte[] der = new byte[registration.certificateLength()];
        registration.getCertificate(der, 0, der.length);
        return der;
    }

    /** The holder's name beside the certificate that a record bears. */
    String certificateHolder(long sequence) {
        return registration(sequence).holder();
    }

    private RegisterCertificateDecoder registration(long sequence) {
        int templateId = readCommand(sequence);
        DirectBuffer buffer = record;
        int offset = RecordHeader.HEADER_LENGTH;
        if (templateId == ProposeActionDecoder.TEMPLATE_ID) {
            proposal.wrapAndApplyHeader(record, offset, header);
            proposal.wrapAction(action);
            buffer = action;
            offset = 0;
            header.wrap(buffer, offset);
            templateId = header.templateId();
        }
        if (templateId != RegisterCertificateDecoder.TEMPLATE_ID) {
            throw new RenderingFailure("record " + sequence + " bears no certificate");
        }
        return certificate.wrapAndApplyHeader(buffer, offset, header);
    }

    private int readCommand(long sequence) {
        int length = records.read(sequence, record, 0);
        if (length == StoredRecords.UNREADABLE) {
            throw new RecordUnreadable(sequence);
        }
        if (length < RecordHeader.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH
                || RecordHeader.sequence(record, 0) != sequence) {
            throw new RenderingFailure("record " + sequence + " is not in the journal");
        }
        header.wrap(record, RecordHeader.HEADER_LENGTH);
        return header.templateId();
    }

    private void takePayment() {
        payment.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        input.origin(payment.origin());
        input.transferId = payment.transferId();
        input.isPayment = true;
        payment.getUetr(input.uetr, 0, StoredInput.UETR_LENGTH);
        input.proof = new byte[payment.proofLength()];
        payment.getProof(input.proof, 0, input.proof.length);
        if (input.transferId == 0) {
            input.message = new byte[payment.messageLength()];
            payment.getMessage(input.message, 0, input.message.length);
        }
    }

    /** What operators entered: the approval took it, the proposal bears it. */
    private void takeEntered() {
        approval.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        long proposalId = approval.proposalId();
        input.isOnBehalf = true;
        if (actionOf(proposalId) == EnterChangeDecoder.TEMPLATE_ID) {
            takeEnteredChange();
            return;
        }
        EnterPaymentDecoder entered = entered(proposalId);
        input.isPayment = true;
        input.participant = entered.senderBic();
        input.channel = entered.channel();
        input.paperNumber = entered.paperNumber();
        input.transferId = 0;
        input.proof = new byte[0];
        entered.getUetr(input.uetr, 0, StoredInput.UETR_LENGTH);
        input.message = new byte[entered.messageLength()];
        entered.getMessage(input.message, 0, input.message.length);
    }

    private void takeEnteredChange() {
        EnterChangeDecoder change = enteredChange.wrapAndApplyHeader(action, 0, header);
        input.paperNumber = change.paperNumber();
        input.isPayment = false;
        input.participant = change.senderBic();
        input.channel = change.channel();
        input.transferId = 0;
        input.proof = new byte[0];
    }

    /** Template of the action that a proposal bears, which {@link #action} then holds. */
    private int actionOf(long proposalId) {
        if (readCommand(proposalId) != ProposeActionDecoder.TEMPLATE_ID) {
            throw new RenderingFailure("record " + proposalId + " is no proposal");
        }
        proposal.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        proposal.wrapAction(action);
        return header.wrap(action, 0).templateId();
    }

    /** The payment that a proposal bears; valid until another record is read. */
    EnterPaymentDecoder entered(long proposalId) {
        if (actionOf(proposalId) != EnterPaymentDecoder.TEMPLATE_ID) {
            throw new RenderingFailure("record " + proposalId + " bears no payment that was entered");
        }
        return entered.wrapAndApplyHeader(action, 0, header);
    }

    /** Whether a proposal bears a change of a payment. */
    boolean isEnteredChange(long proposalId) {
        return actionOf(proposalId) == EnterChangeDecoder.TEMPLATE_ID;
    }

    /** The change of a payment that a proposal bears; valid until another record is read. */
    EnterChangeDecoder enteredChange(long proposalId) {
        if (!isEnteredChange(proposalId)) {
            throw new RenderingFailure("record " + proposalId + " bears no change that was entered");
        }
        return enteredChange.wrapAndApplyHeader(action, 0, header);
    }

    /** The action that a proposal bears, as its approver must see it. */
    String proposed(long proposalId) {
        return actionLine.of(actionOf(proposalId), action);
    }

    /** Certificate of the operator who made a proposal. */
    int proposer(long proposalId) {
        if (readCommand(proposalId) != ProposeActionDecoder.TEMPLATE_ID) {
            throw new RenderingFailure("record " + proposalId + " is no proposal");
        }
        return proposal.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                .origin()
                .certificateId();
    }

    private void takeChange() {
        change.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        input.origin(change.origin());
        input.transferId = change.transferId();
        input.isPayment = false;
        input.proof = new byte[change.proofLength()];
        change.getProof(input.proof, 0, input.proof.length);
        if (input.transferId == 0) {
            input.message = new byte[change.messageLength()];
            change.getMessage(input.message, 0, input.message.length);
        }
    }

    private void takeRefusal() {
        refusal.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        input.origin(refusal.origin());
        input.transferId = refusal.transferId();
        input.isPayment = false;
        input.proof = new byte[refusal.proofLength()];
        refusal.getProof(input.proof, 0, input.proof.length);
        if (input.transferId == 0) {
            input.message = new byte[refusal.messageLength()];
            refusal.getMessage(input.message, 0, input.message.length);
        }
    }

    private void takeInquiry() {
        inquiry.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        input.origin(inquiry.origin());
        input.transferId = inquiry.transferId();
        input.isPayment = false;
        input.proof = new byte[inquiry.proofLength()];
        inquiry.getProof(input.proof, 0, input.proof.length);
        if (input.transferId == 0) {
            input.message = new byte[inquiry.messageLength()];
            inquiry.getMessage(input.message, 0, input.message.length);
        }
    }

    private void takeReport() {
        report.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        input.origin(report.origin());
        input.transferId = report.transferId();
        input.isPayment = false;
        input.proof = new byte[report.proofLength()];
        report.getProof(input.proof, 0, input.proof.length);
        if (input.transferId == 0) {
            input.message = new byte[report.messageLength()];
            report.getMessage(input.message, 0, input.message.length);
        }
    }

    private void takeTransfer() {
        transfer.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        input.origin(transfer.origin());
        input.transferId = transfer.transferId();
        input.isPayment = false;
        input.proof = new byte[transfer.proofLength()];
        transfer.getProof(input.proof, 0, input.proof.length);
    }

    /** Puts the parts together as the ledger took them: each number once, in order; false if no message that is read is so long. */
    private boolean putPartsTogether(long firstSequence, long endSequence) {
        ExpandableArrayBuffer whole = new ExpandableArrayBuffer();
        int length = 0;
        int expected = 1;
        int of = 1;
        for (long sequence = firstSequence; sequence < endSequence && expected <= of; sequence++) {
            if (!isPartOfInput(readCommand(sequence)) || part.part() != expected) {
                continue;
            }
            if (part.wholeLengthBytes() > MessageReader.MAX_LENGTH) {
                return false;
            }
            of = part.of();
            int count = part.contentLength();
            part.getContent(whole, length, count);
            length += count;
            expected++;
        }
        byte[] message = Arrays.copyOf(whole.byteArray(), length);
        if (!MessageDigest.isEqual(sha256(message), input.digest)) {
            throw new RenderingFailure("the parts from record " + firstSequence + " to " + endSequence
                    + " do not make up the message that was signed");
        }
        input.message = message;
        return true;
    }

    private boolean isPartOfInput(int templateId) {
        if (templateId != TransferPartDecoder.TEMPLATE_ID) {
            return false;
        }
        part.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        byte[] digest = new byte[StoredInput.DIGEST_LENGTH];
        part.origin().getDigest(digest, 0, digest.length);
        return part.transferId() == input.transferId
                && part.origin().terminal() == input.terminal
                && part.origin().participant().equals(input.participant)
                && Arrays.equals(digest, input.digest);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
