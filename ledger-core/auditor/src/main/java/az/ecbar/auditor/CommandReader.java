package az.ecbar.auditor;

import static az.ecbar.auditor.Values.hex;
import static az.ecbar.auditor.Values.money;

import az.ecbar.schema.AcknowledgeOutputsDecoder;
import az.ecbar.schema.AnswerIpsDecoder;
import az.ecbar.schema.ApproveActionDecoder;
import az.ecbar.schema.AskIpsStatusDecoder;
import az.ecbar.schema.AskLiquidityDecoder;
import az.ecbar.schema.BeginEpochDecoder;
import az.ecbar.schema.BeginLedgerDecoder;
import az.ecbar.schema.ChangePaymentDecoder;
import az.ecbar.schema.CloseCtnSessionDecoder;
import az.ecbar.schema.CompleteGenesisDecoder;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.InputOriginDecoder;
import az.ecbar.schema.JobStepDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ModifyLimitDecoder;
import az.ecbar.schema.OpenCtnSessionDecoder;
import az.ecbar.schema.ProposeActionDecoder;
import az.ecbar.schema.QueryDecoder;
import az.ecbar.schema.RefuseInputDecoder;
import az.ecbar.schema.RefuseIpsInputDecoder;
import az.ecbar.schema.ReportBadSignatureDecoder;
import az.ecbar.schema.SubmitInquiryDecoder;
import az.ecbar.schema.SubmitIpsTransferDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import az.ecbar.schema.SubmitTransferDecoder;
import az.ecbar.schema.TickDecoder;
import az.ecbar.schema.TransferPartDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a command: those of the node, of CTN sessions, and the numbered inputs. */
final class CommandReader {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DecisionReader decisions = new DecisionReader(header);

    Command read(DirectBuffer b, int at) {
        int templateId = header.wrap(b, at).templateId();
        return switch (templateId) {
            case BeginLedgerDecoder.TEMPLATE_ID ->
                new Command.BeginLedger(new BeginLedgerDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .level());
            case CompleteGenesisDecoder.TEMPLATE_ID -> new Command.CompleteGenesis();
            case BeginEpochDecoder.TEMPLATE_ID -> beginEpoch(b, at);
            case TickDecoder.TEMPLATE_ID -> new Command.Tick();
            case JobStepDecoder.TEMPLATE_ID -> new Command.JobStep();
            case HashPointDecoder.TEMPLATE_ID ->
                new Command.HashPoint(
                        new HashPointDecoder().wrapAndApplyHeader(b, at, header).eventCount());
            case OpenCtnSessionDecoder.TEMPLATE_ID -> openSession(b, at);
            case CloseCtnSessionDecoder.TEMPLATE_ID -> closeSession(b, at);
            case AcknowledgeOutputsDecoder.TEMPLATE_ID -> acknowledge(b, at);
            case RefuseInputDecoder.TEMPLATE_ID -> refuseInput(b, at);
            case TransferPartDecoder.TEMPLATE_ID -> transferPart(b, at);
            case SubmitTransferDecoder.TEMPLATE_ID -> submitTransfer(b, at);
            case ProposeActionDecoder.TEMPLATE_ID -> propose(b, at);
            case ApproveActionDecoder.TEMPLATE_ID -> approve(b, at);
            case QueryDecoder.TEMPLATE_ID -> query(b, at);
            case ChangePaymentDecoder.TEMPLATE_ID -> changePayment(b, at);
            case ReportBadSignatureDecoder.TEMPLATE_ID -> report(b, at);
            case SubmitPaymentDecoder.TEMPLATE_ID -> submitPayment(b, at);
            case SubmitInquiryDecoder.TEMPLATE_ID -> submitInquiry(b, at);
            case SubmitIpsTransferDecoder.TEMPLATE_ID -> submitTransferOfIps(b, at);
            case AnswerIpsDecoder.TEMPLATE_ID -> answer(b, at);
            case AskIpsStatusDecoder.TEMPLATE_ID -> ask(b, at);
            case RefuseIpsInputDecoder.TEMPLATE_ID -> refuseOfIps(b, at);
            case ModifyLimitDecoder.TEMPLATE_ID -> {
                ModifyLimitDecoder d = new ModifyLimitDecoder().wrapAndApplyHeader(b, at, header);
                yield new Command.ManageLiquidity(origin(d.origin()), d.transferId());
            }
            case AskLiquidityDecoder.TEMPLATE_ID -> {
                AskLiquidityDecoder d = new AskLiquidityDecoder().wrapAndApplyHeader(b, at, header);
                yield new Command.ManageLiquidity(origin(d.origin()), d.transferId());
            }
            default -> decisions.read(templateId, b, at);
        };
    }

    private Command beginEpoch(DirectBuffer b, int at) {
        BeginEpochDecoder d = new BeginEpochDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.BeginEpoch(d.epoch(), d.owner(), d.mode(), d.grantedBy());
    }

    private Command openSession(DirectBuffer b, int at) {
        OpenCtnSessionDecoder d = new OpenCtnSessionDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.OpenSession(
                d.connectionId(),
                d.bic(),
                (char) d.terminal(),
                d.site(),
                d.outputReceived(),
                hex(b, d.offset() + OpenCtnSessionDecoder.fingerprintEncodingOffset()));
    }

    private Command closeSession(DirectBuffer b, int at) {
        CloseCtnSessionDecoder d = new CloseCtnSessionDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.CloseSession(d.sessionId(), d.bic(), (char) d.terminal());
    }

    private Command acknowledge(DirectBuffer b, int at) {
        AcknowledgeOutputsDecoder d = new AcknowledgeOutputsDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.AcknowledgeOutputs(d.sessionId(), d.bic(), (char) d.terminal(), d.upTo());
    }

    private static Command.Origin origin(InputOriginDecoder d) {
        return new Command.Origin(
                d.sessionId(),
                d.inputNumber(),
                d.participant(),
                (char) d.terminal(),
                d.channel(),
                d.certificateId(),
                hex(d.buffer(), d.offset() + InputOriginDecoder.digestEncodingOffset()));
    }

    private Command refuseInput(DirectBuffer b, int at) {
        RefuseInputDecoder d = new RefuseInputDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.RefuseInput(origin(d.origin()), d.transferId(), d.reason(), d.tag(), d.reference());
    }

    private Command transferPart(DirectBuffer b, int at) {
        TransferPartDecoder d = new TransferPartDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.TransferPart(
                origin(d.origin()), d.transferId(), d.part(), d.of(), d.wholeLengthBytes(), d.contentLength());
    }

    private Command submitTransfer(DirectBuffer b, int at) {
        SubmitTransferDecoder d = new SubmitTransferDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SubmitTransfer(origin(d.origin()), d.transferId(), d.messageType(), d.reference());
    }

    private Command propose(DirectBuffer b, int at) {
        ProposeActionDecoder d = new ProposeActionDecoder().wrapAndApplyHeader(b, at, header);
        Command.Origin origin = origin(d.origin());
        byte[] action = new byte[d.actionLength()];
        int length = d.getAction(action, 0, action.length);
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return new Command.ProposeAction(origin, 0, new Command.Unknown(0));
        }
        DirectBuffer bytes = new UnsafeBuffer(action);
        int templateId = header.wrap(bytes, 0).templateId();
        Command decision = DecisionReader.isWhole(templateId, bytes)
                ? decisions.read(templateId, bytes, 0)
                : new Command.Unknown(templateId);
        return new Command.ProposeAction(origin, templateId, decision);
    }

    private Command approve(DirectBuffer b, int at) {
        ApproveActionDecoder d = new ApproveActionDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.ApproveAction(origin(d.origin()), d.proposalId());
    }

    private Command query(DirectBuffer b, int at) {
        QueryDecoder d = new QueryDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.Query(origin(d.origin()), d.kind(), d.cursor(), d.argument());
    }

    private Command submitInquiry(DirectBuffer b, int at) {
        SubmitInquiryDecoder d = new SubmitInquiryDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SubmitInquiry(
                origin(d.origin()),
                d.transferId(),
                d.report(),
                d.account(),
                d.currency(),
                money(d.floorMinor()),
                d.meant(),
                d.reference(),
                d.senderBic());
    }

    private Command submitPayment(DirectBuffer b, int at) {
        SubmitPaymentDecoder d = new SubmitPaymentDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SubmitPayment(
                origin(d.origin()),
                d.transferId(),
                money(d.amountMinor()),
                d.debtorTin(),
                d.creditorTin(),
                d.valueDate(),
                d.priority(),
                d.paymentType(),
                d.limitTarget(),
                d.flags().eXECUTION_NOTICE_ASKED(),
                d.flags().eXECUTION_NOTICE_WAIVED(),
                d.currency(),
                d.reference(),
                d.senderBic(),
                d.debtorBic(),
                d.creditorBic(),
                d.debtorAccount(),
                d.creditorAccount());
    }

    private Command submitTransferOfIps(DirectBuffer b, int at) {
        SubmitIpsTransferDecoder d = new SubmitIpsTransferDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SubmitIpsTransfer(
                origin(d.origin()),
                d.transferId(),
                d.flow(),
                money(d.amountMinor()),
                d.valueDate(),
                d.currency(),
                d.senderBic(),
                d.debtorBic(),
                d.creditorBic(),
                d.debtorAccount(),
                d.creditorAccount(),
                d.debtorCorrespondent(),
                d.creditorCorrespondent(),
                d.msgId(),
                d.txId(),
                d.originalSenderBic(),
                d.originalTxId());
    }

    private Command answer(DirectBuffer b, int at) {
        AnswerIpsDecoder d = new AnswerIpsDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.AnswerIps(
                origin(d.origin()),
                d.transferId(),
                d.verdict(),
                d.senderBic(),
                new Command.IpsMeant(d.flow(), d.meantSenderBic(), d.meantId()));
    }

    private Command ask(DirectBuffer b, int at) {
        AskIpsStatusDecoder d = new AskIpsStatusDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.AskIpsStatus(
                origin(d.origin()),
                d.transferId(),
                d.senderBic(),
                new Command.IpsMeant(d.flow(), d.meantSenderBic(), d.meantId()));
    }

    private Command refuseOfIps(DirectBuffer b, int at) {
        RefuseIpsInputDecoder d = new RefuseIpsInputDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.RefuseIpsInput(origin(d.origin()), d.transferId(), d.flow(), d.reason(), d.tag());
    }

    private Command report(DirectBuffer b, int at) {
        ReportBadSignatureDecoder d = new ReportBadSignatureDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.ReportBadSignature(
                origin(d.origin()), d.transferId(), d.outputNumber(), d.reference(), d.senderBic(), d.fault());
    }

    private Command changePayment(DirectBuffer b, int at) {
        ChangePaymentDecoder d = new ChangePaymentDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.ChangePayment(
                origin(d.origin()),
                d.transferId(),
                d.change(),
                d.priority(),
                d.valueDate(),
                d.reference(),
                d.paymentReference(),
                d.senderBic());
    }
}
