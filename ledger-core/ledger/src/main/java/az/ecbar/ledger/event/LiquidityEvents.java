package az.ecbar.ledger.event;

import az.ecbar.schema.ClearingStatementDueEncoder;
import az.ecbar.schema.IpsDayToldDueEncoder;
import az.ecbar.schema.IpsDayTurnedEncoder;
import az.ecbar.schema.IpsLimitChangedEncoder;
import az.ecbar.schema.IpsProfileSetEncoder;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitNews;
import az.ecbar.schema.LimitToldDueEncoder;
import az.ecbar.schema.LiquidityRefusedDueEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PositionAdjustedEncoder;

/**
 * Events of the liquidity of IPS; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class LiquidityEvents {
    private final EventBuffer out;
    private final LimitToldDueEncoder limitToldDue = new LimitToldDueEncoder();
    private final LiquidityRefusedDueEncoder liquidityRefusedDue = new LiquidityRefusedDueEncoder();
    private final IpsDayToldDueEncoder ipsDayToldDue = new IpsDayToldDueEncoder();
    private final ClearingStatementDueEncoder clearingStatementDue = new ClearingStatementDueEncoder();
    private final IpsLimitChangedEncoder ipsLimitChanged = new IpsLimitChangedEncoder();
    private final IpsProfileSetEncoder ipsProfileSet = new IpsProfileSetEncoder();
    private final IpsDayTurnedEncoder ipsDayTurned = new IpsDayTurnedEncoder();
    private final PositionAdjustedEncoder positionAdjusted = new PositionAdjustedEncoder();

    public LiquidityEvents(EventBuffer out) {
        this.out = out;
    }

    /** LimitToldDue: an output to a terminal of a direct participant. */
    public void limitToldDue(
            int participantId,
            int terminal,
            long outputNumber,
            LimitNews news,
            LimitLevel level,
            int accountId,
            long limitMinor,
            long usedMinor,
            long headroomMinor,
            long timeNs,
            long aboutSequence) {
        limitToldDue.wrapAndApplyHeader(out.buffer(), room(LimitToldDueEncoder.BLOCK_LENGTH), out.header());
        limitToldDue
                .participantId(participantId)
                .terminal((short) terminal)
                .outputNumber(outputNumber)
                .news(news)
                .level(level)
                .accountId(accountId)
                .limitMinor(limitMinor)
                .usedMinor(usedMinor)
                .headroomMinor(headroomMinor)
                .timeNs(timeNs)
                .aboutSequence(aboutSequence);
    }

    /** LiquidityRefusedDue: an output to the terminal that asked. */
    public void liquidityRefusedDue(
            int participantId, int terminal, long outputNumber, int reason, long timeNs, long aboutSequence) {
        liquidityRefusedDue.wrapAndApplyHeader(
                out.buffer(), room(LiquidityRefusedDueEncoder.BLOCK_LENGTH), out.header());
        liquidityRefusedDue
                .participantId(participantId)
                .terminal((short) terminal)
                .outputNumber(outputNumber)
                .reason(reason)
                .timeNs(timeNs)
                .aboutSequence(aboutSequence);
    }

    /** IpsDayToldDue: an output to the terminal that asked. */
    public void ipsDayToldDue(
            int participantId,
            int terminal,
            long outputNumber,
            int date,
            long beginsNs,
            long endsNs,
            long timeNs,
            long aboutSequence) {
        ipsDayToldDue.wrapAndApplyHeader(out.buffer(), room(IpsDayToldDueEncoder.BLOCK_LENGTH), out.header());
        ipsDayToldDue
                .participantId(participantId)
                .terminal((short) terminal)
                .outputNumber(outputNumber)
                .date(date)
                .beginsNs(beginsNs)
                .endsNs(endsNs)
                .timeNs(timeNs)
                .aboutSequence(aboutSequence);
    }

    /** ClearingStatementDue: an output to the owner of a clearing account. Its sums come by {@link #ofStatement}. */
    public void clearingStatementDue(
            int participantId,
            int terminal,
            long outputNumber,
            int accountId,
            int date,
            int statementNumber,
            int page,
            int pages,
            int firstLine,
            int lines,
            long timeNs) {
        clearingStatementDue.wrapAndApplyHeader(
                out.buffer(), room(ClearingStatementDueEncoder.BLOCK_LENGTH), out.header());
        clearingStatementDue
                .participantId(participantId)
                .terminal((short) terminal)
                .outputNumber(outputNumber)
                .accountId(accountId)
                .date(date)
                .statementNumber(statementNumber)
                .page(page)
                .pages(pages)
                .firstLine(firstLine)
                .lines(lines)
                .timeNs(timeNs);
    }

    /** Fills in what the statement told of last comes to. */
    public void ofStatement(
            long openingMinor, long debitsMinor, long creditsMinor, long adjustedMinor, long closingMinor) {
        clearingStatementDue
                .openingMinor(openingMinor)
                .debitsMinor(debitsMinor)
                .creditsMinor(creditsMinor)
                .adjustedMinor(adjustedMinor)
                .closingMinor(closingMinor);
    }

    /** IpsLimitChanged. */
    public void ipsLimitChanged(LimitLevel level, int accountId, long limitMinor) {
        ipsLimitChanged.wrapAndApplyHeader(out.buffer(), room(IpsLimitChangedEncoder.BLOCK_LENGTH), out.header());
        ipsLimitChanged.level(level).accountId(accountId).limitMinor(limitMinor);
    }

    /** IpsProfileSet. */
    public void ipsProfileSet(int participantId, boolean isAllToOwn) {
        ipsProfileSet.wrapAndApplyHeader(out.buffer(), room(IpsProfileSetEncoder.BLOCK_LENGTH), out.header());
        ipsProfileSet.participantId(participantId).allToOwn((short) (isAllToOwn ? 1 : 0));
    }

    /** IpsDayTurned. */
    public void ipsDayTurned(int date, int dateBefore) {
        ipsDayTurned.wrapAndApplyHeader(out.buffer(), room(IpsDayTurnedEncoder.BLOCK_LENGTH), out.header());
        ipsDayTurned.date(date).dateBefore(dateBefore);
    }

    /** PositionAdjusted. */
    public void positionAdjusted(int participantId, int accountId, long netMinor, long limitMinor) {
        positionAdjusted.wrapAndApplyHeader(out.buffer(), room(PositionAdjustedEncoder.BLOCK_LENGTH), out.header());
        positionAdjusted
                .participantId(participantId)
                .accountId(accountId)
                .netMinor(netMinor)
                .limitMinor(limitMinor);
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
