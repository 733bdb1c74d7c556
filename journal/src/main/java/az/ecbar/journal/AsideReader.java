package az.ecbar.journal;

import az.ecbar.record.RecordHeader;
import az.ecbar.schema.AnswerIpsDecoder;
import az.ecbar.schema.ApproveActionDecoder;
import az.ecbar.schema.AskIpsStatusDecoder;
import az.ecbar.schema.AskLiquidityDecoder;
import az.ecbar.schema.ChangePaymentDecoder;
import az.ecbar.schema.InputOriginDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ModifyLimitDecoder;
import az.ecbar.schema.ProposeActionDecoder;
import az.ecbar.schema.QueryDecoder;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.schema.RefuseIpsInputDecoder;
import az.ecbar.schema.ReportBadSignatureDecoder;
import az.ecbar.schema.SubmitInquiryDecoder;
import az.ecbar.schema.SubmitIpsTransferDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import az.ecbar.schema.SubmitTransferDecoder;
import az.ecbar.schema.TransferPartDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/** Reads of a record what the report of those set aside says. Owned by one thread. */
final class AsideReader {
    private final InputOriginDecoder origin = new InputOriginDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageDigest sha256 = newSha256();

    AsideRecord read(DirectBuffer record, int offset) {
        int payload = RecordHeader.payloadOffset(offset);
        int length = RecordHeader.payloadLength(record, offset);
        int templateId = 0;
        if (length >= MessageHeaderDecoder.ENCODED_LENGTH) {
            templateId = header.wrap(record, payload).templateId();
        }
        boolean isNumbered = bearsOrigin(templateId)
                && length >= MessageHeaderDecoder.ENCODED_LENGTH + InputOriginDecoder.ENCODED_LENGTH;
        if (!isNumbered) {
            return entry(record, offset, templateId, "", ' ', 0, digest(record, payload, length));
        }
        origin.wrap(record, payload + MessageHeaderDecoder.ENCODED_LENGTH);
        byte[] digest = new byte[InputOriginDecoder.digestLength()];
        record.getBytes(origin.offset() + InputOriginDecoder.digestEncodingOffset(), digest);
        return entry(
                record,
                offset,
                templateId,
                origin.participant(),
                (char) origin.terminal(),
                origin.inputNumber(),
                digest);
    }

    /** Whether a command's first field says who sent it. */
    static boolean bearsOrigin(int templateId) {
        return switch (templateId) {
            case ChangePaymentDecoder.TEMPLATE_ID,
                    ReportBadSignatureDecoder.TEMPLATE_ID,
                    RefuseInputDecoder.TEMPLATE_ID,
                    TransferPartDecoder.TEMPLATE_ID,
                    SubmitTransferDecoder.TEMPLATE_ID,
                    ProposeActionDecoder.TEMPLATE_ID,
                    ApproveActionDecoder.TEMPLATE_ID,
                    QueryDecoder.TEMPLATE_ID,
                    SubmitPaymentDecoder.TEMPLATE_ID,
                    SubmitInquiryDecoder.TEMPLATE_ID,
                    SubmitIpsTransferDecoder.TEMPLATE_ID,
                    AnswerIpsDecoder.TEMPLATE_ID,
                    AskIpsStatusDecoder.TEMPLATE_ID,
                    RefuseIpsInputDecoder.TEMPLATE_ID,
                    ModifyLimitDecoder.TEMPLATE_ID,
                    AskLiquidityDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    private static AsideRecord entry(
            DirectBuffer record,
            int offset,
            int templateId,
            String sender,
            char terminal,
            long inputNumber,
            byte[] digest) {
        return new AsideRecord(
                RecordHeader.sequence(record, offset),
                RecordHeader.timeNs(record, offset),
                RecordHeader.epoch(record, offset),
                templateId,
                sender,
                terminal,
                inputNumber,
                HexFormat.of().formatHex(digest));
    }

    private byte[] digest(DirectBuffer record, int payload, int length) {
        byte[] bytes = new byte[length];
        record.getBytes(payload, bytes);
        return sha256.digest(bytes);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
