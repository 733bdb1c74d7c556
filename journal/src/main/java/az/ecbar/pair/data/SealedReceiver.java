package az.ecbar.pair.data;

import az.ecbar.pair.ControlLink;
import az.ecbar.pair.DataLink;
import az.ecbar.pair.RecordReceiver;
import az.ecbar.pair.ReplicaLog;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what {@link SealedSender} sends: opens each message, appends its record as it is, forces once per turn.
 *
 * <p>Used by the pair thread; allocates nothing per record beside what the cipher needs. What somebody else may have put
 * on the way is dropped and counted, and changes nothing. What only the owner can have sent, and still does not continue
 * here, means that something is missing for ever, or that the two journals contradict each other: it is dropped too, and
 * nothing more is taken before the next start.
 */
public final class SealedReceiver implements RecordReceiver {
    private static final int MESSAGES_PER_POLL = 256;

    /** Under one force: as many as take about as long as a force does. */
    private static final int MESSAGES_PER_TURN = 4096;

    private final DataLink link;
    private final RecordSeal seal;
    private final DataLink.MessageHandler handler = this::onMessage;
    private @Nullable ReplicaLog log;
    private int epoch;
    private long expected;
    private long losses;
    private long dropped;
    private int appended;
    private boolean isBroken;

    public SealedReceiver(DataLink link, ControlLink control, KeyContext context, DataSealing sealing) {
        this.link = link;
        this.seal = new RecordSeal(control, context, sealing);
    }

    @Override
    public void start(int epoch, ReplicaLog log) {
        seal.start();
        this.epoch = epoch;
        this.log = log;
        expected = 1;
        losses = link.losses();
        isBroken = false;
    }

    @Override
    public int doWork() {
        ReplicaLog target = log;
        if (target == null || isBroken) {
            return 0;
        }
        appended = 0;
        int polled = 0;
        int more;
        do {
            more = link.poll(handler, MESSAGES_PER_POLL);
            polled += more;
        } while (more > 0 && polled < MESSAGES_PER_TURN && !isBroken);
        if (link.losses() != losses) {
            isBroken = true;
        }
        if (appended > 0) {
            target.force();
        }
        return appended;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public boolean isBroken() {
        return isBroken;
    }

    @Override
    public void stop() {
        log = null;
        isBroken = false;
    }

    private void onMessage(DirectBuffer message, int offset, int lengthBytes) {
        ReplicaLog target = log;
        if (target == null || isBroken || !isTaken(target, message, offset, lengthBytes)) {
            dropped++;
            return;
        }
        expected++;
    }

    private boolean isTaken(ReplicaLog target, DirectBuffer message, int offset, int lengthBytes) {
        if (!MessageLayout.isWhole(message, offset, lengthBytes) || MessageLayout.epoch(message, offset) != epoch) {
            return false;
        }
        long number = MessageLayout.number(message, offset);
        if (number < expected) {
            return false;
        }
        if (!seal.isReadyFor(number)) {
            // Without a key for what is expected nothing can be taken; a number that no key serves is nobody's.
            isBroken = !seal.isReadyFor(expected);
            return false;
        }
        int length = seal.open(message, offset, lengthBytes);
        if (length < 0) {
            return false;
        }
        // From here on it is the owner's, and sent once.
        isBroken = number > expected || (length > 0 && !isAppended(target, length));
        return !isBroken;
    }

    private boolean isAppended(ReplicaLog target, int lengthBytes) {
        if (RecordHeader.epoch(seal.record(), 0) > epoch
                || target.append(seal.record(), 0, lengthBytes) != RecordCheck.VALID) {
            return false;
        }
        appended++;
        return true;
    }
}
