package az.ecbar.ledger;

import az.ecbar.ledger.event.Answer;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.statement.Bookings;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.schema.BookingRecordDecoder;
import az.ecbar.schema.BookingRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenAnswerRecordDecoder;
import az.ecbar.schema.OpenAnswerRecordEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.StatementRecordDecoder;
import az.ecbar.schema.StatementRecordEncoder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What statements are made of as records of a snapshot.
 *
 * <p>Used by the threads of {@link StateWriter} and {@link StateReader}; reading allocates.
 */
final class StatementRecords {
    private final Statements statements;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookingRecordEncoder booking = new BookingRecordEncoder();
    private final StatementRecordEncoder counted = new StatementRecordEncoder();
    private final OpenAnswerRecordEncoder answer = new OpenAnswerRecordEncoder();
    private final Reference reference = new Reference();

    StatementRecords(Statements statements) {
        this.statements = statements;
    }

    /**
     * Writes all of them, one after the other.
     *
     * @param clean gives a buffer that is NUL, for the next record
     * @param done takes the record's length behind the header
     */
    void writeAll(int accounts, Supplier<UnsafeBuffer> clean, IntConsumer done) {
        for (int i = 0; i < statements.bookings().size(); i++) {
            done.accept(writeBooking(i, clean.get()));
        }
        for (int account = 0; account < accounts; account++) {
            if (statements.isKnown(account)) {
                done.accept(writeCounted(account, clean.get()));
            }
        }
        for (int i = 0; i < statements.open().size(); i++) {
            done.accept(writeAnswer(i, clean.get()));
        }
    }

    private int writeBooking(int i, UnsafeBuffer buffer) {
        Bookings all = statements.bookings();
        BookingRecordEncoder e = booking.wrapAndApplyHeader(buffer, 0, header)
                .date(all.date(i))
                .bookedId(all.bookedId(i))
                .amountMinor(all.amount(i))
                .debitAccountId(all.debitAccount(i))
                .creditAccountId(all.creditAccount(i))
                .debitBalanceMinor(all.debitBalance(i))
                .creditBalanceMinor(all.creditBalance(i))
                .valueDate(all.valueDate(i))
                .paymentType(PaymentType.get((short) all.type(i)));
        all.reference(i, reference).write(buffer, e.offset() + BookingRecordEncoder.referenceEncodingOffset());
        return e.encodedLength();
    }

    private int writeCounted(int account, UnsafeBuffer buffer) {
        return counted.wrapAndApplyHeader(buffer, 0, header)
                .accountId(account)
                .countedDate(statements.countedDate(account))
                .lines(statements.lines(account))
                .netMinor(statements.net(account))
                .sentDate(statements.sentDate(account))
                .sentNumber(statements.sentNumber(account))
                .sentLines(statements.sentLines(account))
                .sentOpeningDate(statements.sentOpeningDate(account))
                .sentOpeningMinor(statements.sentOpening(account))
                .sentClosingMinor(statements.sentClosing(account))
                .encodedLength();
    }

    private int writeAnswer(int i, UnsafeBuffer buffer) {
        Answer of = statements.open().get(i);
        OpenAnswerRecordEncoder e = answer.wrapAndApplyHeader(buffer, 0, header)
                .participantId(of.participantId)
                .terminal((short) of.terminal)
                .report(of.report)
                .inquirySequence(of.inquirySequence)
                .timeNs(of.timeNs)
                .accountId(of.accountId)
                .date(of.date)
                .statementNumber(of.statementNumber)
                .sent(of.sent)
                .lines(of.lines)
                .openingDate(of.openingDate)
                .openingMinor(of.openingMinor)
                .closingMinor(of.closingMinor)
                .heldMinor(of.heldMinor)
                .floorMinor(of.floorMinor)
                .language(of.language);
        of.reference.write(buffer, e.offset() + OpenAnswerRecordEncoder.referenceEncodingOffset());
        return e.encodedLength();
    }

    /** Adds the long answer that a record holds. */
    static void readAnswer(Statements statements, DirectBuffer buffer, int offset) {
        var d = new OpenAnswerRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        Answer of = new Answer();
        of.participantId = d.participantId();
        of.terminal = d.terminal();
        of.report = d.report();
        of.inquirySequence = d.inquirySequence();
        of.timeNs = d.timeNs();
        of.accountId = d.accountId();
        of.date = d.date();
        of.statementNumber = d.statementNumber();
        of.sent = d.sent();
        of.lines = d.lines();
        of.openingDate = d.openingDate();
        of.openingMinor = d.openingMinor();
        of.closingMinor = d.closingMinor();
        of.heldMinor = d.heldMinor();
        of.floorMinor = d.floorMinor();
        of.language = d.language();
        of.reference.read(buffer, d.offset() + OpenAnswerRecordDecoder.referenceEncodingOffset());
        statements.open().add(of);
    }

    /** Adds the booking that a record holds. */
    static void readBooking(Statements statements, DirectBuffer buffer, int offset) {
        var d = new BookingRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        statements
                .bookings()
                .add(
                        d.date(),
                        d.bookedId(),
                        d.amountMinor(),
                        d.debitAccountId(),
                        d.creditAccountId(),
                        d.debitBalanceMinor(),
                        d.creditBalanceMinor(),
                        d.valueDate(),
                        d.paymentType().value(),
                        new Reference().read(buffer, d.offset() + BookingRecordDecoder.referenceEncodingOffset()));
    }

    /** Puts back what a record says of an account. */
    static void readCounted(Statements statements, DirectBuffer buffer, int offset) {
        var d = new StatementRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        statements.restoreCounted(d.accountId(), d.countedDate(), d.lines(), d.netMinor());
        statements.restoreSent(
                d.accountId(),
                d.sentDate(),
                d.sentNumber(),
                d.sentLines(),
                d.sentOpeningDate(),
                d.sentOpeningMinor(),
                d.sentClosingMinor());
    }
}
