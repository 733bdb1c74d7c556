package az.ecbar.pair.simulator;

import az.ecbar.pair.ControlLink;
import az.ecbar.pair.RecordReceiver;
import az.ecbar.pair.RecordSender;
import az.ecbar.pair.ReplicaLog;
import az.ecbar.record.RecordCheck;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The way of records in one direction: in order, late, and lost only in a way that is noticed. */
final class SimWire {
    private static final int MAX_IN_FLIGHT = 30;
    private static final byte[] CONTEXT = {1, 2, 3};

    private final ArrayDeque<Message> queue = new ArrayDeque<>();
    private final LongSupplier nowNs;
    private final RandomGenerator random;
    private long maxDelayNs;
    private long losses;
    private boolean isCut;

    private static final class Message {
        final byte @Nullable [] key;
        final int epoch;
        final long number;
        final long dueNs;
        final UnsafeBuffer record;

        Message(byte @Nullable [] key, int epoch, long number, long dueNs, UnsafeBuffer record) {
            this.key = key;
            this.epoch = epoch;
            this.number = number;
            this.dueNs = dueNs;
            this.record = record;
        }
    }

    SimWire(LongSupplier nowNs, RandomGenerator random) {
        this.nowNs = nowNs;
        this.random = random;
    }

    void maxDelayNs(long max) {
        maxDelayNs = max;
    }

    void isCut(boolean cut) {
        isCut = cut;
    }

    void loseSome() {
        for (int lost = random.nextInt(queue.size() + 1); lost > 0; lost--) {
            queue.removeLast();
        }
        losses++;
    }

    private static byte @Nullable [] key(ControlLink control) {
        return control.exportKey("records", CONTEXT, 32);
    }

    final class Sender implements RecordSender {
        private final SimHost host;
        private final ControlLink control;
        private final Map<Long, byte[]> links = new HashMap<>();
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SimRecord.LENGTH]);
        private byte @Nullable [] key = {};
        private boolean isOn;
        private int epoch;
        private long number;
        private long next;

        Sender(SimHost host, ControlLink control) {
            this.host = host;
            this.control = control;
        }

        @Override
        public void start(int newEpoch, long firstSequence) {
            byte @Nullable [] newKey = key(control);
            PairProperties.require(newKey != null, "records begin on a connection that has ended");
            PairProperties.require(!Arrays.equals(newKey, key), "numbers of records begin twice under a key");
            key = newKey;
            epoch = newEpoch;
            next = firstSequence;
            number = 0;
            links.clear();
            isOn = true;
        }

        @Override
        public int doWork() {
            int sent = 0;
            while (isOn && queue.size() < MAX_IN_FLIGHT && host.owner().read(next, buffer, 0) > 0) {
                UnsafeBuffer record = new UnsafeBuffer(buffer.byteArray().clone());
                links.put(next, SimRecord.read(record, 0).link().toBytes());
                number++;
                next++;
                sent++;
                long dueNs = nowNs.getAsLong() + random.nextLong(maxDelayNs + 1);
                Message last = queue.peekLast();
                queue.add(new Message(key, epoch, number, last == null ? dueNs : Math.max(last.dueNs, dueNs), record));
            }
            return sent;
        }

        @Override
        public long sentSequence() {
            return next - 1;
        }

        @Override
        public boolean hasLink(long sequence, byte[] link) {
            byte[] own = links.get(sequence);
            return own != null && Arrays.equals(own, link);
        }

        @Override
        public void stop() {
            isOn = false;
        }
    }

    final class Receiver implements RecordReceiver {
        private final ControlLink control;
        private ReplicaLog log;
        private byte @Nullable [] key = {};
        private boolean isOn;
        private boolean isBroken;
        private int epoch;
        private long number;
        private long dropped;
        private long lossesBefore;

        Receiver(ControlLink control, ReplicaLog log) {
            this.control = control;
            this.log = log;
        }

        @Override
        public void start(int newEpoch, ReplicaLog newLog) {
            key = key(control);
            epoch = newEpoch;
            log = newLog;
            number = 0;
            isOn = true;
            isBroken = false;
            lossesBefore = losses;
        }

        @Override
        public int doWork() {
            int taken = 0;
            while (isOn && !isCut && !queue.isEmpty() && queue.peek().dueNs <= nowNs.getAsLong()) {
                Message message = queue.remove();
                if (!Arrays.equals(message.key, key) || message.epoch != epoch || message.number != number + 1) {
                    dropped++;
                    continue;
                }
                number++;
                isBroken |= log.append(message.record, 0, SimRecord.LENGTH) != RecordCheck.VALID;
                taken++;
            }
            isBroken |= losses != lossesBefore;
            if (isOn && random.nextInt(3) == 0) {
                log.force();
            }
            return taken;
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
            isOn = false;
        }
    }
}
