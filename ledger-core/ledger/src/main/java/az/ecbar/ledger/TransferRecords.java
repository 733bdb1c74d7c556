package az.ecbar.ledger;

import az.ecbar.ledger.ctn.Transfers;
import az.ecbar.ledger.key.Digest;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TransferRecordEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages that are arriving in parts, as records of a snapshot. Used by the thread of {@link StateWriter}; allocates. */
final class TransferRecords {
    private TransferRecords() {}

    /** Writes the {@code i}-th one at offset 0 and gives the length behind the header. */
    static int write(LedgerState state, int i, UnsafeBuffer buffer) {
        Transfers all = state.transfers;
        TransferRecordEncoder e = new TransferRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .participantId(state.terminals.participant(all.terminal(i)))
                .terminal((short) state.terminals.letter(all.terminal(i)))
                .transferId(all.id(i))
                .partsReceived(all.received(i))
                .of(all.parts(i))
                .wholeLengthBytes(all.wholeBytes(i))
                .receivedBytes(all.receivedBytes(i))
                .firstSequence(all.firstSequence(i))
                .deadlineNs(all.deadlineNs(i));
        all.digest(i, new Digest()).write(buffer, e.offset() + TransferRecordEncoder.digestEncodingOffset());
        return e.encodedLength();
    }
}
