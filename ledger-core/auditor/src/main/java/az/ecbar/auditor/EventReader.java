package az.ecbar.auditor;

import static az.ecbar.auditor.Values.causes;
import static az.ecbar.auditor.Values.money;

import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountDayEndedDecoder;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.AccountReportedDecoder;
import az.ecbar.schema.ActionApprovedDecoder;
import az.ecbar.schema.ActionProposedDecoder;
import az.ecbar.schema.ActionRefusedDecoder;
import az.ecbar.schema.AnnouncementDueDecoder;
import az.ecbar.schema.ChangeRefusedDecoder;
import az.ecbar.schema.DayClosedDecoder;
import az.ecbar.schema.DayClosingDecoder;
import az.ecbar.schema.DayOpenedDecoder;
import az.ecbar.schema.GridlockResolvedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.NoticeReportedDecoder;
import az.ecbar.schema.ParticipantReportedDecoder;
import az.ecbar.schema.PaymentAcceptedDecoder;
import az.ecbar.schema.PaymentAnnulledDecoder;
import az.ecbar.schema.PaymentDueDecoder;
import az.ecbar.schema.PaymentKeptDecoder;
import az.ecbar.schema.PaymentMatchedDecoder;
import az.ecbar.schema.PaymentQueuedDecoder;
import az.ecbar.schema.PaymentRefusedDecoder;
import az.ecbar.schema.PaymentReportedDecoder;
import az.ecbar.schema.PaymentSetAsideDecoder;
import az.ecbar.schema.PaymentSettledDecoder;
import az.ecbar.schema.PaymentStoryReportedDecoder;
import az.ecbar.schema.PaymentTakenUpDecoder;
import az.ecbar.schema.PaymentToldDueDecoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.PostedDecoder;
import az.ecbar.schema.PriorityChangedDecoder;
import az.ecbar.schema.ProposalExpiredDecoder;
import az.ecbar.schema.ProposalReportedDecoder;
import az.ecbar.schema.QueryAnsweredDecoder;
import az.ecbar.schema.StatusReportedDecoder;
import az.ecbar.schema.TimetableKeptDecoder;
import az.ecbar.schema.WaitingPaymentToldDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;

/** Reads the events of a batch: those about money and payments, about operators and their questions. */
final class EventReader {
    /** In which the other side is not told. */
    private static final Set<NoticeKind> NOT_BOOKED = EnumSet.of(
            NoticeKind.WAITING,
            NoticeKind.ANNULLED,
            NoticeKind.REFUSED,
            NoticeKind.NOT_CANCELLED,
            NoticeKind.PRIORITY_NOT_CHANGED);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReferenceEventReader others = new ReferenceEventReader(header);

    /** An event and the number that it bears among the outputs of a terminal; 0 if it is no output. */
    record Numbered(Event event, long outputNumber) {}

    List<Numbered> read(DirectBuffer batch, int offset) {
        List<Numbered> all = new ArrayList<>();
        EventBatch.forEach(
                batch, offset, (_, _, _, templateId, buffer, at, _) -> all.add(read(templateId, buffer, at)));
        return all;
    }

    private Numbered read(int templateId, DirectBuffer b, int at) {
        try {
            return new Numbered(event(templateId, b, at), outputNumber(templateId, b, at));
        } catch (IllegalArgumentException _) {
            // A value that the schema does not have.
            return new Numbered(new Event.Unknown(templateId), 0);
        }
    }

    private Event event(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case PostedDecoder.TEMPLATE_ID -> posted(b, at);
            case NoticeDueDecoder.TEMPLATE_ID -> notice(b, at);
            case AccountDayEndedDecoder.TEMPLATE_ID -> dayEnded(b, at);
            case AccountPageDueDecoder.TEMPLATE_ID -> page(b, at);
            case PaymentToldDueDecoder.TEMPLATE_ID -> told(b, at);
            case AnnouncementDueDecoder.TEMPLATE_ID -> announcement(b, at);
            case TimetableKeptDecoder.TEMPLATE_ID -> {
                TimetableKeptDecoder d = new TimetableKeptDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.TimetableKept(d.systemId(), d.date(), d.opens() != 0, d.dueNs());
            }
            case WaitingPaymentToldDecoder.TEMPLATE_ID -> waitingTold(b, at);
            case PaymentAcceptedDecoder.TEMPLATE_ID -> accepted(b, at);
            case PaymentRefusedDecoder.TEMPLATE_ID -> refused(b, at);
            case PaymentQueuedDecoder.TEMPLATE_ID -> queued(b, at);
            case PaymentSettledDecoder.TEMPLATE_ID -> settled(b, at);
            case PaymentAnnulledDecoder.TEMPLATE_ID -> annulled(b, at);
            case PriorityChangedDecoder.TEMPLATE_ID -> priorityChanged(b, at);
            case ChangeRefusedDecoder.TEMPLATE_ID -> changeRefused(b, at);
            case PaymentKeptDecoder.TEMPLATE_ID -> {
                PaymentKeptDecoder d = new PaymentKeptDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.PaymentKept(d.paymentId(), d.valueDate());
            }
            case PaymentDueDecoder.TEMPLATE_ID ->
                new Event.PaymentDue(new PaymentDueDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .paymentId());
            case PaymentSetAsideDecoder.TEMPLATE_ID ->
                new Event.PaymentSetAside(new PaymentSetAsideDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .paymentId());
            case PaymentTakenUpDecoder.TEMPLATE_ID ->
                new Event.PaymentTakenUp(new PaymentTakenUpDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .paymentId());
            case GridlockResolvedDecoder.TEMPLATE_ID -> {
                GridlockResolvedDecoder d = new GridlockResolvedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.GridlockResolved(
                        d.systemId(), d.lookedAt(), d.settled(), d.pairs(), d.settledInPairs());
            }
            case DayOpenedDecoder.TEMPLATE_ID, DayClosingDecoder.TEMPLATE_ID, DayClosedDecoder.TEMPLATE_ID ->
                day(templateId, b, at);
            case ActionProposedDecoder.TEMPLATE_ID -> proposed(b, at);
            case ActionApprovedDecoder.TEMPLATE_ID -> approved(b, at);
            case ActionRefusedDecoder.TEMPLATE_ID -> actionRefused(b, at);
            case ProposalExpiredDecoder.TEMPLATE_ID -> expired(b, at);
            case StatusReportedDecoder.TEMPLATE_ID -> status(b, at);
            case ParticipantReportedDecoder.TEMPLATE_ID -> participant(b, at);
            case AccountReportedDecoder.TEMPLATE_ID -> account(b, at);
            case PaymentReportedDecoder.TEMPLATE_ID -> payment(b, at);
            case ProposalReportedDecoder.TEMPLATE_ID -> proposal(b, at);
            case PaymentStoryReportedDecoder.TEMPLATE_ID,
                    NoticeReportedDecoder.TEMPLATE_ID,
                    PaymentMatchedDecoder.TEMPLATE_ID -> new Event.StoryTold(templateId);
            case QueryAnsweredDecoder.TEMPLATE_ID -> answered(b, at);
            default -> others.event(templateId, b, at);
        };
    }

    private long outputNumber(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case NoticeDueDecoder.TEMPLATE_ID ->
                new NoticeDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case AccountPageDueDecoder.TEMPLATE_ID ->
                new AccountPageDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case PaymentToldDueDecoder.TEMPLATE_ID ->
                new PaymentToldDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case AnnouncementDueDecoder.TEMPLATE_ID ->
                new AnnouncementDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case ActionProposedDecoder.TEMPLATE_ID ->
                new ActionProposedDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case ActionApprovedDecoder.TEMPLATE_ID ->
                new ActionApprovedDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case ActionRefusedDecoder.TEMPLATE_ID ->
                new ActionRefusedDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case QueryAnsweredDecoder.TEMPLATE_ID ->
                new QueryAnsweredDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            default -> others.outputNumber(templateId, b, at);
        };
    }

    private Event posted(DirectBuffer b, int at) {
        PostedDecoder d = new PostedDecoder().wrapAndApplyHeader(b, at, header);
        long postingSequence = d.postingSequence();
        long paymentId = d.paymentId();
        String currency = d.currency();
        List<Event.Leg> legs = new ArrayList<>();
        for (PostedDecoder.LegsDecoder leg : d.legs()) {
            legs.add(new Event.Leg(leg.accountId(), money(leg.amountMinor()), money(leg.balanceMinor())));
        }
        // Of one account in the order in which they were told.
        legs.sort(Comparator.comparingInt(Event.Leg::accountId));
        return new Event.Posted(postingSequence, paymentId, currency, legs);
    }

    private Event notice(DirectBuffer b, int at) {
        NoticeDueDecoder d = new NoticeDueDecoder().wrapAndApplyHeader(b, at, header);
        NoticeKind kind = d.kind();
        // Of a message that nobody could read there is no currency and no type to tell.
        boolean isUnread = kind == NoticeKind.REFUSED && d.paymentId() == 0;
        Event.Meant meant = new Event.Meant(
                d.paymentId(),
                d.inputSequence(),
                money(d.amountMinor()),
                d.valueDate(),
                isUnread ? PaymentType.NULL_VAL : d.paymentType(),
                isUnread ? "" : d.currency(),
                d.reference(),
                d.kind() == NoticeKind.REFUSED && !isUnread ? "" : d.tag(),
                d.enteredChange());
        return new Event.NoticeDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                kind,
                meant,
                new Event.Booked(d.accountId(), money(d.balanceMinor())),
                NOT_BOOKED.contains(kind) ? Event.NoticeDue.NOBODY : d.counterpartyId(),
                d.reason(),
                causes(d.causes()),
                d.priority(),
                d.timeNs());
    }

    private Event dayEnded(DirectBuffer b, int at) {
        AccountDayEndedDecoder d = new AccountDayEndedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AccountDayEnded(
                d.accountId(),
                d.date(),
                money(d.balanceMinor()),
                money(d.heldMinor()),
                money(d.debitsMinor()),
                money(d.creditsMinor()));
    }

    private Event page(DirectBuffer b, int at) {
        AccountPageDueDecoder d = new AccountPageDueDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AccountPageDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.report(),
                d.inquirySequence(),
                d.timeNs(),
                d.accountId(),
                d.date(),
                d.statementNumber(),
                new Event.Page(d.page(), d.pages(), d.firstLine(), d.lines()),
                d.openingDate(),
                money(d.openingMinor()),
                money(d.closingMinor()),
                d.currency(),
                d.reference(),
                new Event.Standing(
                        money(d.heldMinor()),
                        money(d.floorMinor()),
                        d.waiting(),
                        money(d.waitingMinor()),
                        causes(d.statusCauses())));
    }

    private Event announcement(DirectBuffer b, int at) {
        AnnouncementDueDecoder d = new AnnouncementDueDecoder().wrapAndApplyHeader(b, at, header);
        List<Long> businessDays = new ArrayList<>();
        for (int month = 0; month < AnnouncementDueDecoder.businessDaysLength(); month++) {
            businessDays.add(d.businessDays(month));
        }
        return new Event.AnnouncementDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.announcedSequence(),
                d.timeNs(),
                d.announcement(),
                d.systemId(),
                d.rule(),
                d.value(),
                d.date(),
                d.decisionDate(),
                d.decisionNumber(),
                businessDays);
    }

    private Event told(DirectBuffer b, int at) {
        PaymentToldDueDecoder d = new PaymentToldDueDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentToldDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.inquirySequence(),
                d.timeNs(),
                d.paymentId(),
                d.state(),
                causes(d.causes()),
                d.priority(),
                d.ahead(),
                money(d.shortfallMinor()),
                money(d.amountMinor()),
                d.paymentReference(),
                d.reference());
    }

    private Event waitingTold(DirectBuffer b, int at) {
        WaitingPaymentToldDecoder d = new WaitingPaymentToldDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.WaitingPaymentTold(
                d.inquirySequence(),
                d.paymentId(),
                money(d.amountMinor()),
                d.valueDate(),
                d.priority(),
                d.paymentType(),
                d.reference());
    }

    private Event accepted(DirectBuffer b, int at) {
        PaymentAcceptedDecoder d = new PaymentAcceptedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentAccepted(
                d.paymentId(),
                d.debtorId(),
                d.creditorId(),
                d.debitAccountId(),
                d.creditAccountId(),
                money(d.amountMinor()),
                d.valueDate(),
                d.priority(),
                d.paymentType(),
                d.currency(),
                d.reference());
    }

    private Event refused(DirectBuffer b, int at) {
        PaymentRefusedDecoder d = new PaymentRefusedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentRefused(d.paymentId(), d.participantId(), d.reason(), d.reference());
    }

    private Event queued(DirectBuffer b, int at) {
        PaymentQueuedDecoder d = new PaymentQueuedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentQueued(d.paymentId(), causes(d.causes()), money(d.shortfallMinor()));
    }

    private Event settled(DirectBuffer b, int at) {
        PaymentSettledDecoder d = new PaymentSettledDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentSettled(d.paymentId(), d.waited() != 0);
    }

    private Event annulled(DirectBuffer b, int at) {
        PaymentAnnulledDecoder d = new PaymentAnnulledDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentAnnulled(d.paymentId(), d.reason());
    }

    private Event priorityChanged(DirectBuffer b, int at) {
        PriorityChangedDecoder d = new PriorityChangedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PriorityChanged(d.paymentId(), d.priority());
    }

    private Event changeRefused(DirectBuffer b, int at) {
        ChangeRefusedDecoder d = new ChangeRefusedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ChangeRefused(d.participantId(), d.change(), d.reason(), d.reference(), d.paymentReference());
    }

    private Event day(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case DayOpenedDecoder.TEMPLATE_ID -> {
                DayOpenedDecoder d = new DayOpenedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.DayOpened(d.systemId(), d.date());
            }
            case DayClosingDecoder.TEMPLATE_ID -> {
                DayClosingDecoder d = new DayClosingDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.DayClosing(d.systemId(), d.date());
            }
            default -> {
                DayClosedDecoder d = new DayClosedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.DayClosed(
                        d.systemId(),
                        d.date(),
                        d.settled(),
                        money(d.settledMinor()),
                        d.annulled(),
                        d.accepted(),
                        d.keptBefore(),
                        d.kept());
            }
        };
    }

    private Event proposed(DirectBuffer b, int at) {
        ActionProposedDecoder d = new ActionProposedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ActionProposed(
                d.proposalId(), d.certificateId(), d.templateId(), d.expiresNs(), d.sessionId(), d.inputNumber());
    }

    private Event approved(DirectBuffer b, int at) {
        ActionApprovedDecoder d = new ActionApprovedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ActionApproved(
                d.proposalId(), d.certificateId(), d.templateId(), d.reason(), d.sessionId(), d.inputNumber());
    }

    private Event actionRefused(DirectBuffer b, int at) {
        ActionRefusedDecoder d = new ActionRefusedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ActionRefused(d.proposalId(), d.certificateId(), d.reason(), d.sessionId(), d.inputNumber());
    }

    private Event expired(DirectBuffer b, int at) {
        return new Event.ProposalExpired(
                new ProposalExpiredDecoder().wrapAndApplyHeader(b, at, header).proposalId());
    }

    private Event status(DirectBuffer b, int at) {
        StatusReportedDecoder d = new StatusReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.StatusReported(
                d.sessionId(),
                d.inputNumber(),
                d.level(),
                d.dayState(),
                d.dayDate(),
                d.participants(),
                d.accounts(),
                d.waiting(),
                d.acceptedToday(),
                d.settledToday(),
                money(d.settledMinorToday()),
                d.refusedToday(),
                d.annulledToday(),
                d.eventCount());
    }

    private Event participant(DirectBuffer b, int at) {
        ParticipantReportedDecoder d = new ParticipantReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ParticipantReported(
                d.sessionId(),
                d.inputNumber(),
                d.participantId(),
                d.bic(),
                d.kind(),
                d.tin(),
                causes(d.causes()),
                d.connected() != 0,
                d.lastInputNumber(),
                d.lastOutputNumber(),
                d.outputAcknowledged(),
                d.participantName(),
                d.channel(),
                d.nextChannel(),
                d.nextFromNs(),
                d.outOfOrderDate(),
                d.outOfOrderNumber(),
                d.language());
    }

    private Event account(DirectBuffer b, int at) {
        AccountReportedDecoder d = new AccountReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AccountReported(
                d.sessionId(),
                d.inputNumber(),
                d.accountId(),
                d.participantId(),
                d.systemId(),
                d.kind(),
                d.currency(),
                d.number(),
                money(d.balanceMinor()),
                money(d.heldMinor()),
                d.waiting(),
                money(d.waitingMinor()),
                money(d.debitsMinor()),
                money(d.creditsMinor()),
                d.closed() == 1);
    }

    private Event payment(DirectBuffer b, int at) {
        PaymentReportedDecoder d = new PaymentReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.PaymentReported(
                d.sessionId(),
                d.inputNumber(),
                d.paymentId(),
                d.state(),
                d.paymentType(),
                causes(d.causes()),
                d.priority(),
                d.debtorId(),
                d.creditorId(),
                d.currency(),
                money(d.amountMinor()),
                money(d.shortfallMinor()),
                d.reference());
    }

    private Event proposal(DirectBuffer b, int at) {
        ProposalReportedDecoder d = new ProposalReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ProposalReported(
                d.sessionId(),
                d.inputNumber(),
                d.proposalId(),
                d.certificateId(),
                d.templateId(),
                d.expiresNs(),
                d.paymentId(),
                d.paymentState());
    }

    private Event answered(DirectBuffer b, int at) {
        QueryAnsweredDecoder d = new QueryAnsweredDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.QueryAnswered(d.sessionId(), d.inputNumber(), d.kind(), d.rows(), d.cursor(), d.reason());
    }
}
