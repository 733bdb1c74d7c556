package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.schema.KeptPaymentRecordEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.WaitingPaymentRecordEncoder;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Which records a new standby needs for the payments that a snapshot holds. */
class SnapshotReferencesTest {
    private static final long SNAPSHOT = 9_000;

    private final SnapshotReferences references = new SnapshotReferences(SNAPSHOT);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

    /** The bytes may have come in parts, from the first of which on they are needed up to the payment's command. */
    @Test
    @Rule("3.8")
    void aKeptPaymentNeedsAllPartsOfItsMessageAndAnAnnulledOneNone() {
        kept(120, 100, false);
        kept(300, 300, false);
        kept(520, 500, true);
        assertEquals(
                List.of(
                        new SnapshotReferences.Range(1, 1),
                        new SnapshotReferences.Range(100, 120),
                        new SnapshotReferences.Range(300, 300),
                        new SnapshotReferences.Range(SNAPSHOT, SNAPSHOT)),
                references.ranges());
    }

    @Test
    @Rule("4.12.2")
    void soDoesAWaitingOne() {
        new WaitingPaymentRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .paymentId(120)
                .inputSequence(100);
        references.onRecord(buffer, 0);
        assertEquals(new SnapshotReferences.Range(100, 120), references.ranges().get(1));
    }

    private void kept(long paymentId, long inputSequence, boolean isAnnulled) {
        new KeptPaymentRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .paymentId(paymentId)
                .inputSequence(inputSequence)
                .annulled((short) (isAnnulled ? 1 : 0));
        references.onRecord(buffer, 0);
    }
}
