package az.ecbar.ledger.ips.liquidity;

import az.ecbar.schema.ClearingAccountRecordDecoder;
import az.ecbar.schema.ClearingAccountRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SettlementAccountRecordDecoder;
import az.ecbar.schema.SettlementAccountRecordEncoder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The open accounts of IPS as records of a snapshot: each settlement account in the order of opening, behind it the clearing
 * accounts under it. The limit of a settlement account is the block on its correspondent account, and is read with that.
 *
 * <p>Used by the threads that write and read snapshots; reading allocates.
 */
public final class LiquidityRecords {
    private final ClearingAccounts clearing;
    private final SettlementAccounts settlements;
    private final ClearingDays days;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    public LiquidityRecords(ClearingAccounts clearing) {
        this.clearing = clearing;
        settlements = clearing.settlements();
        days = clearing.clearingDays();
    }

    /**
     * Writes all of them.
     *
     * @param clean gives a buffer that is NUL, for the next record
     * @param done takes the record's length behind the header
     */
    public void writeAll(Supplier<UnsafeBuffer> clean, IntConsumer done) {
        for (int place = 0; place < settlements.size(); place++) {
            if (settlements.isOpen(place)) {
                done.accept(writeSettlement(place, clean.get()));
                for (int i = 0; i < settlements.clearingCount(place); i++) {
                    done.accept(writeClearing(settlements.clearing(place, i), clean.get()));
                }
            }
        }
    }

    /** Puts back what a record says of a settlement account that is open, whose block was read before. */
    public void readSettlement(DirectBuffer buffer, int offset) {
        var d = new SettlementAccountRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        int place = clearing.place(d.accountId());
        settlements.restoreLimit(place);
        settlements.allToOwn(place, d.allToOwn() == 1);
        settlements.restoreCut(place, d.cutDays());
        for (SettlementAccountRecordDecoder.DaysDecoder day : d.days()) {
            settlements.restoreDay(place, day.date(), day.netMinor());
        }
    }

    /** Puts back what a record says of a clearing account that is open. */
    public void readClearing(DirectBuffer buffer, int offset) {
        var d = new ClearingAccountRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        int account = d.accountId();
        clearing.restore(account, d.limitMinor(), d.reservedMinor(), d.armed() == 1, d.cut() == 1, d.cutMinor());
        days.restore(
                account,
                d.dateBefore(),
                d.openingBeforeMinor(),
                d.linesBefore(),
                d.debitsBeforeMinor(),
                d.creditsBeforeMinor(),
                d.adjustedBeforeMinor());
        days.restoredBefore(account);
        days.restore(
                account, d.date(), d.openingMinor(), d.lines(), d.debitsMinor(), d.creditsMinor(), d.adjustedMinor());
        days.restoreSent(account, d.sentDate(), d.sentNumber());
    }

    private int writeSettlement(int place, UnsafeBuffer buffer) {
        SettlementAccountRecordEncoder e = new SettlementAccountRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .accountId(settlements.account(place))
                .allToOwn((short) (settlements.isAllToOwn(place) ? 1 : 0))
                .cutDays((short) settlements.cutDays(place));
        SettlementAccountRecordEncoder.DaysEncoder group = e.daysCount(settlements.days(place));
        for (int i = 0; i < settlements.days(place); i++) {
            group.next().date(settlements.dateOf(place, i)).netMinor(settlements.netOf(place, i));
        }
        return e.encodedLength();
    }

    private int writeClearing(int account, UnsafeBuffer buffer) {
        boolean isCut = clearing.isCut(account);
        return new ClearingAccountRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .accountId(account)
                .limitMinor(clearing.limit(account))
                .reservedMinor(clearing.reserved(account))
                .armed((short) (clearing.isArmed(account) ? 1 : 0))
                .cut((short) (isCut ? 1 : 0))
                .cutMinor(isCut ? clearing.toAdjust(account) : 0)
                .date(days.date(account))
                .openingMinor(days.opening(account))
                .lines(days.lines(account))
                .debitsMinor(days.debits(account))
                .creditsMinor(days.credits(account))
                .adjustedMinor(days.adjusted(account))
                .dateBefore(days.dateBefore(account))
                .openingBeforeMinor(days.openingBefore(account))
                .linesBefore(days.linesBefore(account))
                .debitsBeforeMinor(days.debitsBefore(account))
                .creditsBeforeMinor(days.creditsBefore(account))
                .adjustedBeforeMinor(days.adjustedBefore(account))
                .sentDate(days.sentDate(account))
                .sentNumber(days.sentNumber(account))
                .encodedLength();
    }
}
