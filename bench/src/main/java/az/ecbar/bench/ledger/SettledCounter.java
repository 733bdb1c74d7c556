package az.ecbar.bench.ledger;

import az.ecbar.record.EventBatch;
import az.ecbar.schema.PaymentSettledDecoder;
import org.agrona.DirectBuffer;

/** Counts the payments that came through the gate settled. Owned by the edge's thread. */
final class SettledCounter implements EventBatch.Handler {

    private long settled;

    @Override
    public void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        if (templateId == PaymentSettledDecoder.TEMPLATE_ID) {
            settled++;
        }
    }

    long settled() {
        return settled;
    }
}
