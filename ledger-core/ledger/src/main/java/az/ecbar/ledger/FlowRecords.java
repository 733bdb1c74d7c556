package az.ecbar.ledger;

import az.ecbar.ledger.ips.flow.FlowBook;
import az.ecbar.ledger.ips.flow.Flows;
import az.ecbar.schema.IpsDayOfNumbersRecordDecoder;
import az.ecbar.schema.IpsDayOfNumbersRecordEncoder;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsTransferRecordDecoder;
import az.ecbar.schema.IpsTransferRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The payments and refunds of IPS as records of a snapshot: each day that is known, oldest first, and behind it its
 * transfers in the order of their arrival.
 *
 * <p>Used by the threads of {@link StateWriter} and {@link StateReader}; allocates.
 */
final class FlowRecords {
    private FlowRecords() {}

    static void write(Flows flows, Supplier<UnsafeBuffer> clean, IntConsumer done) {
        FlowBook book = flows.book();
        MessageHeaderEncoder header = new MessageHeaderEncoder();
        IpsTransferRecordEncoder record = new IpsTransferRecordEncoder();
        for (int day = 0; day < book.days(); day++) {
            done.accept(new IpsDayOfNumbersRecordEncoder()
                    .wrapAndApplyHeader(clean.get(), 0, header)
                    .date(book.date(day))
                    .retired((short) (book.isRetired(day) ? 1 : 0))
                    .encodedLength());
            for (int entry = 0; entry < book.size(day); entry++) {
                done.accept(write(flows, book.handle(day, entry), record, clean.get(), header));
            }
        }
    }

    private static int write(
            Flows flows,
            long handle,
            IpsTransferRecordEncoder record,
            UnsafeBuffer buffer,
            MessageHeaderEncoder header) {
        FlowBook book = flows.book();
        IpsTransferRecordEncoder e = record.wrapAndApplyHeader(buffer, 0, header)
                .paymentId(book.id(handle))
                .inputSequence(book.bearer(handle))
                .flow(book.flow(handle))
                .state(book.state(handle))
                .senderId(book.sender(handle))
                .terminal((short) book.terminal(handle))
                .debitAccountId(book.debit(handle))
                .creditAccountId(book.credit(handle))
                .amountMinor(book.amount(handle))
                .reason(book.reason(handle))
                .asked((short) (book.wasAsked(handle) ? 1 : 0))
                .endDate(book.endDate(handle))
                .answerSequence(book.answer(handle))
                .refundedMinor(book.refunded(handle))
                .messageKey(book.messageKey(handle, 0))
                .messageKeyRest(book.messageKey(handle, 1))
                .numberKey(book.numberKey(handle, 0))
                .numberKeyRest(book.numberKey(handle, 1));
        if (book.state(handle) == IpsState.PENDING) {
            e.deadlineNs(flows.deadlineNs(handle)).originalId(flows.originalId(handle));
        }
        return e.encodedLength();
    }

    static void readDay(Flows flows, DirectBuffer buffer, int offset) {
        var d = new IpsDayOfNumbersRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        flows.book().begin(d.date(), d.retired() == 1);
    }

    static void readTransfer(Flows flows, DirectBuffer buffer, int offset) {
        var d = new IpsTransferRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        long handle = flows.book()
                .restore(
                        new long[] {d.messageKey(), d.messageKeyRest()},
                        new long[] {d.numberKey(), d.numberKeyRest()},
                        d.paymentId(),
                        d.inputSequence(),
                        d.flow(),
                        d.senderId(),
                        d.terminal(),
                        d.debitAccountId(),
                        d.creditAccountId(),
                        d.amountMinor(),
                        d.state(),
                        d.refundedMinor());
        if (d.state() == IpsState.PENDING) {
            flows.restorePending(handle, d.deadlineNs(), d.originalId());
        } else {
            flows.book().restoreEnd(handle, d.asked() == 1, d.state(), d.reason(), d.answerSequence(), d.endDate());
        }
    }
}
