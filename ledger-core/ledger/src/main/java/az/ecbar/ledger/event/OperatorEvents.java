package az.ecbar.ledger.event;

import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountReportedEncoder;
import az.ecbar.schema.ActionApprovedEncoder;
import az.ecbar.schema.ActionProposedEncoder;
import az.ecbar.schema.ActionRefusedEncoder;
import az.ecbar.schema.AuthorityReportedEncoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.CalendarDayReportedEncoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipantReportedEncoder;
import az.ecbar.schema.PaymentReportedEncoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.ProposalExpiredEncoder;
import az.ecbar.schema.ProposalReportedEncoder;
import az.ecbar.schema.QueryAnsweredEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SeizureReportedEncoder;
import az.ecbar.schema.StatusReportedEncoder;
import az.ecbar.schema.SystemId;

/**
 * Events of proposals, approvals and queries; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class OperatorEvents {
    private final EventBuffer out;
    private final ActionProposedEncoder actionProposed = new ActionProposedEncoder();
    private final ActionApprovedEncoder actionApproved = new ActionApprovedEncoder();
    private final ActionRefusedEncoder actionRefused = new ActionRefusedEncoder();
    private final ProposalExpiredEncoder proposalExpired = new ProposalExpiredEncoder();
    private final StatusReportedEncoder statusReported = new StatusReportedEncoder();
    private final ParticipantReportedEncoder participantReported = new ParticipantReportedEncoder();
    private final AccountReportedEncoder accountReported = new AccountReportedEncoder();
    private final PaymentReportedEncoder paymentReported = new PaymentReportedEncoder();
    private final QueryAnsweredEncoder queryAnswered = new QueryAnsweredEncoder();
    private final ProposalReportedEncoder proposalReported = new ProposalReportedEncoder();
    private final AuthorityReportedEncoder authorityReported = new AuthorityReportedEncoder();
    private final SeizureReportedEncoder seizureReported = new SeizureReportedEncoder();
    private final CalendarDayReportedEncoder calendarDayReported = new CalendarDayReportedEncoder();

    public OperatorEvents(EventBuffer out) {
        this.out = out;
    }

    /** ActionProposed. */
    public void actionProposed(
            long proposalId,
            int certificateId,
            int templateId,
            long expiresNs,
            long sessionId,
            long inputNumber,
            long outputNumber) {
        actionProposed.wrapAndApplyHeader(out.buffer(), room(ActionProposedEncoder.BLOCK_LENGTH), out.header());
        actionProposed.proposalId(proposalId);
        actionProposed.certificateId(certificateId);
        actionProposed.templateId(templateId);
        actionProposed.expiresNs(expiresNs);
        actionProposed.sessionId(sessionId);
        actionProposed.inputNumber(inputNumber);
        actionProposed.outputNumber(outputNumber);
    }

    /** ActionApproved. */
    public void actionApproved(
            long proposalId,
            int certificateId,
            int templateId,
            int reason,
            long sessionId,
            long inputNumber,
            long outputNumber) {
        actionApproved.wrapAndApplyHeader(out.buffer(), room(ActionApprovedEncoder.BLOCK_LENGTH), out.header());
        actionApproved.proposalId(proposalId);
        actionApproved.certificateId(certificateId);
        actionApproved.templateId(templateId);
        actionApproved.reason(reason);
        actionApproved.sessionId(sessionId);
        actionApproved.inputNumber(inputNumber);
        actionApproved.outputNumber(outputNumber);
    }

    /** ActionRefused: a proposal or an approval that was not admitted. */
    public void actionRefused(
            long proposalId, int certificateId, int reason, long sessionId, long inputNumber, long outputNumber) {
        actionRefused.wrapAndApplyHeader(out.buffer(), room(ActionRefusedEncoder.BLOCK_LENGTH), out.header());
        actionRefused.proposalId(proposalId);
        actionRefused.certificateId(certificateId);
        actionRefused.reason(reason);
        actionRefused.sessionId(sessionId);
        actionRefused.inputNumber(inputNumber);
        actionRefused.outputNumber(outputNumber);
    }

    /** ProposalExpired. */
    public void proposalExpired(long proposalId) {
        proposalExpired.wrapAndApplyHeader(out.buffer(), room(ProposalExpiredEncoder.BLOCK_LENGTH), out.header());
        proposalExpired.proposalId(proposalId);
    }

    /** StatusReported: answer to a query. */
    public void statusReported(
            long sessionId,
            long inputNumber,
            int level,
            DayState dayState,
            int dayDate,
            int participants,
            int accounts,
            int waiting,
            long acceptedToday,
            long settledToday,
            long settledMinorToday,
            long refusedToday,
            long annulledToday,
            long eventHash,
            long eventCount,
            JobKind job,
            int epoch,
            int owner,
            long epochSequence,
            int suspended) {
        statusReported.wrapAndApplyHeader(out.buffer(), room(StatusReportedEncoder.BLOCK_LENGTH), out.header());
        statusReported.sessionId(sessionId);
        statusReported.inputNumber(inputNumber);
        statusReported.level(level);
        statusReported.dayState(dayState);
        statusReported.dayDate(dayDate);
        statusReported.participants(participants);
        statusReported.accounts(accounts);
        statusReported.waiting(waiting);
        statusReported.acceptedToday(acceptedToday);
        statusReported.settledToday(settledToday);
        statusReported.settledMinorToday(settledMinorToday);
        statusReported.refusedToday(refusedToday);
        statusReported.annulledToday(annulledToday);
        statusReported.eventHash(eventHash);
        statusReported.eventCount(eventCount);
        statusReported.job(job);
        statusReported.epoch(epoch);
        out.buffer()
                .putByte(statusReported.offset() + StatusReportedEncoder.suspendedEncodingOffset(), (byte) suspended);
        statusReported.owner((short) owner);
        statusReported.epochSequence(epochSequence);
    }

    /** ParticipantReported: answer to a query: one row. */
    public void participantReported(
            long sessionId,
            long inputNumber,
            int participantId,
            long bic,
            ParticipantKind kind,
            long tin,
            int causes,
            boolean connected,
            long lastInputNumber,
            long lastOutputNumber,
            long outputAcknowledged,
            byte[] participantName,
            Channel channel,
            Channel nextChannel,
            long nextFromNs,
            int outOfOrderDate,
            Reference outOfOrderNumber,
            MessageLanguage language) {
        participantReported.wrapAndApplyHeader(
                out.buffer(), room(ParticipantReportedEncoder.BLOCK_LENGTH), out.header());
        participantReported.sessionId(sessionId);
        participantReported.channel(channel);
        participantReported.nextChannel(nextChannel);
        participantReported.nextFromNs(nextFromNs);
        participantReported.outOfOrderDate(outOfOrderDate);
        participantReported.language(language);
        outOfOrderNumber.write(
                out.buffer(),
                participantReported.offset() + ParticipantReportedEncoder.outOfOrderNumberEncodingOffset());
        participantReported.inputNumber(inputNumber);
        participantReported.participantId(participantId);
        Bic.unpack(bic, out.buffer(), participantReported.offset() + ParticipantReportedEncoder.bicEncodingOffset());
        participantReported.kind(kind);
        participantReported.tin(tin);
        out.buffer().putShort(participantReported.offset() + ParticipantReportedEncoder.causesEncodingOffset(), (short)
                causes);
        participantReported.connected((short) (connected ? 1 : 0));
        participantReported.lastInputNumber(lastInputNumber);
        participantReported.lastOutputNumber(lastOutputNumber);
        participantReported.outputAcknowledged(outputAcknowledged);
        out.buffer()
                .putBytes(
                        participantReported.offset() + ParticipantReportedEncoder.participantNameEncodingOffset(),
                        participantName);
    }

    /** AccountReported: answer to a query: one row. */
    public void accountReported(
            long sessionId,
            long inputNumber,
            int accountId,
            int participantId,
            SystemId systemId,
            AccountKind kind,
            int currency,
            TupleIndex numbers,
            long balanceMinor,
            long heldMinor,
            int waiting,
            long waitingMinor,
            long debitsMinor,
            long creditsMinor,
            boolean isClosed) {
        accountReported.wrapAndApplyHeader(out.buffer(), room(AccountReportedEncoder.BLOCK_LENGTH), out.header());
        accountReported.sessionId(sessionId);
        accountReported.inputNumber(inputNumber);
        accountReported.accountId(accountId);
        accountReported.participantId(participantId);
        accountReported.systemId(systemId);
        accountReported.kind(kind);
        Currency.unpack(
                currency, out.buffer(), accountReported.offset() + AccountReportedEncoder.currencyEncodingOffset());
        AccountNumber.unpack(
                numbers,
                accountId,
                1,
                out.buffer(),
                accountReported.offset() + AccountReportedEncoder.numberEncodingOffset());
        accountReported.balanceMinor(balanceMinor);
        accountReported.heldMinor(heldMinor);
        accountReported.waiting(waiting);
        accountReported.waitingMinor(waitingMinor);
        accountReported.debitsMinor(debitsMinor);
        accountReported.creditsMinor(creditsMinor);
        accountReported.closed((short) (isClosed ? 1 : 0));
    }

    /** PaymentReported: answer to a query: one row. */
    public void paymentReported(
            long sessionId,
            long inputNumber,
            long paymentId,
            PaymentState state,
            PaymentType paymentType,
            int causes,
            int priority,
            int debtorId,
            int creditorId,
            int currency,
            long amountMinor,
            long shortfallMinor,
            Reference reference) {
        paymentReported.wrapAndApplyHeader(out.buffer(), room(PaymentReportedEncoder.BLOCK_LENGTH), out.header());
        paymentReported.sessionId(sessionId);
        paymentReported.inputNumber(inputNumber);
        paymentReported.paymentId(paymentId);
        paymentReported.state(state);
        paymentReported.paymentType(paymentType);
        out.buffer().putByte(paymentReported.offset() + PaymentReportedEncoder.causesEncodingOffset(), (byte) causes);
        paymentReported.priority((short) priority);
        paymentReported.debtorId(debtorId);
        paymentReported.creditorId(creditorId);
        Currency.unpack(
                currency, out.buffer(), paymentReported.offset() + PaymentReportedEncoder.currencyEncodingOffset());
        paymentReported.amountMinor(amountMinor);
        paymentReported.shortfallMinor(shortfallMinor);
        reference.write(out.buffer(), paymentReported.offset() + PaymentReportedEncoder.referenceEncodingOffset());
    }

    /** QueryAnswered: ends the rows of an answer. */
    public void queryAnswered(
            long sessionId, long inputNumber, QueryKind kind, int rows, long cursor, int reason, long outputNumber) {
        queryAnswered.wrapAndApplyHeader(out.buffer(), room(QueryAnsweredEncoder.BLOCK_LENGTH), out.header());
        queryAnswered.sessionId(sessionId);
        queryAnswered.inputNumber(inputNumber);
        queryAnswered.kind(kind);
        queryAnswered.rows(rows);
        queryAnswered.cursor(cursor);
        queryAnswered.reason(reason);
        queryAnswered.outputNumber(outputNumber);
    }

    /** ProposalReported: answer to a query: one row. */
    public void proposalReported(
            long sessionId,
            long inputNumber,
            long proposalId,
            int certificateId,
            int templateId,
            long expiresNs,
            long paymentId,
            PaymentState paymentState) {
        proposalReported.wrapAndApplyHeader(out.buffer(), room(ProposalReportedEncoder.BLOCK_LENGTH), out.header());
        proposalReported.sessionId(sessionId);
        proposalReported.inputNumber(inputNumber);
        proposalReported.proposalId(proposalId);
        proposalReported.certificateId(certificateId);
        proposalReported.templateId(templateId);
        proposalReported.expiresNs(expiresNs);
        proposalReported.paymentId(paymentId);
        proposalReported.paymentState(paymentState);
    }

    /** AuthorityReported: answer to a query: one row. */
    public void authorityReported(
            long sessionId,
            long inputNumber,
            int grantorId,
            int granteeId,
            int accountId,
            AuthorityScope scope,
            int fromDate,
            int toDate,
            int currency) {
        authorityReported.wrapAndApplyHeader(out.buffer(), room(AuthorityReportedEncoder.BLOCK_LENGTH), out.header());
        authorityReported.sessionId(sessionId);
        authorityReported.inputNumber(inputNumber);
        authorityReported.grantorId(grantorId);
        authorityReported.granteeId(granteeId);
        authorityReported.accountId(accountId);
        authorityReported.scope(scope);
        authorityReported.fromDate(fromDate);
        authorityReported.toDate(toDate);
        Currency.unpack(
                currency, out.buffer(), authorityReported.offset() + AuthorityReportedEncoder.currencyEncodingOffset());
    }

    /** SeizureReported: answer to a query: one row. */
    public void seizureReported(
            long sessionId,
            long inputNumber,
            int accountId,
            long wantedMinor,
            long heldMinor,
            int decisionDate,
            Reference decision,
            int currency) {
        seizureReported.wrapAndApplyHeader(out.buffer(), room(SeizureReportedEncoder.BLOCK_LENGTH), out.header());
        seizureReported.sessionId(sessionId);
        seizureReported.inputNumber(inputNumber);
        seizureReported.accountId(accountId);
        seizureReported.wantedMinor(wantedMinor);
        seizureReported.heldMinor(heldMinor);
        seizureReported.decisionDate(decisionDate);
        int at = seizureReported.offset();
        decision.write(out.buffer(), at + SeizureReportedEncoder.decisionNumberEncodingOffset());
        Currency.unpack(currency, out.buffer(), at + SeizureReportedEncoder.currencyEncodingOffset());
    }

    /** CalendarDayReported: answer to a query: one row. */
    public void calendarDayReported(
            long sessionId,
            long inputNumber,
            SystemId systemId,
            int date,
            boolean isBusinessDay,
            boolean isDeclared,
            int decisionDate,
            Reference decision) {
        int room = room(CalendarDayReportedEncoder.BLOCK_LENGTH);
        calendarDayReported.wrapAndApplyHeader(out.buffer(), room, out.header());
        calendarDayReported.sessionId(sessionId);
        calendarDayReported.inputNumber(inputNumber);
        calendarDayReported.systemId(systemId);
        calendarDayReported.date(date);
        calendarDayReported.isBusinessDay((short) (isBusinessDay ? 1 : 0));
        calendarDayReported.isDeclared((short) (isDeclared ? 1 : 0));
        calendarDayReported.decisionDate(decisionDate);
        decision.write(
                out.buffer(), calendarDayReported.offset() + CalendarDayReportedEncoder.decisionNumberEncodingOffset());
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
