package az.ecbar.ops.view;

import az.ecbar.command.MessagePrinter;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.ActionProposedDecoder;
import az.ecbar.schema.ActionRefusedDecoder;
import az.ecbar.schema.AuthorityGrantedDecoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.AuthorityWithdrawnDecoder;
import az.ecbar.schema.BadSignatureReportedDecoder;
import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.CertificateRevokedDecoder;
import az.ecbar.schema.ChangeEnteredDecoder;
import az.ecbar.schema.ChannelChangedDecoder;
import az.ecbar.schema.ClockAcceptedDecoder;
import az.ecbar.schema.ContinuityRecordedDecoder;
import az.ecbar.schema.DayClosedDecoder;
import az.ecbar.schema.DayClosingDecoder;
import az.ecbar.schema.DayDeclaredDecoder;
import az.ecbar.schema.DayOpenedDecoder;
import az.ecbar.schema.EpochBegunDecoder;
import az.ecbar.schema.GridlockResolvedDecoder;
import az.ecbar.schema.LanguageSetDecoder;
import az.ecbar.schema.LevelRaisedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.OutputGivenUpDecoder;
import az.ecbar.schema.ParticipantAdmittedDecoder;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.ParticipantStatusChangedDecoder;
import az.ecbar.schema.PaymentEnteredDecoder;
import az.ecbar.schema.ProposalExpiredDecoder;
import az.ecbar.schema.RuleChangedDecoder;
import az.ecbar.schema.StandingOrderRevokedDecoder;
import az.ecbar.schema.StandingOrderSetDecoder;
import az.ecbar.schema.SystemStatusChangedDecoder;
import az.ecbar.schema.TimetableKeptDecoder;
import az.ecbar.schema.WorkstationSetDecoder;
import az.ecbar.trust.certificate.UtcNs;
import java.time.Duration;
import java.util.Locale;
import org.agrona.DirectBuffer;

/**
 * Lines of what the Central Bank does: its operators' acts, the day, participants, rules and certificates.
 *
 * <p>Owned by the edge's thread; allocates.
 */
final class OfficeLines {
    private static final String AZN = "AZN";
    /** Characters of what an action says, at most. */
    private static final int MAX_CONTENT = 800;

    private final Names names;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountLines accounts;

    OfficeLines(Names names) {
        this.names = names;
        this.accounts = new AccountLines(names);
    }

    static boolean isShown(int templateId) {
        return switch (templateId) {
            case ActionProposedDecoder.TEMPLATE_ID,
                    ActionApprovedDecoder.TEMPLATE_ID,
                    ActionRefusedDecoder.TEMPLATE_ID,
                    ProposalExpiredDecoder.TEMPLATE_ID,
                    TimetableKeptDecoder.TEMPLATE_ID,
                    DayOpenedDecoder.TEMPLATE_ID,
                    DayClosingDecoder.TEMPLATE_ID,
                    DayClosedDecoder.TEMPLATE_ID,
                    GridlockResolvedDecoder.TEMPLATE_ID,
                    ParticipantRegisteredDecoder.TEMPLATE_ID,
                    ParticipantStatusChangedDecoder.TEMPLATE_ID,
                    ParticipantAdmittedDecoder.TEMPLATE_ID,
                    SystemStatusChangedDecoder.TEMPLATE_ID,
                    AuthorityGrantedDecoder.TEMPLATE_ID,
                    AuthorityWithdrawnDecoder.TEMPLATE_ID,
                    ChannelChangedDecoder.TEMPLATE_ID,
                    OutputGivenUpDecoder.TEMPLATE_ID,
                    LanguageSetDecoder.TEMPLATE_ID,
                    WorkstationSetDecoder.TEMPLATE_ID,
                    PaymentEnteredDecoder.TEMPLATE_ID,
                    ChangeEnteredDecoder.TEMPLATE_ID,
                    BadSignatureReportedDecoder.TEMPLATE_ID,
                    ContinuityRecordedDecoder.TEMPLATE_ID,
                    RuleChangedDecoder.TEMPLATE_ID,
                    DayDeclaredDecoder.TEMPLATE_ID,
                    CertificateRegisteredDecoder.TEMPLATE_ID,
                    CertificateRevokedDecoder.TEMPLATE_ID,
                    ClockAcceptedDecoder.TEMPLATE_ID,
                    EpochBegunDecoder.TEMPLATE_ID,
                    StandingOrderSetDecoder.TEMPLATE_ID,
                    StandingOrderRevokedDecoder.TEMPLATE_ID,
                    LevelRaisedDecoder.TEMPLATE_ID -> true;
            default -> AccountLines.isShown(templateId);
        };
    }

    Line line(int templateId, DirectBuffer buffer, int offset) {
        return switch (templateId) {
            case ActionProposedDecoder.TEMPLATE_ID -> {
                var e = new ActionProposedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield act("PROPOSED", e.proposalId(), e.certificateId(), e.templateId());
            }
            case ActionApprovedDecoder.TEMPLATE_ID -> {
                var e = new ActionApprovedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield act("APPROVED", e.proposalId(), e.certificateId(), e.templateId())
                        .say(e.reason() == 0 ? "" : "and refused:")
                        .reason(e.reason());
            }
            case ActionRefusedDecoder.TEMPLATE_ID -> {
                var e = new ActionRefusedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield proposal("NOT_ADMITTED", e.proposalId())
                        .with("operator", names.holder(e.certificateId()))
                        .say("by " + names.holder(e.certificateId()) + ":")
                        .reason(e.reason());
            }
            case ProposalExpiredDecoder.TEMPLATE_ID ->
                proposal(
                        "PROPOSAL_EXPIRED",
                        new ProposalExpiredDecoder()
                                .wrapAndApplyHeader(buffer, offset, header)
                                .proposalId());
            default -> day(templateId, buffer, offset);
        };
    }

    private Line day(int templateId, DirectBuffer buffer, int offset) {
        return switch (templateId) {
            case TimetableKeptDecoder.TEMPLATE_ID -> {
                var e = new TimetableKeptDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield day(
                                e.opens() == 1 ? "OPENS_BY_TIMETABLE" : "CLOSES_BY_TIMETABLE",
                                e.systemId().name(),
                                e.date())
                        .with("dueNs", e.dueNs());
            }
            case DayOpenedDecoder.TEMPLATE_ID -> {
                var e = new DayOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield day("DAY_OPENED", e.systemId().name(), e.date());
            }
            case DayClosingDecoder.TEMPLATE_ID -> {
                var e = new DayClosingDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield day("DAY_CLOSING", e.systemId().name(), e.date());
            }
            case DayClosedDecoder.TEMPLATE_ID -> {
                var e = new DayClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield day("DAY_CLOSED", e.systemId().name(), e.date())
                        .with("settled", e.settled())
                        .with("annulled", e.annulled())
                        .say("settled " + e.settled() + " of")
                        .amount(AZN, e.settledMinor())
                        .say("annulled " + e.annulled());
            }
            case GridlockResolvedDecoder.TEMPLATE_ID -> {
                var e = new GridlockResolvedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Line("GRIDLOCK_RESOLVED")
                        .with("system", e.systemId().name())
                        .with("lookedAt", e.lookedAt())
                        .with("settled", e.settled())
                        .with("pairs", e.pairs())
                        .with("settledInPairs", e.settledInPairs())
                        .say(e.systemId() + " settled " + e.settled() + " of " + e.lookedAt() + " that waited, "
                                + e.settledInPairs() + " in " + e.pairs() + " pairs");
            }
            default -> reference(templateId, buffer, offset);
        };
    }

    private Line reference(int templateId, DirectBuffer buffer, int offset) {
        return switch (templateId) {
            case ParticipantRegisteredDecoder.TEMPLATE_ID -> {
                var e = new ParticipantRegisteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Line("PARTICIPANT_REGISTERED").of("bic", e.bic()).say(e.bic() + " " + e.participantName());
            }
            case ParticipantStatusChangedDecoder.TEMPLATE_ID -> status(buffer, offset);
            case ParticipantAdmittedDecoder.TEMPLATE_ID -> {
                var e = new ParticipantAdmittedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Line("JOINED")
                        .of("bic", names.bic(e.participantId()))
                        .with("protocol", e.protocolNumber())
                        .with("protocolDate", e.protocolDate())
                        .with("testedInput", e.testedInput())
                        .say(names.bic(e.participantId()) + " in AZIPS by protocol " + e.protocolNumber()
                                + ", self-tested up to input " + e.testedInput());
            }
            case SystemStatusChangedDecoder.TEMPLATE_ID -> {
                var e = new SystemStatusChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                StringBuilder set = new StringBuilder();
                e.parts().appendTo(set);
                String parts = set.substring(1, set.length() - 1).toUpperCase(Locale.ROOT);
                yield new Line("SYSTEM_STATUS_CHANGED")
                        .with("system", e.systemId().name())
                        .with("suspended", parts)
                        .with("decision", e.decisionNumber())
                        .say(e.systemId().name() + " " + (parts.isEmpty() ? "operates" : "suspended: " + parts)
                                + " by decision " + e.decisionNumber());
            }
            case AuthorityGrantedDecoder.TEMPLATE_ID -> {
                var e = new AuthorityGrantedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield authority("AUTHORITY_GRANTED", e.grantorId(), e.granteeId(), e.scope(), e.paperNumber())
                        .with("fromDate", e.fromDate())
                        .with("toDate", e.toDate());
            }
            case AuthorityWithdrawnDecoder.TEMPLATE_ID -> {
                var e = new AuthorityWithdrawnDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield authority("AUTHORITY_WITHDRAWN", e.grantorId(), e.granteeId(), e.scope(), e.paperNumber());
            }
            case ChannelChangedDecoder.TEMPLATE_ID -> {
                var e = new ChannelChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                String channel = e.channel().name();
                yield new Line("CHANNEL_CHANGED")
                        .of("bic", names.bic(e.participantId()))
                        .with("channel", channel)
                        .say(names.bic(e.participantId()) + " to " + channel);
            }
            case OutputGivenUpDecoder.TEMPLATE_ID -> {
                var e = new OutputGivenUpDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Line("OUTPUT_GIVEN_UP")
                        .of("bic", names.bic(e.participantId()))
                        .with("outputNumber", e.outputNumber())
                        .with("why", e.why())
                        .say(names.bic(e.participantId()) + " output " + e.outputNumber() + " over SWIFT: " + e.why());
            }
            case LanguageSetDecoder.TEMPLATE_ID -> {
                var e = new LanguageSetDecoder().wrapAndApplyHeader(buffer, offset, header);
                String language = e.language().name();
                yield new Line("LANGUAGE_SET")
                        .of("bic", names.bic(e.participantId()))
                        .with("language", language)
                        .say(names.bic(e.participantId()) + " to " + language);
            }
            case WorkstationSetDecoder.TEMPLATE_ID -> {
                var e = new WorkstationSetDecoder().wrapAndApplyHeader(buffer, offset, header);
                boolean isOut = e.isOutOfOrder() == 1;
                yield paper(isOut ? "OUT_OF_ORDER" : "RESTORED", e.participantId(), e.paperDate(), e.paperNumber());
            }
            case PaymentEnteredDecoder.TEMPLATE_ID -> {
                var e = new PaymentEnteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield paper("PAYMENT_ENTERED", e.participantId(), e.paperDate(), e.paperNumber())
                        .with("paymentId", e.paymentId())
                        .with("carrier", e.channel().name());
            }
            case ChangeEnteredDecoder.TEMPLATE_ID -> {
                var e = new ChangeEnteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield paper("CHANGE_ENTERED", e.participantId(), e.paperDate(), e.paperNumber())
                        .with("paymentId", e.paymentId())
                        .with("change", e.change().name())
                        .with("reference", e.paymentReference())
                        .with("carrier", e.channel().name())
                        .say(e.change().name() + " of " + e.paymentReference());
            }
            case BadSignatureReportedDecoder.TEMPLATE_ID -> badSignature(buffer, offset);
            case ContinuityRecordedDecoder.TEMPLATE_ID -> {
                var e = new ContinuityRecordedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Line("CONTINUITY_RECORDED")
                        .of("bic", names.bic(e.participantId()))
                        .with("entry", e.entry().name())
                        .with("date", e.date())
                        .with("received", e.receivedDate())
                        .say(names.bic(e.participantId()) + " " + e.entry().name()
                                + (e.date() == 0 ? "" : " about " + e.date()));
            }
            case RuleChangedDecoder.TEMPLATE_ID -> {
                var e = new RuleChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield new Line("RULE_CHANGED")
                        .with("rule", e.rule().name())
                        .with("value", e.value())
                        .with("effectiveDate", e.effectiveDate())
                        .say(e.rule().name() + " = " + e.value()
                                + (e.effectiveDate() == 0 ? "" : " from " + e.effectiveDate()));
            }
            case DayDeclaredDecoder.TEMPLATE_ID -> {
                var e = new DayDeclaredDecoder().wrapAndApplyHeader(buffer, offset, header);
                String is = e.isBusinessDay() == 1 ? "a business day" : "no business day";
                yield new Line("DAY_DECLARED")
                        .with("system", e.systemId().name())
                        .with("date", e.date())
                        .with("isBusinessDay", e.isBusinessDay())
                        .with("decisionDate", e.decisionDate())
                        .with("decisionNumber", e.decisionNumber())
                        .say(e.date() + " is " + is + " of " + e.systemId().name()
                                + (e.decisionDate() == 0
                                        ? ""
                                        : " by decision " + e.decisionNumber() + " of " + e.decisionDate()));
            }
            case CertificateRegisteredDecoder.TEMPLATE_ID -> {
                var e = new CertificateRegisteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                String bic = names.bic(e.participantId());
                yield new Line("CERTIFICATE_REGISTERED")
                        .of("bic", bic)
                        .with("terminal", String.valueOf((char) e.terminal()))
                        .with("holder", e.holder())
                        .say(bic + " terminal " + (char) e.terminal() + " of " + e.holder());
            }
            case CertificateRevokedDecoder.TEMPLATE_ID -> {
                var e = new CertificateRevokedDecoder().wrapAndApplyHeader(buffer, offset, header);
                String holder = names.holder(e.certificateId());
                yield new Line("CERTIFICATE_REVOKED").with("holder", holder).say("of " + holder);
            }
            case ClockAcceptedDecoder.TEMPLATE_ID -> new Line("CLOCK_ACCEPTED");
            case EpochBegunDecoder.TEMPLATE_ID -> epoch(buffer, offset);
            case StandingOrderSetDecoder.TEMPLATE_ID -> standingOrder(buffer, offset);
            case StandingOrderRevokedDecoder.TEMPLATE_ID -> new Line("STANDING_ORDER_REVOKED");
            case LevelRaisedDecoder.TEMPLATE_ID -> {
                int level = new LevelRaisedDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .level();
                yield new Line("LEVEL_RAISED").with("level", level).say("to " + level);
            }
            default -> accounts.line(templateId, buffer, offset);
        };
    }

    private Line paper(String event, int participantId, int paperDate, String paperNumber) {
        String bic = names.bic(participantId);
        return new Line(event)
                .of("bic", bic)
                .with("paperDate", paperDate)
                .with("paper", paperNumber)
                .say(bic + " by paper " + paperNumber + " of " + paperDate);
    }

    private Line badSignature(DirectBuffer buffer, int offset) {
        var e = new BadSignatureReportedDecoder().wrapAndApplyHeader(buffer, offset, header);
        String bic = names.bic(e.participantId());
        String output = e.outputNumber() == 0 ? "an output" : "output " + e.outputNumber();
        return new Line("ALARM_BAD_SIGNATURE")
                .of("bic", bic)
                .with("terminal", String.valueOf((char) e.terminal()))
                .with("outputNumber", e.outputNumber())
                .with("lastOutput", e.lastOutput())
                .with("acknowledged", e.acknowledged())
                .with("reportSequence", e.reportSequence())
                .with("reference", e.reference())
                .with("fault", e.fault())
                .say(bic + " terminal " + (char) e.terminal() + " could not verify " + output + " of " + e.lastOutput()
                        + ", acknowledged up to " + e.acknowledged() + ": " + e.fault());
    }

    private Line epoch(DirectBuffer buffer, int offset) {
        var e = new EpochBegunDecoder().wrapAndApplyHeader(buffer, offset, header);
        return new Line("EPOCH_BEGUN")
                .with("epoch", e.epoch())
                .with("owner", e.owner())
                .with("mode", e.mode().name())
                .with("grantedBy", e.grantedBy().name())
                .say("epoch " + e.epoch() + " of node " + e.owner() + ", " + e.mode() + ", granted by "
                        + e.grantedBy());
    }

    private Line standingOrder(DirectBuffer buffer, int offset) {
        var e = new StandingOrderSetDecoder().wrapAndApplyHeader(buffer, offset, header);
        return new Line("STANDING_ORDER_SET")
                .with("fromNs", e.fromNs())
                .with("untilNs", e.untilNs())
                .with("longestNs", e.longestNs())
                .say("from " + UtcNs.toInstant(e.fromNs()) + " until " + UtcNs.toInstant(e.untilNs())
                        + ", alone at most " + Duration.ofNanos(e.longestNs()));
    }

    private Line status(DirectBuffer buffer, int offset) {
        var e = new ParticipantStatusChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        String bic = names.bic(e.participantId());
        StringBuilder set = new StringBuilder();
        e.causes().appendTo(set);
        String causes = set.substring(1, set.length() - 1).toUpperCase(Locale.ROOT);
        return new Line("STATUS_CHANGED")
                .of("bic", bic)
                .with("system", e.systemId().name())
                .with("causes", causes)
                .with("decision", e.decisionNumber())
                .say(bic + " in " + e.systemId().name() + " " + (causes.isEmpty() ? "active" : causes) + " by decision "
                        + e.decisionNumber());
    }

    private Line authority(String event, int grantorId, int granteeId, AuthorityScope scope, String paper) {
        String grantor = names.bic(grantorId);
        String grantee = names.bic(granteeId);
        return new Line(event)
                .of("bic", grantor)
                .of("counterparty", grantee)
                .with("scope", scope.name())
                .with("paper", paper)
                .say(scope.name() + " by " + grantor + " to " + grantee + " by paper " + paper);
    }

    private Line act(String event, long proposalId, int certificateId, int templateId) {
        String action = MessagePrinter.name(templateId);
        String operator = names.holder(certificateId);
        String content = names.proposed(proposalId);
        String fields = content.substring(content.indexOf(' ') + 1);
        boolean hasFields = content.indexOf(' ') > 0;
        return proposal(event, proposalId)
                .with("action", action)
                .with("operator", operator)
                .with("content", shortened(content))
                .say(action + " by " + operator + (hasFields ? ": " + shortened(fields) : ""));
    }

    private static String shortened(String words) {
        return words.length() <= MAX_CONTENT
                ? words
                : words.substring(0, MAX_CONTENT) + "... (proposals tells all of it)";
    }

    private static Line proposal(String event, long proposalId) {
        return new Line(event).with("proposalId", proposalId).say("proposal " + proposalId);
    }

    private static Line day(String event, String system, int date) {
        return new Line(event).with("system", system).with("date", date).say(system + " " + date);
    }
}
