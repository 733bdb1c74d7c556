package az.ecbar.pair.data;

import az.ecbar.pair.ControlLink;
import az.ecbar.pair.DataLink;
import az.ecbar.pair.OwnerLog;
import az.ecbar.pair.RecordSender;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the owner's records, one to a message, as far ahead of the standby's acknowledgements as the window lets it.
 *
 * <p>Used by the pair thread; allocates nothing per record beside what the cipher needs. A message that the link does not
 * take is kept and offered again. When the link has lost what was on the way, the control connection is ended, and nothing
 * more is sent until the next start: the standby could not use it.
 *
 * <p>While something is not acknowledged and nothing is left to send, now and then a message without a record follows: its
 * number tells the standby if the one before it never came.
 */
public final class SealedSender implements RecordSender {
    private static final int MESSAGES_PER_TURN = 256;
    private static final int IDLE_TURNS_PER_PROBE = 4096;

    private final DataLink link;
    private final ControlLink control;
    private final Supplier<OwnerLog> logs;
    private final RecordSeal seal;
    private final SentRecords sentRecords;
    private @Nullable OwnerLog log;
    private int epoch;
    private long number;
    private long losses;
    private long connection;
    private int pendingRecordLength;
    private int pendingMessageLength;
    private int idleTurns;

    /** @param logs gives the journal that this node leads with, at each start */
    public SealedSender(
            DataLink link,
            ControlLink control,
            KeyContext context,
            Supplier<OwnerLog> logs,
            DataSealing sealing,
            SendWindow window) {
        this.link = link;
        this.control = control;
        this.logs = logs;
        this.seal = new RecordSeal(control, context, sealing);
        this.sentRecords = new SentRecords(window);
    }

    /**
     * @throws IllegalStateException if this control connection has seen this epoch already: numbers would be used twice
     *     under one key
     */
    @Override
    public void start(int epoch, long firstSequence) {
        seal.start();
        if (seal.connection() == connection && epoch <= this.epoch) {
            throw new IllegalStateException("epoch " + epoch + " is sent twice on one control connection");
        }
        connection = seal.connection();
        this.epoch = epoch;
        number = 1;
        losses = link.losses();
        pendingMessageLength = 0;
        sentRecords.start(firstSequence);
        log = logs.get();
    }

    @Override
    public int doWork() {
        OwnerLog source = log;
        if (source == null) {
            return 0;
        }
        if (link.losses() != losses) {
            stop();
            control.disconnect();
            return 0;
        }
        long sentBefore = sentRecords.sent();
        for (int i = 0; i < MESSAGES_PER_TURN && hasMessage(source) && isOffered(); i++) {}
        return (int) (sentRecords.sent() - sentBefore);
    }

    @Override
    public long sentSequence() {
        return sentRecords.sent();
    }

    @Override
    public boolean hasLink(long sequence, byte[] link) {
        return sentRecords.acknowledge(sequence, link);
    }

    @Override
    public void stop() {
        log = null;
        pendingMessageLength = 0;
    }

    /** Whether a message waits to be offered; makes the next one if none does. */
    private boolean hasMessage(OwnerLog source) {
        if (pendingMessageLength > 0) {
            return true;
        }
        if (!seal.isReadyFor(number)) {
            return false;
        }
        int length = sentRecords.hasRoom() ? source.read(sentRecords.sent() + 1, seal.record(), 0) : 0;
        if (length == 0 && !isProbeDue()) {
            return false;
        }
        idleTurns = 0;
        pendingRecordLength = length;
        pendingMessageLength = seal.seal(epoch, number, length);
        return true;
    }

    private boolean isProbeDue() {
        if (sentRecords.isAcknowledged()) {
            return false;
        }
        idleTurns++;
        return idleTurns >= IDLE_TURNS_PER_PROBE;
    }

    private boolean isOffered() {
        if (!link.offer(seal.message(), 0, pendingMessageLength)) {
            return false;
        }
        if (pendingRecordLength > 0) {
            sentRecords.add(seal.record(), 0, pendingRecordLength);
        }
        pendingMessageLength = 0;
        number++;
        return true;
    }
}
