package az.ecbar.gateway.notice;

import az.ecbar.schema.BookingRecordDecoder;
import az.ecbar.schema.DayOpenedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemDayRecordDecoder;
import az.ecbar.schema.SystemId;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * The entries of each account on the last two AZIPS days on which it was booked, from which statements and answers are
 * filled. A projection: what an account's owner is advised of, after the bookings that a snapshot holds; so it is the
 * same on every node, and at every event as it was the first time.
 *
 * <p>Owned by the edge's thread. Grows with the bookings of two days, some 60 bytes for each side of one.
 */
final class AccountEntries {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DayOpenedDecoder dayOpened = new DayOpenedDecoder();
    private final SystemDayRecordDecoder dayRecord = new SystemDayRecordDecoder();
    private final BookingRecordDecoder booking = new BookingRecordDecoder();
    private final Int2ObjectHashMap<EntriesOfAccount> accounts = new Int2ObjectHashMap<>();
    private int date;

    /** Takes an event, if it is one that says which day it is. */
    void onEvent(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == DayOpenedDecoder.TEMPLATE_ID) {
            dayOpened.wrapAndApplyHeader(buffer, offset, header);
            if (dayOpened.systemId() == SystemId.AZIPS) {
                date = dayOpened.date();
            }
        }
    }

    /** Takes an output, if it advises of a booking. */
    void onNotice(NoticeDueDecoder notice) {
        boolean isCredit = notice.kind() == NoticeKind.CREDIT_ADVICE;
        if (isCredit || notice.kind() == NoticeKind.DEBIT_ADVICE) {
            long bookedId = notice.paymentId() == 0 ? notice.inputSequence() : notice.paymentId();
            long signed = isCredit ? notice.amountMinor() : -notice.amountMinor();
            of(notice.accountId())
                    .day(date)
                    .add(
                            bookedId,
                            signed,
                            notice.balanceMinor(),
                            notice.valueDate(),
                            notice.paymentType(),
                            reference(notice.buffer(), notice.offset() + NoticeDueDecoder.referenceEncodingOffset(), 0),
                            reference(
                                    notice.buffer(), notice.offset() + NoticeDueDecoder.referenceEncodingOffset(), 8));
        }
    }

    /** Takes a record of a snapshot, if it is one that is needed; in the snapshot's order. */
    void onSnapshotRecord(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == SystemDayRecordDecoder.TEMPLATE_ID) {
            dayRecord.wrapAndApplyHeader(buffer, offset, header);
            if (dayRecord.systemId() == SystemId.AZIPS) {
                date = dayRecord.date();
            }
        } else if (templateId == BookingRecordDecoder.TEMPLATE_ID) {
            booking.wrapAndApplyHeader(buffer, offset, header);
            add(booking.debitAccountId(), -booking.amountMinor(), booking.debitBalanceMinor());
            add(booking.creditAccountId(), booking.amountMinor(), booking.creditBalanceMinor());
        }
    }

    /**
     * The entries of an account on an AZIPS day.
     *
     * @throws RenderingFailure when there are not as many as the ledger counted
     */
    EntriesOfDay entries(int accountId, int ofDate, int atLeast) {
        EntriesOfDay found = of(accountId).find(ofDate);
        if (found.size() < atLeast) {
            throw new RenderingFailure("of account " + accountId + " on " + ofDate + " " + found.size()
                    + " entries are known, the ledger counts " + atLeast);
        }
        return found;
    }

    private void add(int accountId, long signed, long balance) {
        if (accountId >= 0) {
            int at = booking.offset() + BookingRecordDecoder.referenceEncodingOffset();
            PaymentType type = booking.paymentType();
            of(accountId)
                    .day(booking.date())
                    .add(
                            booking.bookedId(),
                            signed,
                            balance,
                            booking.valueDate(),
                            type,
                            reference(booking.buffer(), at, 0),
                            reference(booking.buffer(), at, 8));
        }
    }

    private EntriesOfAccount of(int accountId) {
        return accounts.computeIfAbsent(accountId, _ -> new EntriesOfAccount());
    }

    private static long reference(DirectBuffer buffer, int offset, int half) {
        return buffer.getLong(offset + half);
    }

    /** Two days, of which the older one is used again for the next. */
    private static final class EntriesOfAccount {
        private EntriesOfDay before = new EntriesOfDay();
        private EntriesOfDay current = new EntriesOfDay();

        private EntriesOfDay day(int date) {
            if (current.date() != date) {
                EntriesOfDay oldest = before;
                before = current;
                current = oldest;
                current.begin(date);
            }
            return current;
        }

        private EntriesOfDay find(int date) {
            if (current.date() == date) {
                return current;
            }
            return before.date() == date ? before : EntriesOfDay.NONE;
        }
    }
}
