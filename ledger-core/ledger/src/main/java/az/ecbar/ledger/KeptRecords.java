package az.ecbar.ledger;

import az.ecbar.ledger.azips.KeptPayments;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.KeptPaymentRecordDecoder;
import az.ecbar.schema.KeptPaymentRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentType;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The payments that are kept until their value date as records of a snapshot.
 *
 * <p>Used by the threads of {@link StateWriter} and {@link StateReader}; reading allocates.
 */
final class KeptRecords {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final KeptPaymentRecordEncoder record = new KeptPaymentRecordEncoder();
    private final Reference reference = new Reference();

    /** Writes one payment at offset 0 and gives the length behind the header. */
    int write(KeptPayments all, int place, UnsafeBuffer buffer) {
        KeptPaymentRecordEncoder e = record.wrapAndApplyHeader(buffer, 0, header)
                .paymentId(all.id(place))
                .participantId(all.participant(place))
                .debitAccountId(all.debit(place))
                .creditAccountId(all.credit(place))
                .amountMinor(all.amount(place))
                .valueDate(all.valueDate(place))
                .priority((short) all.priority(place))
                .paymentType(PaymentType.get((short) all.type(place)))
                .terminal((short) all.terminal(place))
                .annulled((short) (all.isAnnulled(place) ? 1 : 0))
                .inputSequence(all.bearer(place));
        buffer.putByte(e.offset() + KeptPaymentRecordEncoder.flagsEncodingOffset(), (byte) all.flags(place));
        all.reference(place, reference).write(buffer, e.offset() + KeptPaymentRecordEncoder.referenceEncodingOffset());
        return e.encodedLength();
    }

    /** Adds the payment that a record holds. */
    static void read(KeptPayments all, DirectBuffer buffer, int offset) {
        var d = new KeptPaymentRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        int place = all.add(
                d.paymentId(),
                d.participantId(),
                d.inputSequence(),
                d.debitAccountId(),
                d.creditAccountId(),
                d.amountMinor(),
                d.valueDate(),
                d.priority(),
                d.paymentType().value(),
                d.flags().getRaw(),
                d.terminal(),
                new Reference().read(buffer, d.offset() + KeptPaymentRecordDecoder.referenceEncodingOffset()));
        if (d.annulled() == 1) {
            all.bury(place);
        }
    }
}
