package az.ecbar.bench.ledger;

import az.ecbar.record.RecordHeader;
import az.ecbar.schema.Channel;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.Site;
import az.ecbar.schema.SubmitPaymentEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * MT103 payments that are settled at once: each from one random account to another, with its own reference and the next
 * input number of its bank. What all have in common is copied, the rest is written over it.
 */
public final class SettleCommands implements CommandSource {

    private static final int REFERENCE_LENGTH = 16;

    private final BenchBanks banks;
    private final long[] sessions;
    private final long[] inputNumbers;
    private final SubmitPaymentEncoder payment = new SubmitPaymentEncoder();
    private final UnsafeBuffer common = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final byte[] reference = new byte[REFERENCE_LENGTH];
    private final int length;
    private long count;
    private long random = 0x9E3779B97F4A7C15L;

    /**
     * @param sessions id of each bank's session
     * @param proof bytes that prove the message; empty where only the ledger is measured
     * @param message the bank's bytes; empty where only the ledger is measured
     */
    public SettleCommands(BenchBanks banks, long[] sessions, byte[] proof, byte[] message) {
        this.banks = banks;
        this.sessions = sessions.clone();
        this.inputNumbers = new long[sessions.length];
        payment.wrapAndApplyHeader(common, 0, new MessageHeaderEncoder())
                .transferId(0)
                .valueDate(BenchGenesis.TODAY)
                .priority((short) -1)
                .paymentType(PaymentType.MT103)
                .limitTarget(LimitTarget.NONE)
                .currency(BenchGenesis.CURRENCY);
        payment.origin().terminal((short) 'A').channel(Channel.CTN).site(Site.MAIN);
        payment.putProof(proof, 0, proof.length).putMessage(message, 0, message.length);
        this.length = MessageHeaderEncoder.ENCODED_LENGTH + payment.encodedLength();
    }

    @Override
    public int maxPayloadLength() {
        return length;
    }

    @Override
    public int next(MutableDirectBuffer slot, int offset) {
        int debit = nextInt(banks.accounts());
        int credit = nextInt(banks.accounts());
        credit = credit == debit ? (credit + 1) % banks.accounts() : credit;
        return write(slot, offset, debit, credit, 1 + nextInt(10_000));
    }

    /**
     * Writes the next command, of this payment.
     *
     * @return bytes written from the offset on, SBE message header included
     */
    public int write(MutableDirectBuffer slot, int offset, int debit, int credit, long amountMinor) {
        slot.putBytes(offset, common, 0, length);
        payment.wrap(slot, offset + MessageHeaderEncoder.ENCODED_LENGTH);
        writeOrigin(slot, banks.bankOf(debit));
        writeParties(slot, debit, credit);
        payment.amountMinor(amountMinor);
        writeReference(slot);
        return length;
    }

    private void writeOrigin(MutableDirectBuffer slot, int bank) {
        InputOriginEncoder origin = payment.origin();
        // The ledger gives ids to certificates in their order; the banks' are the first.
        origin.sessionId(sessions[bank]).inputNumber(++inputNumbers[bank]).certificateId(bank);
        slot.putBytes(origin.offset() + InputOriginEncoder.participantEncodingOffset(), banks.bicBytes(bank));
        slot.putLong(origin.offset() + InputOriginEncoder.digestEncodingOffset(), ++count);
    }

    private void writeParties(MutableDirectBuffer slot, int debit, int credit) {
        int debtor = banks.bankOf(debit);
        int creditor = banks.bankOf(credit);
        int body = payment.offset();
        payment.debtorTin(BenchBanks.tin(debtor)).creditorTin(BenchBanks.tin(creditor));
        slot.putBytes(body + SubmitPaymentEncoder.senderBicEncodingOffset(), banks.bicBytes(debtor));
        slot.putBytes(body + SubmitPaymentEncoder.debtorBicEncodingOffset(), banks.bicBytes(debtor));
        slot.putBytes(body + SubmitPaymentEncoder.creditorBicEncodingOffset(), banks.bicBytes(creditor));
        slot.putBytes(body + SubmitPaymentEncoder.debtorAccountEncodingOffset(), banks.numberBytes(debit));
        slot.putBytes(body + SubmitPaymentEncoder.creditorAccountEncodingOffset(), banks.numberBytes(credit));
    }

    private void writeReference(MutableDirectBuffer slot) {
        long rest = count;
        for (int i = REFERENCE_LENGTH - 1; i > 0; i--, rest /= 10) {
            reference[i] = (byte) ('0' + rest % 10);
        }
        reference[0] = 'R';
        slot.putBytes(payment.offset() + SubmitPaymentEncoder.referenceEncodingOffset(), reference);
    }

    private int nextInt(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) Long.remainderUnsigned(random, bound);
    }
}
