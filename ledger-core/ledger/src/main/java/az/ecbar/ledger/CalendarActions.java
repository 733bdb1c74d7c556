package az.ecbar.ledger;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.reference.CalendarDecisions;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DeclareDayDecoder;
import az.ecbar.schema.DeclareYearDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * The decisions about the calendar that there are: decodes each and calls who decides, for {@link ActionDispatcher}.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
final class CalendarActions {
    private final CalendarDecisions decisions;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DeclareDayDecoder declareDay = new DeclareDayDecoder();
    private final DeclareYearDecoder declareYear = new DeclareYearDecoder();
    private final Reference decision = new Reference();
    private final int[] dates = new int[CalendarDecisions.MAX_DAYS];
    private final boolean[] areBusinessDays = new boolean[CalendarDecisions.MAX_DAYS];

    CalendarActions(CalendarDecisions decisions) {
        this.decisions = decisions;
    }

    static boolean isAction(int templateId) {
        return templateId == DeclareDayDecoder.TEMPLATE_ID || templateId == DeclareYearDecoder.TEMPLATE_ID;
    }

    /** Whether nothing behind an action's end is read as part of it, whatever its sender says of its length. */
    static boolean isWhole(int templateId, DirectBuffer buffer, int offset, int lengthBytes) {
        return templateId != DeclareYearDecoder.TEMPLATE_ID || CalendarYearWriter.isWhole(buffer, offset, lengthBytes);
    }

    RejectReason apply(DirectBuffer buffer, int offset, long sequence, boolean isGenesis) {
        return header.wrap(buffer, offset).templateId() == DeclareDayDecoder.TEMPLATE_ID
                ? declareDay(buffer, offset, sequence, isGenesis)
                : declareYear(buffer, offset, sequence, isGenesis);
    }

    private RejectReason declareDay(DirectBuffer buffer, int offset, long sequence, boolean isGenesis) {
        DeclareDayDecoder c = declareDay.wrapAndApplyHeader(buffer, offset, header);
        return decisions.declareDay(
                c.systemId(),
                c.date(),
                c.isBusinessDay() == 1,
                c.decisionDate(),
                decision.read(buffer, c.offset() + DeclareDayDecoder.decisionNumberEncodingOffset()),
                sequence,
                isGenesis);
    }

    private RejectReason declareYear(DirectBuffer buffer, int offset, long sequence, boolean isGenesis) {
        DeclareYearDecoder c = declareYear.wrapAndApplyHeader(buffer, offset, header);
        int numberAt = c.offset() + DeclareYearDecoder.decisionNumberEncodingOffset();
        DeclareYearDecoder.DaysDecoder days = c.days();
        boolean areDays = days.actingBlockLength() == DeclareYearDecoder.DaysDecoder.sbeBlockLength();
        int count = areDays ? days.count() : Integer.MAX_VALUE;
        for (int i = 0; count <= CalendarDecisions.MAX_DAYS && i < count; i++) {
            days.next();
            dates[i] = days.date();
            areBusinessDays[i] = days.isBusinessDay() == 1;
        }
        return decisions.declareYear(
                c.systemId(),
                c.year(),
                c.decisionDate(),
                decision.read(buffer, numberAt),
                dates,
                areBusinessDays,
                count,
                sequence,
                isGenesis);
    }
}
