package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.ledger.epoch.Epochs;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.BeginEpochEncoder;
import az.ecbar.schema.EpochBegunDecoder;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.EpochRecordDecoder;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The table of epochs in the ledger's state. */
class EpochsTest {
    private final Ledger ledger = new Ledger(LedgerCapacity.small());
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    private void begin(int epoch) {
        new BeginEpochEncoder()
                .wrapAndApplyHeader(command, 0, new MessageHeaderEncoder())
                .epoch(epoch)
                .owner((short) (1 + epoch % 2))
                .mode(EpochMode.ALONE)
                .grantedBy(GrantedBy.CERTIFICATE)
                .putOrders(new byte[] {1, 2, 3}, 0, 3);
        ledger.apply(command, 0, ledger.lastSequence() + 1, ledger.lastSequence() + 1);
    }

    @Test
    void anEpochIsToldAsItBegan() {
        begin(5);
        List<String> events = new ArrayList<>();
        EventBatch.forEach(ledger.events(), 0, (sequence, timeNs, index, templateId, buffer, offset, length) -> {
            var e = new EpochBegunDecoder().wrapAndApplyHeader(buffer, offset, header);
            events.add(e.epoch() + " " + e.owner() + " " + e.mode() + " " + e.grantedBy());
        });
        assertEquals(List.of("5 2 ALONE CERTIFICATE"), events);
        assertEquals(5, ledger.epoch());
    }

    @Test
    void anEpochThatIsNotHigherStopsTheLedger() {
        begin(5);
        assertThrows(InvariantViolation.class, () -> begin(5));
    }

    @Test
    void theNewestAreInTheSnapshotAndAfterItTheTableGoesOn() {
        for (int epoch = 1; epoch <= Epochs.KEPT + 6; epoch++) {
            begin(epoch * 10);
        }
        Ledger other = new Ledger(LedgerCapacity.small());
        List<Integer> kept = new ArrayList<>();
        ledger.write((buffer, offset, length) -> {
            other.read(buffer, offset);
            if (header.wrap(buffer, offset).templateId() == EpochRecordDecoder.TEMPLATE_ID) {
                var record = new EpochRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
                assertEquals(record.epoch(), 10 * record.firstSequence());
                kept.add(record.epoch());
            }
        });
        assertEquals(Epochs.KEPT, kept.size());
        assertEquals(70, kept.getFirst());
        assertEquals(ledger.epoch(), other.epoch());
        assertArrayEquals(digest(ledger), digest(other));
    }

    private static byte[] digest(Ledger ledger) {
        StateDigest digest = new StateDigest();
        ledger.write(digest);
        return digest.digest();
    }
}
