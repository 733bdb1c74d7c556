package az.ecbar.auditor;

import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountDayEndedEncoder;
import az.ecbar.schema.AccountOpenedEncoder;
import az.ecbar.schema.AccountPageDueEncoder;
import az.ecbar.schema.AccountReportedEncoder;
import az.ecbar.schema.ActionApprovedEncoder;
import az.ecbar.schema.ActionProposedEncoder;
import az.ecbar.schema.AnnouncementDueEncoder;
import az.ecbar.schema.AuthorityGrantedEncoder;
import az.ecbar.schema.CertificateRegisteredEncoder;
import az.ecbar.schema.CertificateRevokedEncoder;
import az.ecbar.schema.ContinuityRecordedEncoder;
import az.ecbar.schema.ContinuityToldDueEncoder;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.DayClosedEncoder;
import az.ecbar.schema.DayClosingEncoder;
import az.ecbar.schema.DayOpenedEncoder;
import az.ecbar.schema.EpochBegunEncoder;
import az.ecbar.schema.GenesisCompletedEncoder;
import az.ecbar.schema.InputTakenEncoder;
import az.ecbar.schema.JobFinishedEncoder;
import az.ecbar.schema.JobStartedEncoder;
import az.ecbar.schema.LedgerBegunEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeDueEncoder;
import az.ecbar.schema.ParticipantRegisteredEncoder;
import az.ecbar.schema.ParticipantStatusChangedEncoder;
import az.ecbar.schema.ParticipantToldDueEncoder;
import az.ecbar.schema.PaymentAcceptedEncoder;
import az.ecbar.schema.PaymentAnnulledEncoder;
import az.ecbar.schema.PaymentQueuedEncoder;
import az.ecbar.schema.PaymentRefusedEncoder;
import az.ecbar.schema.PaymentSettledEncoder;
import az.ecbar.schema.PostedEncoder;
import az.ecbar.schema.ProposalExpiredEncoder;
import az.ecbar.schema.QueryAnsweredEncoder;
import az.ecbar.schema.RuleChangedEncoder;
import az.ecbar.schema.Site;
import az.ecbar.schema.StatusCausesEncoder;
import az.ecbar.schema.WaitCausesEncoder;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Writes batches of events as a ledger would, from what a test says. */
final class EventBytes {
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    UnsafeBuffer batch(long sequence, long timeNs, List<EventReader.Numbered> events) {
        int at = EventBatch.HEAD_LENGTH;
        for (EventReader.Numbered one : events) {
            int message = at + EventBatch.EVENT_HEAD_LENGTH;
            buffer.setMemory(at, 512, (byte) 0);
            int length = MessageHeaderEncoder.ENCODED_LENGTH + write(one.event(), one.outputNumber(), message);
            buffer.putInt(at, length);
            at += EventBatch.framedLength(length);
        }
        EventBatch.head(buffer, 0, sequence, timeNs, events.size(), at);
        UnsafeBuffer batch = new UnsafeBuffer(new byte[at]);
        batch.putBytes(0, buffer, 0, at);
        return batch;
    }

    private int write(Event event, long number, int at) {
        return switch (event) {
            case Event.ParticipantRegistered e -> write(e, at);
            case Event.AccountOpened e -> write(e, at);
            case Event.CertificateRegistered e -> write(e, at);
            case Event.StatusChanged e -> write(e, at);
            case Event.AuthorityGranted e -> write(e, at);
            case Event.SessionOpened e -> write(e, at);
            case Event.InputTaken e -> write(e, at);
            case Event.ActionProposed e -> write(e, number, at);
            case Event.ActionApproved e -> write(e, number, at);
            case Event.AccountReported e -> write(e, at);
            case Event.QueryAnswered e -> write(e, number, at);
            case Event.DayClosed e -> write(e, at);
            case Event.AccountDayEnded e -> write(e, at);
            case Event.AccountPageDue e -> write(e, number, at);
            case Event.AnnouncementDue e -> write(e, number, at);
            case Event.ContinuityRecorded e -> write(e, at);
            case Event.ContinuityToldDue e -> write(e, number, at);
            case Event.RuleChanged e -> write(e, at);
            case Event.Posted e -> write(e, at);
            case Event.PaymentAccepted e -> write(e, at);
            case Event.PaymentRefused e -> write(e, at);
            case Event.PaymentQueued e -> write(e, at);
            case Event.NoticeDue e -> write(e, number, at);
            case Event.ParticipantToldDue e -> write(e, number, at);
            default -> writeShort(event, at);
        };
    }

    /** The events of one or two fields. */
    private int writeShort(Event event, int at) {
        MessageEncoderFlyweight encoder = switch (event) {
            case Event.LedgerBegun e ->
                new LedgerBegunEncoder().wrapAndApplyHeader(buffer, at, header).level(e.level());
            case Event.EpochBegun e ->
                new EpochBegunEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .epoch(e.epoch())
                        .owner((short) e.owner())
                        .mode(e.mode())
                        .grantedBy(e.grantedBy());
            case Event.GenesisCompleted e ->
                new GenesisCompletedEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .participants(e.participants())
                        .accounts(e.accounts());
            case Event.CertificateRevoked e ->
                new CertificateRevokedEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .certificateId(e.certificateId())
                        .reasonCode((short) e.reasonCode());
            case Event.ProposalExpired e ->
                new ProposalExpiredEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .proposalId(e.proposalId());
            case Event.JobStarted e ->
                new JobStartedEncoder().wrapAndApplyHeader(buffer, at, header).job(e.job());
            case Event.JobFinished e ->
                new JobFinishedEncoder().wrapAndApplyHeader(buffer, at, header).job(e.job());
            case Event.DayOpened e ->
                new DayOpenedEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .systemId(e.system())
                        .date(e.date());
            case Event.DayClosing e ->
                new DayClosingEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .systemId(e.system())
                        .date(e.date());
            case Event.PaymentSettled e ->
                new PaymentSettledEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .paymentId(e.paymentId())
                        .waited((short) (e.hasWaited() ? 1 : 0));
            case Event.PaymentAnnulled e ->
                new PaymentAnnulledEncoder()
                        .wrapAndApplyHeader(buffer, at, header)
                        .paymentId(e.paymentId())
                        .reason(e.reason());
            default -> throw new IllegalArgumentException("no test tells " + event);
        };
        return encoder.encodedLength();
    }

    private int write(Event.PaymentRefused e, int at) {
        return new PaymentRefusedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .paymentId(e.paymentId())
                .participantId(e.participantId())
                .reason(e.reason())
                .reference(e.reference())
                .encodedLength();
    }

    private int write(Event.ParticipantRegistered e, int at) {
        return new ParticipantRegisteredEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .participantId(e.participantId())
                .bic(e.bic())
                .kind(e.kind())
                .terminal((short) e.terminal())
                .tin(e.tin())
                .registrationCode(e.registrationCode())
                .participantName(e.name())
                .encodedLength();
    }

    private int write(Event.AccountOpened e, int at) {
        return new AccountOpenedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .accountId(e.accountId())
                .participantId(e.participantId())
                .systemId(e.system())
                .kind(e.kind())
                .currency(e.currency())
                .number(e.number())
                .encodedLength();
    }

    private int write(Event.CertificateRegistered e, int at) {
        CertificateRegisteredEncoder d = new CertificateRegisteredEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .certificateId(e.certificateId())
                .participantId(e.participantId())
                .terminal((short) e.terminal())
                .role(e.role())
                .notBeforeNs(e.notBeforeNs())
                .notAfterNs(e.notAfterNs())
                .holder(e.holder())
                .certificateSequence(e.certificateSequence());
        putDigest(d.offset() + CertificateRegisteredEncoder.fingerprintEncodingOffset(), e.fingerprint());
        return d.encodedLength();
    }

    private void putDigest(int at, String hex) {
        buffer.putBytes(at, HexFormat.of().parseHex(hex));
    }

    private int write(Event.StatusChanged e, int at) {
        ParticipantStatusChangedEncoder d = new ParticipantStatusChangedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .participantId(e.participantId())
                .systemId(e.system())
                .decisionDate(e.decisionDate())
                .decisionNumber(e.decisionNumber());
        StatusCausesEncoder _ = d.causes().clear().rEMOVED(e.causes().contains(StatusCause.REMOVED));
        return d.encodedLength();
    }

    private int write(Event.ParticipantToldDue e, long number, int at) {
        ParticipantToldDueEncoder d = new ParticipantToldDueEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .participantId(e.to().participantId())
                .terminal((short) e.to().terminal())
                .outputNumber(number)
                .aboutId(e.aboutId())
                .systemId(e.system())
                .news(e.news())
                .decidedSequence(e.decidedSequence())
                .timeNs(e.timeNs())
                .decisionDate(e.decisionDate())
                .decisionNumber(e.decisionNumber());
        StatusCausesEncoder _ = d.causes().clear().rEMOVED(e.causes().contains(StatusCause.REMOVED));
        return d.encodedLength();
    }

    private int write(Event.AuthorityGranted e, int at) {
        return new AuthorityGrantedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .grantorId(e.authority().grantorId())
                .granteeId(e.authority().granteeId())
                .accountId(e.authority().accountId())
                .scope(e.authority().scope())
                .fromDate(e.from())
                .toDate(e.to())
                .paperDate(e.authority().paperDate())
                .paperNumber(e.authority().paperNumber())
                .encodedLength();
    }

    private int write(Event.SessionOpened e, int at) {
        CtnSessionOpenedEncoder d = new CtnSessionOpenedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .connectionId(e.connectionId())
                .sessionId(e.sessionId())
                .supersededSessionId(e.supersededSessionId())
                .participantId(e.participantId())
                .terminal((short) e.terminal())
                .site(Site.MAIN)
                .certificateId(e.certificateId())
                .lastInputNumber(e.lastInputNumber())
                .lastOutputNumber(e.lastOutputNumber())
                .outputAcknowledged(e.outputAcknowledged());
        putDigest(d.offset() + CtnSessionOpenedEncoder.lastInputDigestEncodingOffset(), e.lastInputDigest());
        return d.encodedLength();
    }

    private int write(Event.InputTaken e, int at) {
        InputTakenEncoder d = new InputTakenEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .sessionId(e.sessionId())
                .participantId(e.participantId())
                .terminal((short) e.terminal())
                .repeated((short) (e.isRepeated() ? 1 : 0))
                .inputNumber(e.inputNumber())
                .inputSequence(e.inputSequence())
                .timeNs(e.timeNs());
        putDigest(d.offset() + InputTakenEncoder.digestEncodingOffset(), e.digest());
        return d.encodedLength();
    }

    private int write(Event.ActionProposed e, long number, int at) {
        return new ActionProposedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .proposalId(e.proposalId())
                .certificateId(e.certificateId())
                .templateId(e.templateId())
                .expiresNs(e.expiresNs())
                .sessionId(e.sessionId())
                .inputNumber(e.inputNumber())
                .outputNumber(number)
                .encodedLength();
    }

    private int write(Event.ActionApproved e, long number, int at) {
        return new ActionApprovedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .proposalId(e.proposalId())
                .certificateId(e.certificateId())
                .templateId(e.templateId())
                .reason(e.reason())
                .sessionId(e.sessionId())
                .inputNumber(e.inputNumber())
                .outputNumber(number)
                .encodedLength();
    }

    private int write(Event.AccountReported e, int at) {
        return new AccountReportedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .sessionId(e.sessionId())
                .inputNumber(e.inputNumber())
                .accountId(e.accountId())
                .participantId(e.participantId())
                .systemId(e.system())
                .kind(e.kind())
                .currency(e.currency())
                .number(e.number())
                .balanceMinor(e.balance().longValueExact())
                .heldMinor(e.held().longValueExact())
                .waiting(e.waiting())
                .waitingMinor(e.waitingAmount().longValueExact())
                .debitsMinor(e.debits().longValueExact())
                .creditsMinor(e.credits().longValueExact())
                .encodedLength();
    }

    private int write(Event.QueryAnswered e, long number, int at) {
        return new QueryAnsweredEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .sessionId(e.sessionId())
                .inputNumber(e.inputNumber())
                .kind(e.kind())
                .rows(e.rows())
                .cursor(e.cursor())
                .reason(e.reason())
                .outputNumber(number)
                .encodedLength();
    }

    private int write(Event.DayClosed e, int at) {
        return new DayClosedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .systemId(e.system())
                .date(e.date())
                .settled(e.settled())
                .settledMinor(e.settledAmount().longValueExact())
                .annulled(e.annulled())
                .accepted(e.accepted())
                .keptBefore(e.keptBefore())
                .kept(e.kept())
                .encodedLength();
    }

    private int write(Event.AccountDayEnded e, int at) {
        return new AccountDayEndedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .accountId(e.accountId())
                .date(e.date())
                .balanceMinor(e.balance().longValueExact())
                .heldMinor(e.held().longValueExact())
                .debitsMinor(e.debits().longValueExact())
                .creditsMinor(e.credits().longValueExact())
                .encodedLength();
    }

    private int write(Event.RuleChanged e, int at) {
        return new RuleChangedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .rule(e.rule())
                .systemId(e.system())
                .value(e.value())
                .effectiveDate(e.effectiveDate())
                .encodedLength();
    }

    private int write(Event.AnnouncementDue e, long number, int at) {
        AnnouncementDueEncoder encoder = new AnnouncementDueEncoder().wrapAndApplyHeader(buffer, at, header);
        for (int month = 0; month < e.businessDays().size(); month++) {
            encoder.businessDays(month, e.businessDays().get(month));
        }
        return encoder.participantId(e.to().participantId())
                .terminal((short) e.to().terminal())
                .outputNumber(number)
                .announcedSequence(e.announcedSequence())
                .timeNs(e.timeNs())
                .announcement(e.announcement())
                .systemId(e.system())
                .rule(e.rule())
                .value(e.value())
                .date(e.date())
                .decisionDate(e.decisionDate())
                .decisionNumber(e.decisionNumber())
                .encodedLength();
    }

    private int write(Event.ContinuityRecorded e, int at) {
        Event.ContinuityPaper paper = e.paper();
        ContinuityRecordedEncoder encoder = new ContinuityRecordedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .participantId(e.participantId())
                .entry(paper.entry())
                .duty(paper.duty())
                .date(paper.date())
                .untilDate(paper.untilDate())
                .receivedDate(paper.receivedDate())
                .passed((short) (paper.isPassed() ? 1 : 0))
                .valueMinor(paper.value().longValueExact())
                .totalMinor(paper.total().longValueExact())
                .withdrawnSequence(paper.withdrawn())
                .paperDate(paper.paperDate())
                .paperNumber(paper.paperNumber())
                .text(paper.text());
        buffer.setMemory(encoder.offset() + ContinuityRecordedEncoder.digestEncodingOffset(), 32, (byte) 0);
        return encoder.encodedLength();
    }

    private int write(Event.ContinuityToldDue e, long number, int at) {
        return new ContinuityToldDueEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .participantId(e.to().participantId())
                .terminal((short) e.to().terminal())
                .outputNumber(number)
                .decidedSequence(e.decidedSequence())
                .timeNs(e.timeNs())
                .entry(e.entry())
                .duty(e.duty())
                .date(e.date())
                .untilDate(e.untilDate())
                .valueMinor(e.value().longValueExact())
                .totalMinor(e.total().longValueExact())
                .paperDate(e.paperDate())
                .paperNumber(e.paperNumber())
                .encodedLength();
    }

    private int write(Event.AccountPageDue e, long number, int at) {
        return new AccountPageDueEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .participantId(e.to().participantId())
                .terminal((short) e.to().terminal())
                .report(e.report())
                .outputNumber(number)
                .inquirySequence(e.inquirySequence())
                .timeNs(e.timeNs())
                .accountId(e.accountId())
                .date(e.date())
                .statementNumber(e.number())
                .page(e.page().page())
                .pages(e.page().pages())
                .firstLine(e.page().firstLine())
                .lines(e.page().lines())
                .openingDate(e.openingDate())
                .openingMinor(e.opening().longValueExact())
                .closingMinor(e.closing().longValueExact())
                .heldMinor(e.standing().held().longValueExact())
                .floorMinor(e.standing().floor().longValueExact())
                .waiting(e.standing().waiting())
                .waitingMinor(e.standing().waitingSum().longValueExact())
                .currency(e.currency())
                .reference(e.reference())
                .encodedLength();
    }

    private int write(Event.Posted e, int at) {
        PostedEncoder d = new PostedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .postingSequence(e.postingSequence())
                .paymentId(e.paymentId())
                .currency(e.currency());
        PostedEncoder.LegsEncoder legs = d.legsCount(e.legs().size());
        for (Event.Leg leg : e.legs()) {
            legs.next()
                    .accountId(leg.accountId())
                    .amountMinor(leg.amount().longValueExact())
                    .balanceMinor(leg.balance().longValueExact());
        }
        return d.encodedLength();
    }

    private int write(Event.PaymentAccepted e, int at) {
        return new PaymentAcceptedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .paymentId(e.paymentId())
                .debtorId(e.debtorId())
                .creditorId(e.creditorId())
                .debitAccountId(e.debitAccountId())
                .creditAccountId(e.creditAccountId())
                .amountMinor(e.amount().longValueExact())
                .valueDate(e.valueDate())
                .priority((short) e.priority())
                .paymentType(e.paymentType())
                .currency(e.currency())
                .reference(e.reference())
                .encodedLength();
    }

    private int write(Event.PaymentQueued e, int at) {
        PaymentQueuedEncoder d = new PaymentQueuedEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .paymentId(e.paymentId())
                .shortfallMinor(e.shortfall().longValueExact());
        write(e.causes(), d.causes());
        return d.encodedLength();
    }

    private static void write(Set<WaitCause> causes, WaitCausesEncoder d) {
        d.clear()
                .lACK_OF_FUNDS(causes.contains(WaitCause.LACK_OF_FUNDS))
                .bEHIND_EARLIER(causes.contains(WaitCause.BEHIND_EARLIER));
    }

    private int write(Event.NoticeDue e, long number, int at) {
        NoticeDueEncoder d = new NoticeDueEncoder()
                .wrapAndApplyHeader(buffer, at, header)
                .participantId(e.to().participantId())
                .terminal((short) e.to().terminal())
                .kind(e.kind())
                .outputNumber(number)
                .paymentId(e.meant().paymentId())
                .inputSequence(e.meant().inputSequence())
                .timeNs(e.timeNs())
                .amountMinor(e.meant().amount().longValueExact())
                .balanceMinor(e.booked().balance().longValueExact())
                .accountId(e.booked().accountId())
                .counterpartyId(e.counterpartyId())
                .valueDate(e.meant().valueDate())
                .reason(e.reason());
        write(e.causes(), d.causes());
        return d.paymentType(e.meant().paymentType())
                .currency(e.meant().currency())
                .reference(e.meant().reference())
                .tag(e.meant().tag())
                .enteredChange(e.meant().enteredChange())
                .priority((short) e.priority())
                .encodedLength();
    }
}
