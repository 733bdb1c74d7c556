package az.ecbar.ledger;

import az.ecbar.ledger.azips.ChangeOrder;
import az.ecbar.ledger.azips.PaymentOrder;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.inquiry.Inquiry;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.operator.QueryArgument;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AcknowledgeOutputsDecoder;
import az.ecbar.schema.AnswerIpsDecoder;
import az.ecbar.schema.ApproveActionDecoder;
import az.ecbar.schema.AskIpsStatusDecoder;
import az.ecbar.schema.AskLiquidityDecoder;
import az.ecbar.schema.BeginEpochDecoder;
import az.ecbar.schema.BeginLedgerDecoder;
import az.ecbar.schema.CertificateRole;
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

/**
 * Routes every command: reads it once with a preallocated decoder and makes one call with primitives to the class that
 * owns it. No class below sees a command's buffer.
 *
 * <p>Owned by the ledger's thread; no allocation. An unknown template, schema or version stops the node.
 */
final class CommandDispatcher {
    private final LedgerState state;
    private final ActionDispatcher actions;
    private final ReportDispatcher reports;
    private final IpsDispatcher ips;
    private final LiquidityDispatcher liquidity;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BeginLedgerDecoder beginLedger = new BeginLedgerDecoder();
    private final BeginEpochDecoder beginEpoch = new BeginEpochDecoder();
    private final HashPointDecoder hashPoint = new HashPointDecoder();
    private final OpenCtnSessionDecoder openCtnSession = new OpenCtnSessionDecoder();
    private final CloseCtnSessionDecoder closeCtnSession = new CloseCtnSessionDecoder();
    private final AcknowledgeOutputsDecoder acknowledgeOutputs = new AcknowledgeOutputsDecoder();
    private final RefuseInputDecoder refuseInput = new RefuseInputDecoder();
    private final TransferPartDecoder transferPart = new TransferPartDecoder();
    private final SubmitTransferDecoder submitTransfer = new SubmitTransferDecoder();
    private final ProposeActionDecoder proposeAction = new ProposeActionDecoder();
    private final ApproveActionDecoder approveAction = new ApproveActionDecoder();
    private final QueryDecoder query = new QueryDecoder();
    private final SubmitInquiryDecoder submitInquiry = new SubmitInquiryDecoder();
    private final Inquiry inquiry = new Inquiry();
    private final SubmitPaymentDecoder submitPayment = new SubmitPaymentDecoder();
    private final ChangePaymentDecoder changePayment = new ChangePaymentDecoder();
    private final MessageHeaderDecoder actionHeader = new MessageHeaderDecoder();
    private final PaymentOrder order = new PaymentOrder();
    private final ChangeOrder changeOrder = new ChangeOrder();
    private final InputOrigin origin = new InputOrigin();
    private final Digest fingerprint = new Digest();
    private final Reference reference = new Reference();
    private final QueryArgument argument = new QueryArgument();

    CommandDispatcher(LedgerState state) {
        this.state = state;
        actions = new ActionDispatcher(state);
        reports = new ReportDispatcher(state);
        ips = new IpsDispatcher(state);
        liquidity = new LiquidityDispatcher(state);
    }

    void dispatch(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        header.wrap(buffer, offset);
        int templateId = header.templateId();
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || header.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new InvariantViolation("command " + sequence + " is of schema " + header.schemaId() + " version "
                    + header.version() + ", known is " + MessageHeaderDecoder.SCHEMA_ID + " version "
                    + MessageHeaderDecoder.SCHEMA_VERSION);
        }
        switch (templateId) {
            case SubmitPaymentDecoder.TEMPLATE_ID -> submitPayment(buffer, offset, sequence, timeNs);
            case ChangePaymentDecoder.TEMPLATE_ID -> changePayment(buffer, offset, sequence, timeNs);
            case SubmitInquiryDecoder.TEMPLATE_ID -> submitInquiry(buffer, offset, sequence, timeNs);
            case ModifyLimitDecoder.TEMPLATE_ID -> liquidity.modify(buffer, offset, sequence, timeNs);
            case AskLiquidityDecoder.TEMPLATE_ID -> liquidity.ask(buffer, offset, sequence, timeNs);
            case ReportBadSignatureDecoder.TEMPLATE_ID -> reports.report(buffer, offset, sequence, timeNs);
            case SubmitIpsTransferDecoder.TEMPLATE_ID -> ips.submit(buffer, offset, sequence, timeNs);
            case AnswerIpsDecoder.TEMPLATE_ID -> ips.answer(buffer, offset, sequence, timeNs);
            case AskIpsStatusDecoder.TEMPLATE_ID -> ips.askStatus(buffer, offset, sequence, timeNs);
            case RefuseIpsInputDecoder.TEMPLATE_ID -> ips.refuse(buffer, offset, sequence, timeNs);
            case OpenCtnSessionDecoder.TEMPLATE_ID -> openCtnSession(buffer, offset, sequence, timeNs);
            case CloseCtnSessionDecoder.TEMPLATE_ID -> closeCtnSession(buffer, offset);
            case AcknowledgeOutputsDecoder.TEMPLATE_ID -> acknowledgeOutputs(buffer, offset);
            case RefuseInputDecoder.TEMPLATE_ID -> refuseInput(buffer, offset, sequence, timeNs);
            case TransferPartDecoder.TEMPLATE_ID -> transferPart(buffer, offset, sequence, timeNs);
            case SubmitTransferDecoder.TEMPLATE_ID -> submitTransfer(buffer, offset, sequence, timeNs);
            case ProposeActionDecoder.TEMPLATE_ID -> proposeAction(buffer, offset, sequence, timeNs);
            case ApproveActionDecoder.TEMPLATE_ID -> approveAction(buffer, offset, sequence, timeNs);
            case QueryDecoder.TEMPLATE_ID -> query(buffer, offset, sequence, timeNs);
            case JobStepDecoder.TEMPLATE_ID -> LedgerJobs.step(state, sequence, timeNs);
            case TickDecoder.TEMPLATE_ID -> {} // Due timers fired before the dispatch.
            case HashPointDecoder.TEMPLATE_ID -> hashPoint(buffer, offset, sequence);
            case BeginEpochDecoder.TEMPLATE_ID -> beginEpoch(buffer, offset, sequence);
            case BeginLedgerDecoder.TEMPLATE_ID -> beginLedger(buffer, offset, sequence);
            case CompleteGenesisDecoder.TEMPLATE_ID -> completeGenesis();
            default -> action(templateId, buffer, offset, sequence, timeNs);
        }
    }

    private void beginLedger(DirectBuffer buffer, int offset, long sequence) {
        BeginLedgerDecoder c = beginLedger.wrapAndApplyHeader(buffer, offset, header);
        if (state.hasBegun()) {
            state.nodeEvents.commandRefused(c.sbeTemplateId(), RejectReason.LEDGER_ALREADY_BEGUN.code());
            return;
        }
        if (c.level() < 1 || c.level() > BehaviourLevel.highest()) {
            throw new InvariantViolation("command " + sequence + " begins behaviour level " + c.level()
                    + ", this build runs 1 to " + BehaviourLevel.highest());
        }
        state.level = c.level();
        buffer.getBytes(c.offset() + BeginLedgerDecoder.ledgerNameEncodingOffset(), state.ledgerName);
        state.nodeEvents.ledgerBegun(state.level);
    }

    private void beginEpoch(DirectBuffer buffer, int offset, long sequence) {
        BeginEpochDecoder c = beginEpoch.wrapAndApplyHeader(buffer, offset, header);
        state.epochs.begin(c.epoch(), c.owner(), c.mode(), c.grantedBy(), sequence);
    }

    private void completeGenesis() {
        if (state.isGenesisComplete) {
            state.nodeEvents.commandRefused(
                    CompleteGenesisDecoder.TEMPLATE_ID, RejectReason.NEEDS_TWO_OPERATORS.code());
            return;
        }
        state.isGenesisComplete = true;
        state.nodeEvents.genesisCompleted(state.participants.size(), state.accounts.size());
    }

    private void hashPoint(DirectBuffer buffer, int offset, long sequence) {
        HashPointDecoder c = hashPoint.wrapAndApplyHeader(buffer, offset, header);
        if (c.eventHash() != state.eventBuffer.hash() || c.eventCount() != state.eventBuffer.total()) {
            throw new InvariantViolation("hash point " + sequence + " says " + c.eventCount() + " events with hash "
                    + Long.toHexString(c.eventHash()) + ", this ledger has " + state.eventBuffer.total() + " with hash "
                    + Long.toHexString(state.eventBuffer.hash()));
        }
    }

    private void action(int templateId, DirectBuffer buffer, int offset, long sequence, long timeNs) {
        if (!ActionDispatcher.isAction(templateId)) {
            throw new InvariantViolation("command " + sequence + " has unknown template " + templateId);
        }
        RejectReason reason = state.isGenesisComplete
                ? RejectReason.NEEDS_TWO_OPERATORS
                : actions.apply(buffer, offset, sequence, sequence, timeNs, true);
        if (reason != RejectReason.NONE) {
            state.nodeEvents.commandRefused(templateId, reason.code());
        }
    }

    private void openCtnSession(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        OpenCtnSessionDecoder c = openCtnSession.wrapAndApplyHeader(buffer, offset, header);
        state.sessions.open(
                sequence,
                timeNs,
                c.connectionId(),
                Bic.pack(buffer, c.offset() + OpenCtnSessionDecoder.bicEncodingOffset()),
                c.terminal(),
                c.site(),
                c.outputReceived(),
                fingerprint.read(buffer, c.offset() + OpenCtnSessionDecoder.fingerprintEncodingOffset()));
    }

    private void closeCtnSession(DirectBuffer buffer, int offset) {
        CloseCtnSessionDecoder c = closeCtnSession.wrapAndApplyHeader(buffer, offset, header);
        state.sessions.close(
                c.sessionId(), Bic.pack(buffer, c.offset() + CloseCtnSessionDecoder.bicEncodingOffset()), c.terminal());
    }

    private void acknowledgeOutputs(DirectBuffer buffer, int offset) {
        AcknowledgeOutputsDecoder c = acknowledgeOutputs.wrapAndApplyHeader(buffer, offset, header);
        state.sessions.acknowledge(
                c.sessionId(),
                Bic.pack(buffer, c.offset() + AcknowledgeOutputsDecoder.bicEncodingOffset()),
                c.terminal(),
                c.upTo());
    }

    private void refuseInput(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        RefuseInputDecoder c = refuseInput.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), origin);
        long bearer = state.inputs.take(origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer != 0) {
            state.azips.refuseUnreadable(
                    origin,
                    c.reason(),
                    buffer.getLong(c.offset() + RefuseInputDecoder.tagEncodingOffset()),
                    reference.read(buffer, c.offset() + RefuseInputDecoder.referenceEncodingOffset()),
                    bearer,
                    sequence,
                    timeNs);
        }
    }

    private void transferPart(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        TransferPartDecoder c = transferPart.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), origin);
        state.inputs.takePart(
                origin, c.transferId(), c.part(), c.of(), c.wholeLengthBytes(), c.contentLength(), sequence, timeNs);
    }

    private void submitTransfer(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        SubmitTransferDecoder c = submitTransfer.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), origin);
        long bearer = state.inputs.take(origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer != 0) {
            state.azips.refuseUnreadable(
                    origin,
                    RejectReason.MESSAGE_TYPE_NOT_SUPPORTED.code(),
                    0,
                    reference.read(buffer, c.offset() + SubmitTransferDecoder.referenceEncodingOffset()),
                    bearer,
                    sequence,
                    timeNs);
        }
    }

    private void proposeAction(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        ProposeActionDecoder c = proposeAction.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), origin);
        int length = c.actionLength();
        int at = c.limit() + ProposeActionDecoder.actionHeaderLength();
        if (state.inputs.take(origin, CertificateRole.OPERATOR, 0, sequence, timeNs) == 0) {
            return;
        }
        boolean isReadable = length >= MessageHeaderDecoder.ENCODED_LENGTH;
        int templateId = isReadable ? actionHeader.wrap(buffer, at).templateId() : 0;
        boolean isAllowed = isReadable
                && actionHeader.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && actionHeader.version() == MessageHeaderDecoder.SCHEMA_VERSION
                && MessageHeaderDecoder.ENCODED_LENGTH + actionHeader.blockLength() <= length
                && ActionDispatcher.isAction(templateId)
                && CalendarActions.isWhole(templateId, buffer, at, length);
        state.proposals.propose(origin, isAllowed, templateId, buffer, at, length, sequence, timeNs);
    }

    private void approveAction(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        ApproveActionDecoder c = approveAction.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), origin);
        if (state.inputs.take(origin, CertificateRole.OPERATOR, 0, sequence, timeNs) == 0) {
            return;
        }
        long proposalId = c.proposalId();
        int place = state.proposals.find(proposalId);
        RejectReason reason = state.proposals.checkApproval(place, origin, timeNs);
        if (reason != RejectReason.NONE) {
            state.operatorEvents.actionRefused(
                    proposalId,
                    origin.certificateId,
                    reason.code(),
                    origin.sessionId,
                    origin.inputNumber,
                    state.terminals.nextOutput(origin));
            return;
        }
        // Decided: approved.
        DirectBuffer action = state.proposals.remove(place);
        int templateId = actionHeader.wrap(action, 0).templateId();
        RejectReason outcome = actions.apply(action, 0, proposalId, sequence, timeNs, false);
        state.operatorEvents.actionApproved(
                proposalId,
                origin.certificateId,
                templateId,
                outcome.code(),
                origin.sessionId,
                origin.inputNumber,
                state.terminals.nextOutput(origin));
    }

    private void query(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        QueryDecoder c = query.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), origin);
        if (state.inputs.take(origin, CertificateRole.OPERATOR, 0, sequence, timeNs) == 0) {
            return;
        }
        state.queries.answer(
                origin,
                c.kind(),
                c.cursor(),
                argument.read(buffer, c.offset() + QueryDecoder.argumentEncodingOffset()),
                state.level);
    }

    private void submitPayment(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        SubmitPaymentDecoder c = submitPayment.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), order.origin);
        long bearer = state.inputs.take(order.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        int at = c.offset();
        order.reference.read(buffer, at + SubmitPaymentDecoder.referenceEncodingOffset());
        if (isOverWrongChannel(order.origin, order.reference, bearer, sequence, timeNs)) {
            return;
        }
        order.amountMinor = c.amountMinor();
        order.debtorTin = c.debtorTin();
        order.creditorTin = c.creditorTin();
        order.valueDate = c.valueDate();
        order.priority = c.priority();
        order.type = c.paymentType();
        order.limitTarget = c.limitTarget();
        order.flags = c.flags().getRaw();
        order.currency = Currency.pack(buffer, at + SubmitPaymentDecoder.currencyEncodingOffset());
        order.uetr.read(buffer, at + SubmitPaymentDecoder.uetrEncodingOffset());
        order.senderBic = Bic.pack(buffer, at + SubmitPaymentDecoder.senderBicEncodingOffset());
        order.debtorBic = Bic.pack(buffer, at + SubmitPaymentDecoder.debtorBicEncodingOffset());
        order.creditorBic = Bic.pack(buffer, at + SubmitPaymentDecoder.creditorBicEncodingOffset());
        AccountNumber.pack(buffer, at + SubmitPaymentDecoder.debtorAccountEncodingOffset(), order.debtorAccount, 1);
        AccountNumber.pack(buffer, at + SubmitPaymentDecoder.creditorAccountEncodingOffset(), order.creditorAccount, 1);
        RejectReason _ = state.azips.submit(order, bearer, sequence, timeNs);
    }

    private void changePayment(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        ChangePaymentDecoder c = changePayment.wrapAndApplyHeader(buffer, offset, header);
        ChangeOrder wanted = changeOrder;
        read(c.origin(), wanted.origin);
        long bearer = state.inputs.take(wanted.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        int at = c.offset();
        wanted.reference.read(buffer, at + ChangePaymentDecoder.referenceEncodingOffset());
        if (isOverWrongChannel(wanted.origin, wanted.reference, bearer, sequence, timeNs)) {
            return;
        }
        wanted.change = c.change();
        wanted.priority = c.priority();
        wanted.valueDate = c.valueDate();
        wanted.paymentReference.read(buffer, at + ChangePaymentDecoder.paymentReferenceEncodingOffset());
        wanted.senderBic = Bic.pack(buffer, at + ChangePaymentDecoder.senderBicEncodingOffset());
        RejectReason _ = state.azips.change(wanted, bearer, sequence, timeNs);
    }

    private void submitInquiry(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        SubmitInquiryDecoder c = submitInquiry.wrapAndApplyHeader(buffer, offset, header);
        read(c.origin(), inquiry.origin);
        long bearer = state.inputs.take(inquiry.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        int at = c.offset();
        inquiry.reference.read(buffer, at + SubmitInquiryDecoder.referenceEncodingOffset());
        if (isOverWrongChannel(inquiry.origin, inquiry.reference, bearer, sequence, timeNs)) {
            return;
        }
        inquiry.report = c.report();
        inquiry.floorMinor = c.floorMinor();
        inquiry.currency = Currency.pack(buffer, at + SubmitInquiryDecoder.currencyEncodingOffset());
        inquiry.meant.read(buffer, at + SubmitInquiryDecoder.meantEncodingOffset());
        inquiry.senderBic = Bic.pack(buffer, at + SubmitInquiryDecoder.senderBicEncodingOffset());
        AccountNumber.pack(buffer, at + SubmitInquiryDecoder.accountEncodingOffset(), inquiry.account, 1);
        state.inquiries.answer(inquiry, bearer, sequence, timeNs);
    }

    /** 4.4: what comes over a channel that its sender does not use is refused before anything else is looked at. */
    private boolean isOverWrongChannel(
            InputOrigin from, Reference senderReference, long bearer, long sequence, long timeNs) {
        if (!state.channels.isWrong(from)) {
            return false;
        }
        state.azips.refuseUnreadable(
                from, RejectReason.CHANNEL_NOT_CHOSEN.code(), 0, senderReference, bearer, sequence, timeNs);
        return true;
    }

    static void read(InputOriginDecoder from, InputOrigin into) {
        into.sessionId = from.sessionId();
        into.inputNumber = from.inputNumber();
        into.bic = Bic.pack(from.buffer(), from.offset() + InputOriginDecoder.participantEncodingOffset());
        into.terminal = from.terminal();
        into.channel = from.channel();
        into.certificateId = from.certificateId();
        into.digest.read(from.buffer(), from.offset() + InputOriginDecoder.digestEncodingOffset());
    }
}
