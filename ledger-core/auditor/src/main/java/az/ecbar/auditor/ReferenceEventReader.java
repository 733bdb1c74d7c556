package az.ecbar.auditor;

import static az.ecbar.auditor.Values.causes;
import static az.ecbar.auditor.Values.hex;

import az.ecbar.schema.AccountOpenedDecoder;
import az.ecbar.schema.AliasAddedDecoder;
import az.ecbar.schema.AuthorityGrantedDecoder;
import az.ecbar.schema.AuthorityReportedDecoder;
import az.ecbar.schema.AuthorityWithdrawnDecoder;
import az.ecbar.schema.BadSignatureReportedDecoder;
import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.CertificateRevokedDecoder;
import az.ecbar.schema.ChannelChangedDecoder;
import az.ecbar.schema.ChannelSetDecoder;
import az.ecbar.schema.ClockAcceptedDecoder;
import az.ecbar.schema.CommandRefusedDecoder;
import az.ecbar.schema.ContinuityRecordedDecoder;
import az.ecbar.schema.ContinuityToldDueDecoder;
import az.ecbar.schema.CtnSessionClosedDecoder;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.CtnSessionRefusedDecoder;
import az.ecbar.schema.DayDeclaredDecoder;
import az.ecbar.schema.EpochBegunDecoder;
import az.ecbar.schema.GenesisCompletedDecoder;
import az.ecbar.schema.InputRefusedDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.JobFinishedDecoder;
import az.ecbar.schema.JobStartedDecoder;
import az.ecbar.schema.JoiningReportedDecoder;
import az.ecbar.schema.LanguageSetDecoder;
import az.ecbar.schema.LedgerBegunDecoder;
import az.ecbar.schema.LevelRaisedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeProfileSetDecoder;
import az.ecbar.schema.OutputGivenUpDecoder;
import az.ecbar.schema.OutputsAcknowledgedDecoder;
import az.ecbar.schema.ParticipantAdmittedDecoder;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.ParticipantStatusChangedDecoder;
import az.ecbar.schema.ParticipantToldDueDecoder;
import az.ecbar.schema.PaymentEnteredDecoder;
import az.ecbar.schema.RuleChangedDecoder;
import az.ecbar.schema.StandingOrderRevokedDecoder;
import az.ecbar.schema.StandingOrderSetDecoder;
import az.ecbar.schema.SystemStatusChangedDecoder;
import az.ecbar.schema.TransferDroppedDecoder;
import az.ecbar.schema.TransferProgressedDecoder;
import az.ecbar.schema.WorkstationSetDecoder;
import org.agrona.DirectBuffer;

/** Reads the events about the node, reference data and CTN sessions. */
final class ReferenceEventReader {
    private final MessageHeaderDecoder header;
    private final AccountEventReader accounts = new AccountEventReader();
    private final ContinuityEventReader continuity;

    ReferenceEventReader(MessageHeaderDecoder header) {
        this.header = header;
        this.continuity = new ContinuityEventReader(header);
    }

    Event event(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case LedgerBegunDecoder.TEMPLATE_ID ->
                new Event.LedgerBegun(new LedgerBegunDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .level());
            case EpochBegunDecoder.TEMPLATE_ID -> epochBegun(b, at);
            case StandingOrderSetDecoder.TEMPLATE_ID -> standingOrder(b, at);
            case StandingOrderRevokedDecoder.TEMPLATE_ID ->
                new Event.StandingOrderRevoked(new StandingOrderRevokedDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .proposalId());
            case GenesisCompletedDecoder.TEMPLATE_ID -> genesis(b, at);
            case CommandRefusedDecoder.TEMPLATE_ID -> commandRefused(b, at);
            case JobStartedDecoder.TEMPLATE_ID ->
                new Event.JobStarted(new JobStartedDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .job());
            case JobFinishedDecoder.TEMPLATE_ID ->
                new Event.JobFinished(new JobFinishedDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .job());
            case LevelRaisedDecoder.TEMPLATE_ID ->
                new Event.LevelRaised(new LevelRaisedDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .level());
            case ClockAcceptedDecoder.TEMPLATE_ID ->
                new Event.ClockAccepted(new ClockAcceptedDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .acceptances());
            case ParticipantRegisteredDecoder.TEMPLATE_ID -> registered(b, at);
            case AliasAddedDecoder.TEMPLATE_ID -> alias(b, at);
            case AccountOpenedDecoder.TEMPLATE_ID -> accountOpened(b, at);
            case ParticipantStatusChangedDecoder.TEMPLATE_ID -> statusChanged(b, at);
            case ParticipantToldDueDecoder.TEMPLATE_ID -> told(b, at);
            case ParticipantAdmittedDecoder.TEMPLATE_ID -> admitted(b, at);
            case JoiningReportedDecoder.TEMPLATE_ID -> joining(b, at);
            case SystemStatusChangedDecoder.TEMPLATE_ID -> systemChanged(b, at);
            case ChannelSetDecoder.TEMPLATE_ID -> channelSet(b, at);
            case ChannelChangedDecoder.TEMPLATE_ID -> channelChanged(b, at);
            case OutputGivenUpDecoder.TEMPLATE_ID -> givenUp(b, at);
            case LanguageSetDecoder.TEMPLATE_ID -> {
                LanguageSetDecoder d = new LanguageSetDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.LanguageSet(d.participantId(), d.language());
            }
            case PaymentEnteredDecoder.TEMPLATE_ID -> entered(b, at);
            case WorkstationSetDecoder.TEMPLATE_ID -> workstationSet(b, at);
            case BadSignatureReportedDecoder.TEMPLATE_ID -> signatureReported(b, at);
            case ContinuityRecordedDecoder.TEMPLATE_ID -> continuity.recorded(b, at);
            case ContinuityToldDueDecoder.TEMPLATE_ID -> continuity.told(b, at);
            case AuthorityGrantedDecoder.TEMPLATE_ID -> granted(b, at);
            case AuthorityWithdrawnDecoder.TEMPLATE_ID -> withdrawn(b, at);
            case AuthorityReportedDecoder.TEMPLATE_ID -> reported(b, at);
            case RuleChangedDecoder.TEMPLATE_ID -> ruleChanged(b, at);
            case DayDeclaredDecoder.TEMPLATE_ID -> dayDeclared(b, at);
            case CertificateRegisteredDecoder.TEMPLATE_ID -> certificate(b, at);
            case CertificateRevokedDecoder.TEMPLATE_ID -> revoked(b, at);
            case NoticeProfileSetDecoder.TEMPLATE_ID -> profile(b, at);
            case CtnSessionOpenedDecoder.TEMPLATE_ID -> sessionOpened(b, at);
            case CtnSessionRefusedDecoder.TEMPLATE_ID -> sessionRefused(b, at);
            case CtnSessionClosedDecoder.TEMPLATE_ID -> sessionClosed(b, at);
            case InputTakenDecoder.TEMPLATE_ID -> taken(b, at);
            case InputRefusedDecoder.TEMPLATE_ID -> refused(b, at);
            case OutputsAcknowledgedDecoder.TEMPLATE_ID -> acknowledged(b, at);
            case TransferProgressedDecoder.TEMPLATE_ID -> progressed(b, at);
            case TransferDroppedDecoder.TEMPLATE_ID -> dropped(b, at);
            default -> accounts.event(templateId, b, at);
        };
    }

    long outputNumber(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case ParticipantToldDueDecoder.TEMPLATE_ID ->
                new ParticipantToldDueDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .outputNumber();
            case ContinuityToldDueDecoder.TEMPLATE_ID -> continuity.outputNumber(b, at);
            default -> accounts.outputNumber(templateId, b, at);
        };
    }

    private Event told(DirectBuffer b, int at) {
        ParticipantToldDueDecoder d = new ParticipantToldDueDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ParticipantToldDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.aboutId(),
                d.systemId(),
                d.news(),
                causes(d.causes()),
                d.decidedSequence(),
                d.timeNs(),
                d.decisionDate(),
                d.decisionNumber());
    }

    private Event epochBegun(DirectBuffer b, int at) {
        EpochBegunDecoder d = new EpochBegunDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.EpochBegun(d.epoch(), d.owner(), d.mode(), d.grantedBy());
    }

    private Event standingOrder(DirectBuffer b, int at) {
        StandingOrderSetDecoder d = new StandingOrderSetDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.StandingOrderSet(d.proposalId(), d.fromNs(), d.untilNs(), d.longestNs());
    }

    private Event genesis(DirectBuffer b, int at) {
        GenesisCompletedDecoder d = new GenesisCompletedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.GenesisCompleted(d.participants(), d.accounts());
    }

    private Event commandRefused(DirectBuffer b, int at) {
        CommandRefusedDecoder d = new CommandRefusedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.CommandRefused(d.templateId(), d.reason());
    }

    private Event registered(DirectBuffer b, int at) {
        ParticipantRegisteredDecoder d = new ParticipantRegisteredDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ParticipantRegistered(
                d.participantId(),
                d.bic(),
                d.kind(),
                (char) d.terminal(),
                d.tin(),
                d.registrationCode(),
                d.participantName());
    }

    private Event alias(DirectBuffer b, int at) {
        AliasAddedDecoder d = new AliasAddedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AliasAdded(d.participantId(), d.alias());
    }

    private Event accountOpened(DirectBuffer b, int at) {
        AccountOpenedDecoder d = new AccountOpenedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AccountOpened(
                d.accountId(), d.participantId(), d.systemId(), d.kind(), d.currency(), d.number());
    }

    private Event statusChanged(DirectBuffer b, int at) {
        ParticipantStatusChangedDecoder d = new ParticipantStatusChangedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.StatusChanged(
                d.participantId(), d.systemId(), causes(d.causes()), d.decisionDate(), d.decisionNumber());
    }

    private Event admitted(DirectBuffer b, int at) {
        ParticipantAdmittedDecoder d = new ParticipantAdmittedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ParticipantAdmitted(
                d.participantId(),
                d.protocolDate(),
                d.protocolNumber(),
                d.certificateId(),
                (char) d.terminal(),
                d.testedInput(),
                d.testedSequence(),
                d.testedNs(),
                d.timeNs());
    }

    private Event joining(DirectBuffer b, int at) {
        JoiningReportedDecoder d = new JoiningReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.JoiningReported(
                d.sessionId(),
                d.inputNumber(),
                new Event.ParticipantAdmitted(
                        d.participantId(),
                        d.protocolDate(),
                        d.protocolNumber(),
                        d.certificateId(),
                        (char) d.terminal(),
                        d.testedInput(),
                        d.testedSequence(),
                        d.testedNs(),
                        d.timeNs()));
    }

    private Event systemChanged(DirectBuffer b, int at) {
        SystemStatusChangedDecoder d = new SystemStatusChangedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.SystemStatusChanged(
                d.systemId(), Values.parts(d.parts()), d.decisionDate(), d.decisionNumber());
    }

    private Event granted(DirectBuffer b, int at) {
        AuthorityGrantedDecoder d = new AuthorityGrantedDecoder().wrapAndApplyHeader(b, at, header);
        Event.Authority authority = new Event.Authority(
                d.grantorId(), d.granteeId(), d.accountId(), d.scope(), d.paperDate(), d.paperNumber());
        return new Event.AuthorityGranted(authority, d.fromDate(), d.toDate());
    }

    private Event withdrawn(DirectBuffer b, int at) {
        AuthorityWithdrawnDecoder d = new AuthorityWithdrawnDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AuthorityWithdrawn(new Event.Authority(
                d.grantorId(), d.granteeId(), d.accountId(), d.scope(), d.paperDate(), d.paperNumber()));
    }

    private Event reported(DirectBuffer b, int at) {
        AuthorityReportedDecoder d = new AuthorityReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AuthorityReported(
                d.sessionId(),
                d.inputNumber(),
                d.grantorId(),
                d.granteeId(),
                d.accountId(),
                d.scope(),
                d.fromDate(),
                d.toDate(),
                d.currency());
    }

    private Event ruleChanged(DirectBuffer b, int at) {
        RuleChangedDecoder d = new RuleChangedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.RuleChanged(d.rule(), d.systemId(), d.value(), d.effectiveDate());
    }

    private Event dayDeclared(DirectBuffer b, int at) {
        DayDeclaredDecoder d = new DayDeclaredDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.DayDeclared(
                d.systemId(), d.date(), d.isBusinessDay() != 0, d.decisionDate(), d.decisionNumber());
    }

    private Event certificate(DirectBuffer b, int at) {
        CertificateRegisteredDecoder d = new CertificateRegisteredDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.CertificateRegistered(
                d.certificateId(),
                d.participantId(),
                (char) d.terminal(),
                d.role(),
                d.notBeforeNs(),
                d.notAfterNs(),
                hex(b, d.offset() + CertificateRegisteredDecoder.fingerprintEncodingOffset()),
                d.holder(),
                d.certificateSequence());
    }

    private Event revoked(DirectBuffer b, int at) {
        CertificateRevokedDecoder d = new CertificateRevokedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.CertificateRevoked(d.certificateId(), d.reasonCode());
    }

    private Event channelSet(DirectBuffer b, int at) {
        ChannelSetDecoder d = new ChannelSetDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ChannelSet(d.participantId(), d.channel(), d.effectiveNs(), d.paperDate(), d.paperNumber());
    }

    private Event givenUp(DirectBuffer b, int at) {
        OutputGivenUpDecoder d = new OutputGivenUpDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.OutputGivenUp(d.participantId(), d.outputNumber(), d.why());
    }

    private Event entered(DirectBuffer b, int at) {
        PaymentEnteredDecoder d = new PaymentEnteredDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentEntered(
                d.paymentId(), d.participantId(), d.proposalId(), d.channel(), d.paperDate(), d.paperNumber());
    }

    private Event signatureReported(DirectBuffer b, int at) {
        BadSignatureReportedDecoder d = new BadSignatureReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.BadSignatureReported(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.reportSequence(),
                d.outputNumber(),
                d.lastOutput(),
                d.acknowledged(),
                d.reference(),
                d.fault());
    }

    private Event workstationSet(DirectBuffer b, int at) {
        WorkstationSetDecoder d = new WorkstationSetDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.WorkstationSet(d.participantId(), d.isOutOfOrder() != 0, d.paperDate(), d.paperNumber());
    }

    private Event channelChanged(DirectBuffer b, int at) {
        ChannelChangedDecoder d = new ChannelChangedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ChannelChanged(d.participantId(), d.channel());
    }

    private Event profile(DirectBuffer b, int at) {
        NoticeProfileSetDecoder d = new NoticeProfileSetDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.NoticeProfileSet(d.participantId(), d.executionNotice() != 0);
    }

    private Event sessionOpened(DirectBuffer b, int at) {
        CtnSessionOpenedDecoder d = new CtnSessionOpenedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.SessionOpened(
                d.connectionId(),
                d.sessionId(),
                d.supersededSessionId(),
                d.participantId(),
                (char) d.terminal(),
                d.site(),
                d.certificateId(),
                d.lastInputNumber(),
                d.lastOutputNumber(),
                d.outputAcknowledged(),
                hex(b, d.offset() + CtnSessionOpenedDecoder.lastInputDigestEncodingOffset()));
    }

    private Event sessionRefused(DirectBuffer b, int at) {
        CtnSessionRefusedDecoder d = new CtnSessionRefusedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.SessionRefused(d.connectionId(), d.reason());
    }

    private Event sessionClosed(DirectBuffer b, int at) {
        CtnSessionClosedDecoder d = new CtnSessionClosedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.SessionClosed(d.sessionId(), d.participantId(), (char) d.terminal());
    }

    private Event taken(DirectBuffer b, int at) {
        InputTakenDecoder d = new InputTakenDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.InputTaken(
                d.sessionId(),
                d.participantId(),
                (char) d.terminal(),
                d.repeated() != 0,
                d.inputNumber(),
                d.inputSequence(),
                d.timeNs(),
                hex(b, d.offset() + InputTakenDecoder.digestEncodingOffset()));
    }

    private Event refused(DirectBuffer b, int at) {
        InputRefusedDecoder d = new InputRefusedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.InputRefused(
                d.sessionId(), d.participantId(), (char) d.terminal(), d.inputNumber(), d.expectedNumber(), d.reason());
    }

    private Event acknowledged(DirectBuffer b, int at) {
        OutputsAcknowledgedDecoder d = new OutputsAcknowledgedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.OutputsAcknowledged(d.participantId(), (char) d.terminal(), d.upTo());
    }

    private Event progressed(DirectBuffer b, int at) {
        TransferProgressedDecoder d = new TransferProgressedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.TransferProgressed(
                d.sessionId(), d.participantId(), (char) d.terminal(), d.transferId(), d.part(), d.of());
    }

    private Event dropped(DirectBuffer b, int at) {
        TransferDroppedDecoder d = new TransferDroppedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.TransferDropped(d.participantId(), (char) d.terminal(), d.transferId(), d.reason());
    }
}
