package az.ecbar.gateway.inbound;

import az.ecbar.iso.MessageReader;
import az.ecbar.mt.ChangeRequest;
import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Inquiry;
import az.ecbar.mt.InquiryReader;
import az.ecbar.mt.InquiryResult;
import az.ecbar.mt.MtError;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.SignatureReport;
import az.ecbar.mt.check.Uetr;
import az.ecbar.port.CommandSink;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Turns what banks send into commands of AZIPS.
 *
 * <pre>
 *   MT102, MT103, MT205 to be read    SubmitPayment
 *   MT298/SMT200, SMT202              ChangePayment
 *   MT920, SMT800/1/4 likewise        SubmitInquiry
 *   MT999 with /SIGNATURE/            ReportBadSignature
 *   anything else                     RefuseInput with reason, tag and field 20 where it was found
 *   either, larger than a slot        TransferPart..., then the same with a transfer id and without the bytes
 *   larger than any MT, and neither   TransferPart..., then SubmitTransfer: the ledger says what becomes of it
 * </pre>
 *
 * An ISO message gives the command that its MT equivalent gives (pacs.008 as MT102 or MT103, pacs.009 as MT205): each
 * participant of the closed network may send either language, message by message.
 *
 * <p>Owned by the edge's thread. Allocates nothing for an MT payment that can be read and fits a slot; of a large
 * message it holds 48 KiB at most.
 *
 * @rule 4.7.1, 4.7.2, 4.8.3, 4.9, 4.14, 4.16, 4.24
 */
public final class PaymentTranslator implements MessageTranslator {
    private static final UnsafeBuffer NOTHING = new UnsafeBuffer(new byte[0]);
    private static final String SMT_TAG = "12";
    private static final String REPORT_TAG = "79";
    private static final int MT298 = 298;
    private static final int MT999 = 999;

    private final CommandWriter commands;
    private final MessageReader reader;
    private final DerivedUetr derivedUetr = new DerivedUetr();
    private final OpenTransfers transfers = new OpenTransfers();
    private final byte[] text = new byte[MessageReader.MAX_LENGTH];
    private final byte[] part = new byte[MAX_PART_BYTES];
    private final byte[] uetr = new byte[Uetr.BINARY_LENGTH];

    /**
     * A translator into one ring.
     *
     * @param reader of what banks hand in, see {@link MtReader#ofSystem}; used by this translator alone
     */
    public PaymentTranslator(CommandSink sink, MtReader reader) {
        this.commands = new CommandWriter(sink);
        this.reader = MessageReader.ofSystem(reader);
    }

    @Override
    public Translation onMessage(
            InputOrigin origin,
            DirectBuffer message,
            int offset,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength) {
        if (length > MAX_MESSAGE_BYTES) {
            return Translation.TOO_LARGE;
        }
        message.getBytes(offset, text, 0, Math.min(length, text.length));
        boolean isTaken;
        if (!isInParts(length, proofLength)) {
            isTaken = submit(origin, 0, text, length, proof, proofOffset, proofLength, message, offset, length);
        } else {
            isTaken = publishParts(origin, message, offset, length)
                    && submit(
                            origin, origin.inputNumber(), text, length, proof, proofOffset, proofLength, NOTHING, 0, 0);
            if (isTaken) {
                origin.partsBegun(0);
            }
        }
        return isTaken ? Translation.TAKEN : Translation.RING_FULL;
    }

    @Override
    public boolean isInParts(int messageLength, int proofLength) {
        return !CommandWriter.fitsSlot(proofLength, messageLength);
    }

    @Override
    public Translation onPart(
            InputOrigin origin,
            long transferId,
            int number,
            int of,
            long wholeLengthBytes,
            DirectBuffer content,
            int offset,
            int length) {
        if (length > MAX_PART_BYTES) {
            throw new IllegalArgumentException("a part of " + length + " bytes does not fit a slot");
        }
        if (wholeLengthBytes > MAX_MESSAGE_BYTES) {
            return Translation.TOO_LARGE;
        }
        OpenTransfer transfer = transfers.find(origin, transferId);
        boolean isFirst = number == 1 && length <= wholeLengthBytes;
        if (!isFirst && (transfer == null || !transfer.expects(origin, number, of, wholeLengthBytes, length))) {
            return Translation.UNKNOWN_TRANSFER;
        }
        if (!commands.transferPart(origin, transferId, number, of, wholeLengthBytes, content, offset, length)) {
            return Translation.RING_FULL;
        }
        if (isFirst || transfer == null) {
            transfer = transfers.begin(origin, transferId, of, wholeLengthBytes);
        }
        content.getBytes(offset, part, 0, length);
        transfer.add(part, length);
        return Translation.TAKEN;
    }

    @Override
    public Translation onTransfer(
            InputOrigin origin, long transferId, DirectBuffer proof, int proofOffset, int proofLength) {
        OpenTransfer transfer = transfers.find(origin, transferId);
        if (transfer == null || !transfer.isComplete()) {
            return Translation.UNKNOWN_TRANSFER;
        }
        if (!transfer.hasDigest(origin)) {
            transfers.remove(transfer);
            return Translation.WRONG_DIGEST;
        }
        if (!submitWhole(origin, transfer, proof, proofOffset, proofLength)) {
            return Translation.RING_FULL;
        }
        transfers.remove(transfer);
        return Translation.TAKEN;
    }

    /** How many large messages are on their way. */
    public int openTransfers() {
        return transfers.size();
    }

    private boolean submitWhole(
            InputOrigin origin, OpenTransfer transfer, DirectBuffer proof, int proofOffset, int proofLength) {
        long id = transfer.transferId;
        byte[] message = transfer.message();
        if (message != null) {
            return submit(origin, id, message, message.length, proof, proofOffset, proofLength, NOTHING, 0, 0);
        }
        if (transfer.looksReadable()) {
            int reason = FormatReason.MESSAGE_TOO_LONG.code();
            return commands.refuseInput(origin, id, reason, "", "", proof, proofOffset, proofLength, NOTHING, 0, 0);
        }
        return commands.submitTransfer(origin, id, proof, proofOffset, proofLength);
    }

    private boolean publishParts(InputOrigin origin, DirectBuffer message, int offset, int length) {
        int of = (length + MAX_PART_BYTES - 1) / MAX_PART_BYTES;
        for (int number = origin.partsBegun() + 1; number <= of; number++) {
            int start = (number - 1) * MAX_PART_BYTES;
            int count = Math.min(MAX_PART_BYTES, length - start);
            if (!commands.transferPart(
                    origin, origin.inputNumber(), number, of, length, message, offset + start, count)) {
                return false;
            }
            origin.partsBegun(number);
        }
        return true;
    }

    /** Reads the message and publishes its command; the command bears the bytes, or the id of a transfer. */
    private boolean submit(
            InputOrigin origin,
            long transferId,
            byte[] bytes,
            int length,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        return switch (reader.read(bytes, 0, length)) {
            case PaymentInstruction payment -> {
                identify(origin, payment);
                yield commands.submitPayment(
                        origin,
                        transferId,
                        payment,
                        uetr,
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
            }
            case ChangeRequest change ->
                commands.changePayment(
                        origin,
                        transferId,
                        change,
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
            case FieldMessage asked
            when InquiryReader.isInquiry(asked) ->
                inquire(
                        origin,
                        transferId,
                        InquiryReader.read(asked),
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
            case FieldMessage told
            when SignatureReport.isOne(told) ->
                commands.reportBadSignature(
                        origin,
                        transferId,
                        SignatureReport.of(told),
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
            case FieldMessage other ->
                commands.refuseInput(
                        origin,
                        transferId,
                        notSupported(other).code(),
                        other.messageType() == MT298 ? SMT_TAG : other.messageType() == MT999 ? REPORT_TAG : "",
                        other.reference(),
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
            case MtError error ->
                refuse(
                        origin,
                        transferId,
                        error,
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
        };
    }

    private boolean inquire(
            InputOrigin origin,
            long transferId,
            InquiryResult result,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        return switch (result) {
            case Inquiry asked ->
                commands.submitInquiry(
                        origin,
                        transferId,
                        asked,
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
            case MtError error ->
                refuse(
                        origin,
                        transferId,
                        error,
                        proof,
                        proofOffset,
                        proofLength,
                        message,
                        messageOffset,
                        messageLength);
        };
    }

    private boolean refuse(
            InputOrigin origin,
            long transferId,
            MtError error,
            DirectBuffer proof,
            int proofOffset,
            int proofLength,
            DirectBuffer message,
            int messageOffset,
            int messageLength) {
        return commands.refuseInput(
                origin,
                transferId,
                error.reason().code(),
                error.tag(),
                error.reference().equals(MtError.NO_REFERENCE) ? "" : error.reference(),
                proof,
                proofOffset,
                proofLength,
                message,
                messageOffset,
                messageLength);
    }

    /** The payment's own UETR, or the one that follows from its sender and bytes. */
    private void identify(InputOrigin origin, PaymentInstruction payment) {
        if (payment.uetr().isEmpty()) {
            derivedUetr.derive(origin.participant(), origin.digest(), uetr);
        } else {
            Uetr.toBinary(payment.uetr().array(), payment.uetr().offset(), uetr, 0);
        }
    }

    private static FormatReason notSupported(FieldMessage message) {
        return message.messageType() == MT298 ? FormatReason.SMT_NOT_SUPPORTED : FormatReason.TYPE_NOT_SUPPORTED;
    }
}
