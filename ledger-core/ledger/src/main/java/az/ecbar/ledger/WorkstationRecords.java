package az.ecbar.ledger;

import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.workstation.Workstations;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.WorkstationRecordDecoder;
import az.ecbar.schema.WorkstationRecordEncoder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Participants that are out of order as records of a snapshot. Static methods only, used by the threads of
 * {@link StateWriter} and {@link StateReader}; allocates.
 */
final class WorkstationRecords {
    private WorkstationRecords() {}

    /** Writes all of them by id, each into a clean buffer, and says the length behind the header. */
    static void write(Workstations all, Supplier<UnsafeBuffer> clean, IntConsumer done) {
        for (int id = 0; id < all.end(); id++) {
            if (all.isOutOfOrder(id)) {
                UnsafeBuffer buffer = clean.get();
                WorkstationRecordEncoder e = new WorkstationRecordEncoder()
                        .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                        .participantId(id)
                        .paperDate(all.paperDate(id));
                all.paperNumber(id, new Reference())
                        .write(buffer, e.offset() + WorkstationRecordEncoder.paperNumberEncodingOffset());
                done.accept(e.encodedLength());
            }
        }
    }

    static void read(Workstations all, DirectBuffer buffer, int offset) {
        WorkstationRecordDecoder d =
                new WorkstationRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        Reference number = new Reference();
        all.restore(
                d.participantId(),
                d.paperDate(),
                number.read(buffer, d.offset() + WorkstationRecordDecoder.paperNumberEncodingOffset()));
    }
}
