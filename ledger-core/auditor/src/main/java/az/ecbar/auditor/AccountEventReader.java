package az.ecbar.auditor;

import az.ecbar.schema.AccountClosedDecoder;
import az.ecbar.schema.AccountSeizedDecoder;
import az.ecbar.schema.AccountToldDueDecoder;
import az.ecbar.schema.CalendarDayReportedDecoder;
import az.ecbar.schema.ChangeEnteredDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SeizureHeldDecoder;
import az.ecbar.schema.SeizureLiftedDecoder;
import az.ecbar.schema.SeizureReportedDecoder;
import org.agrona.DirectBuffer;

/** Reads the events of seizures, of the closing of accounts, of dates that are asked for and of changes that were entered, for {@link ReferenceEventReader}. */
final class AccountEventReader {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final IpsEventReader ips = new IpsEventReader();

    Event event(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case AccountSeizedDecoder.TEMPLATE_ID -> seized(b, at);
            case SeizureLiftedDecoder.TEMPLATE_ID -> lifted(b, at);
            case SeizureHeldDecoder.TEMPLATE_ID -> held(b, at);
            case AccountClosedDecoder.TEMPLATE_ID -> closed(b, at);
            case AccountToldDueDecoder.TEMPLATE_ID -> told(b, at);
            case SeizureReportedDecoder.TEMPLATE_ID -> reported(b, at);
            case CalendarDayReportedDecoder.TEMPLATE_ID -> calendarDay(b, at);
            case ChangeEnteredDecoder.TEMPLATE_ID -> changeEntered(b, at);
            default -> ips.event(templateId, b, at);
        };
    }

    long outputNumber(int templateId, DirectBuffer b, int at) {
        return templateId == AccountToldDueDecoder.TEMPLATE_ID
                ? new AccountToldDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber()
                : ips.outputNumber(templateId, b, at);
    }

    private Event seized(DirectBuffer b, int at) {
        AccountSeizedDecoder d = new AccountSeizedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AccountSeized(
                d.accountId(),
                Values.money(d.wantedMinor()),
                Values.money(d.heldMinor()),
                d.decisionDate(),
                d.decisionNumber());
    }

    private Event lifted(DirectBuffer b, int at) {
        SeizureLiftedDecoder d = new SeizureLiftedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.SeizureLifted(
                d.accountId(),
                d.seizedBy(),
                Values.money(d.wantedMinor()),
                Values.money(d.heldMinor()),
                d.decisionDate(),
                d.decisionNumber());
    }

    private Event held(DirectBuffer b, int at) {
        SeizureHeldDecoder d = new SeizureHeldDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.SeizureHeld(
                d.accountId(), d.seizedBy(), Values.money(d.wantedMinor()), Values.money(d.heldMinor()));
    }

    private Event closed(DirectBuffer b, int at) {
        AccountClosedDecoder d = new AccountClosedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AccountClosed(d.accountId(), d.decisionDate(), d.decisionNumber());
    }

    private Event told(DirectBuffer b, int at) {
        AccountToldDueDecoder d = new AccountToldDueDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.AccountToldDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.accountId(),
                d.news(),
                d.decidedSequence(),
                d.timeNs(),
                d.currency(),
                Values.money(d.availableMinor()),
                new Event.SeizureTold(d.seizedBy(), Values.money(d.wantedMinor()), Values.money(d.heldMinor())),
                d.decisionDate(),
                d.decisionNumber());
    }

    private Event changeEntered(DirectBuffer b, int at) {
        ChangeEnteredDecoder d = new ChangeEnteredDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.ChangeEntered(
                d.participantId(),
                d.proposalId(),
                d.channel(),
                d.paperDate(),
                d.paperNumber(),
                d.change(),
                d.paymentReference(),
                d.paymentId());
    }

    private Event calendarDay(DirectBuffer b, int at) {
        CalendarDayReportedDecoder d = new CalendarDayReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.CalendarDayReported(
                d.sessionId(),
                d.inputNumber(),
                d.systemId(),
                d.date(),
                d.isBusinessDay() == 1,
                d.isDeclared() == 1,
                d.decisionDate(),
                d.decisionNumber());
    }

    private Event reported(DirectBuffer b, int at) {
        SeizureReportedDecoder d = new SeizureReportedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.SeizureReported(
                d.sessionId(),
                d.inputNumber(),
                d.accountId(),
                Values.money(d.wantedMinor()),
                Values.money(d.heldMinor()),
                d.decisionDate(),
                d.decisionNumber(),
                d.currency());
    }
}
