package az.ecbar.auditor;

import static az.ecbar.auditor.Values.money;

import az.ecbar.schema.ClearingStatementDueDecoder;
import az.ecbar.schema.IpsAcceptedDecoder;
import az.ecbar.schema.IpsAskedDecoder;
import az.ecbar.schema.IpsDayToldDueDecoder;
import az.ecbar.schema.IpsDayTurnedDecoder;
import az.ecbar.schema.IpsEndedDecoder;
import az.ecbar.schema.IpsLimitChangedDecoder;
import az.ecbar.schema.IpsOutputDueDecoder;
import az.ecbar.schema.IpsProfileSetDecoder;
import az.ecbar.schema.IpsRefusedDecoder;
import az.ecbar.schema.LimitToldDueDecoder;
import az.ecbar.schema.LiquidityRefusedDueDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.PositionAdjustedDecoder;
import org.agrona.DirectBuffer;

/** Reads the events of IPS, for {@link AccountEventReader}. */
final class IpsEventReader {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    Event event(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case IpsAcceptedDecoder.TEMPLATE_ID -> accepted(b, at);
            case IpsRefusedDecoder.TEMPLATE_ID -> {
                IpsRefusedDecoder d = new IpsRefusedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.IpsRefused(d.inputSequence(), d.participantId(), d.flow(), d.reason(), d.tag());
            }
            case IpsAskedDecoder.TEMPLATE_ID -> {
                IpsAskedDecoder d = new IpsAskedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.IpsAsked(d.paymentId(), d.askedId(), d.deadlineNs());
            }
            case IpsEndedDecoder.TEMPLATE_ID -> {
                IpsEndedDecoder d = new IpsEndedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.IpsEnded(d.paymentId(), d.state(), d.reason(), d.date(), d.answerSequence());
            }
            case IpsOutputDueDecoder.TEMPLATE_ID -> output(b, at);
            case IpsDayTurnedDecoder.TEMPLATE_ID -> {
                IpsDayTurnedDecoder d = new IpsDayTurnedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.IpsDayTurned(d.date(), d.dateBefore());
            }
            case IpsLimitChangedDecoder.TEMPLATE_ID -> {
                IpsLimitChangedDecoder d = new IpsLimitChangedDecoder().wrapAndApplyHeader(b, at, header);
                yield new Event.IpsLimitChanged(d.accountId(), money(d.limitMinor()));
            }
            case IpsProfileSetDecoder.TEMPLATE_ID ->
                new Event.IpsProfileSet(new IpsProfileSetDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .participantId());
            case PositionAdjustedDecoder.TEMPLATE_ID ->
                new Event.PositionAdjusted(new PositionAdjustedDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .participantId());
            default -> told(templateId, b, at);
        };
    }

    long outputNumber(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case IpsOutputDueDecoder.TEMPLATE_ID ->
                new IpsOutputDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case LimitToldDueDecoder.TEMPLATE_ID ->
                new LimitToldDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case LiquidityRefusedDueDecoder.TEMPLATE_ID ->
                new LiquidityRefusedDueDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .outputNumber();
            case IpsDayToldDueDecoder.TEMPLATE_ID ->
                new IpsDayToldDueDecoder().wrapAndApplyHeader(b, at, header).outputNumber();
            case ClearingStatementDueDecoder.TEMPLATE_ID ->
                new ClearingStatementDueDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .outputNumber();
            default -> 0;
        };
    }

    private Event accepted(DirectBuffer b, int at) {
        IpsAcceptedDecoder d = new IpsAcceptedDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.IpsAccepted(
                d.paymentId(),
                d.flow(),
                d.senderId(),
                d.debitAccountId(),
                d.creditAccountId(),
                money(d.amountMinor()),
                d.date(),
                d.originalId());
    }

    private Event output(DirectBuffer b, int at) {
        IpsOutputDueDecoder d = new IpsOutputDueDecoder().wrapAndApplyHeader(b, at, header);
        return new Event.IpsOutputDue(
                new Event.Address(d.participantId(), (char) d.terminal()),
                d.kind(),
                new Event.IpsAbout(d.paymentId(), d.flow(), d.aboutSequence(), d.answerSequence(), d.askSequence()),
                d.state(),
                d.reason(),
                d.tag(),
                d.date(),
                money(d.amountMinor()),
                d.timeNs());
    }

    private Event told(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case LimitToldDueDecoder.TEMPLATE_ID -> {
                LimitToldDueDecoder d = new LimitToldDueDecoder().wrapAndApplyHeader(b, at, header);
                yield told(d.participantId(), d.terminal(), templateId);
            }
            case LiquidityRefusedDueDecoder.TEMPLATE_ID -> {
                LiquidityRefusedDueDecoder d = new LiquidityRefusedDueDecoder().wrapAndApplyHeader(b, at, header);
                yield told(d.participantId(), d.terminal(), templateId);
            }
            case IpsDayToldDueDecoder.TEMPLATE_ID -> {
                IpsDayToldDueDecoder d = new IpsDayToldDueDecoder().wrapAndApplyHeader(b, at, header);
                yield told(d.participantId(), d.terminal(), templateId);
            }
            case ClearingStatementDueDecoder.TEMPLATE_ID -> {
                ClearingStatementDueDecoder d = new ClearingStatementDueDecoder().wrapAndApplyHeader(b, at, header);
                yield told(d.participantId(), d.terminal(), templateId);
            }
            default -> new Event.Unknown(templateId);
        };
    }

    private static Event told(int participantId, int terminal, int templateId) {
        return new Event.LiquidityTold(new Event.Address(participantId, (char) terminal), templateId);
    }
}
