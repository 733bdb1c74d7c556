package az.ecbar.cluster;

import az.ecbar.port.CommandSink;
import az.ecbar.record.RecordHeader;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What translators write into in mode cluster: a bounded queue of commands on their way into the log. Those that were
 * offered but not delivered yet are bounded too, so that events of them always find room in the gate (D22).
 *
 * <p>What is in the queue or on its way when the member stops leading is lost, and is nobody's loss: it was not
 * acknowledged, and the bank repeats it by its number (D19). Owned by the edge's thread; no allocation once built.
 */
public final class IngressQueue implements CommandSink {
    private final UnsafeBuffer[] slots;
    private final int[] lengths;
    private final int maxOnTheWay;
    private final IngressPort port;
    private long claimed;
    private long offered;
    private boolean isClaimed;

    /** A queue of {@code slots}, a power of two, over a fresh port. */
    public IngressQueue(IngressPort port, int slots, int maxOnTheWay) {
        if (Integer.bitCount(slots) != 1 || maxOnTheWay < 1) {
            throw new IllegalArgumentException(slots + " slots, " + maxOnTheWay + " on the way");
        }
        this.port = port;
        this.maxOnTheWay = maxOnTheWay;
        this.slots = new UnsafeBuffer[slots];
        lengths = new int[slots];
        for (int i = 0; i < slots; i++) {
            this.slots[i] = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        }
    }

    @Override
    public @Nullable MutableDirectBuffer claim(int maxPayloadLength) {
        if (maxPayloadLength > MAX_PAYLOAD_LENGTH || isClaimed) {
            throw new IllegalArgumentException(
                    "claim of " + maxPayloadLength + " bytes, claimed already: " + isClaimed);
        }
        if (claimed - offered == slots.length) {
            return null;
        }
        isClaimed = true;
        return slots[index(claimed)];
    }

    @Override
    public void publish(int payloadLength) {
        if (!isClaimed || payloadLength > MAX_PAYLOAD_LENGTH) {
            throw new IllegalStateException("publish of " + payloadLength + " bytes, claimed: " + isClaimed);
        }
        isClaimed = false;
        lengths[index(claimed)] = payloadLength;
        claimed++;
    }

    @Override
    public void abort() {
        isClaimed = false;
    }

    /** Offers what waits, as far as the bounds allow; tells how many commands went. */
    public int doWork() {
        int work = 0;
        while (offered < claimed && offered - port.delivered() < maxOnTheWay) {
            int index = index(offered);
            if (!port.offer(slots[index], PAYLOAD_OFFSET, lengths[index])) {
                break;
            }
            offered++;
            work++;
        }
        return work;
    }

    /** Commands published that the log has not delivered yet. */
    public long undelivered() {
        return claimed - port.delivered();
    }

    private int index(long number) {
        return (int) (number & (slots.length - 1));
    }
}
