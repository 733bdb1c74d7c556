package az.ecbar.pair.simulator;

import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.Grant;
import az.ecbar.pair.Judge;
import az.ecbar.pair.Link;
import az.ecbar.pair.OwnerLog;
import az.ecbar.pair.PairHost;
import az.ecbar.pair.PeerRecords;
import az.ecbar.pair.ReplicaLog;
import az.ecbar.record.RecordCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A node without money: a journal, a gate that opens by the commit rule, and commands that come at random. */
final class SimHost implements PairHost {
    private static final int MAX_UNRELEASED = 40;

    private final SimNode node;
    private final SimDisk disk;
    private final PairProperties properties;
    private final RandomGenerator random;
    private final Replica replica = new Replica();
    private final Owner owner = new Owner();
    private final PeerRecords peerRecords = new PeerRecords();
    private boolean isLeading;
    private boolean isHeld;
    private boolean isDraining;
    private boolean wantsAcknowledgements;
    private long acknowledged;
    private long released;
    private long releasedUnasked;
    private long firstOfEpoch;
    private int epoch;
    private long differsAt;
    private long unreadable;

    SimHost(SimNode node, SimDisk disk, PairProperties properties, RandomGenerator random) {
        this.node = node;
        this.disk = disk;
        this.properties = properties;
        this.random = random;
    }

    boolean isLeading() {
        return isLeading;
    }

    boolean commitsAlone() {
        return isLeading && !isHeld && !wantsAcknowledgements;
    }

    int epoch() {
        return epoch;
    }

    boolean isDraining() {
        return isDraining;
    }

    void differAt(long sequence) {
        differsAt = sequence;
    }

    /** The ledger waits for this record, whose file is damaged; 0 ends that. */
    void waitFor(long sequence) {
        unreadable = sequence;
    }

    long released() {
        return released;
    }

    /** What core and gateway do meanwhile: take a command, force, release. */
    void step(boolean isAdmitting) {
        if (!isLeading) {
            return;
        }
        if (isAdmitting && !isDraining && disk.log.size() - released < MAX_UNRELEASED && random.nextInt(4) == 0) {
            append(random.nextLong());
        }
        if (random.nextInt(3) == 0) {
            disk.force();
        }
        release();
    }

    private void append(long payload) {
        int size = disk.log.size();
        disk.append(SimRecord.after(disk.link(size), size + 1L, epoch, payload));
    }

    private void release() {
        if (isHeld) {
            return;
        }
        long limit = wantsAcknowledgements ? Math.max(releasedUnasked, acknowledged) : Long.MAX_VALUE;
        long durable = Math.min(disk.forced(), limit);
        if (durable > released) {
            properties.onRelease(node, epoch, released, durable);
            released = durable;
        }
    }

    @Override
    public void copyLedgerId(byte[] target) {
        System.arraycopy(disk.log.isEmpty() ? new byte[16] : disk.link(1).toBytes(), 0, target, 0, 16);
    }

    @Override
    public ReplicaLog replica() {
        PairProperties.require(!isLeading, "the replica is used while the node leads");
        return replica;
    }

    @Override
    public DirectBuffer lastOrders() {
        PairProperties.require(!isLeading, "the replica is used while the node leads");
        return disk.lastOrders();
    }

    @Override
    public OwnerLog owner() {
        PairProperties.require(isLeading, "the owner's log is used while the node does not lead");
        return owner;
    }

    @Override
    public int readForRepair(long sequence, MutableDirectBuffer target, int offset) {
        return readRecord(sequence, disk.forced(), target, offset);
    }

    @Override
    public Judge judge() {
        return new NothingToJudge();
    }

    @Override
    public PeerRecords peerRecords() {
        return peerRecords;
    }

    @Override
    public void lead(Grant grant) {
        if (!isLeading) {
            released = 0;
        }
        properties.onLead(node, grant.epoch(), grant.isAlone(), grant.by());
        isLeading = true;
        isHeld = false;
        isDraining = false;
        wantsAcknowledgements = !grant.isAlone();
        acknowledged = 0;
        releasedUnasked = 0;
        epoch = grant.epoch();
        append(-1);
        disk.orders(epoch, grant.orders());
        firstOfEpoch = disk.log.size();
    }

    @Override
    public void hold() {
        isHeld = true;
    }

    @Override
    public void drain() {
        isDraining = true;
    }

    @Override
    public boolean isDrained() {
        return isDraining;
    }

    @Override
    public void admitAgain() {
        isDraining = false;
    }

    @Override
    public void standDown() {
        isLeading = false;
    }

    private int readRecord(long sequence, long limit, MutableDirectBuffer target, int offset) {
        return sequence < 1 || sequence > limit
                ? 0
                : disk.log.get((int) sequence - 1).write(target, offset);
    }

    private final class Replica implements ReplicaLog {
        private long committedThere;
        private long applied;

        @Override
        public long lastSequence() {
            return disk.log.size();
        }

        @Override
        public long forcedSequence() {
            return disk.forced();
        }

        @Override
        public void copyLink(long sequence, byte[] target) {
            disk.requireReadable(sequence);
            System.arraycopy(disk.link(sequence).toBytes(), 0, target, 0, Link.LENGTH);
        }

        @Override
        public int read(long sequence, MutableDirectBuffer target, int offset) {
            return readRecord(sequence, disk.forced(), target, offset);
        }

        @Override
        public List<EpochEnd> ends(int max) {
            List<EpochEnd> ends = new ArrayList<>();
            for (int i = disk.log.size() - 1; i >= 0 && ends.size() < max; i--) {
                SimRecord record = disk.log.get(i);
                if (ends.isEmpty() || ends.getLast().epoch() != record.epoch()) {
                    ends.add(new EpochEnd(record.epoch(), record.sequence()));
                }
            }
            return ends;
        }

        @Override
        public RecordCheck append(DirectBuffer record, int offset, int available) {
            if (available < SimRecord.LENGTH) {
                return RecordCheck.BAD_LENGTH;
            }
            SimRecord next = SimRecord.read(record, offset);
            int last = disk.log.size();
            if (next.sequence() != last + 1) {
                return RecordCheck.BAD_SEQUENCE;
            }
            if (!next.follows(disk.link(last))) {
                return RecordCheck.BAD_LINK;
            }
            if (last > 0 && next.epoch() < disk.log.get(last - 1).epoch()) {
                return RecordCheck.BAD_ORDER;
            }
            disk.append(next);
            return RecordCheck.VALID;
        }

        @Override
        public long force() {
            disk.force();
            return disk.log.size();
        }

        /** Of a node that is alone all is committed, since its start or before. */
        @Override
        public void checkSetAside(long lastSequenceKept) {
            if (node.isAllCommitted() && !node.isNew() && disk.log.size() > lastSequenceKept) {
                throw new IllegalStateException("committed, and was to be set aside behind " + lastSequenceKept);
            }
        }

        @Override
        public void setAside(long lastSequenceKept) {
            properties.onSetAside(node, lastSequenceKept, node.isOwnerPair());
            disk.truncate(lastSequenceKept);
            applied = Math.min(applied, lastSequenceKept);
        }

        @Override
        public void committed(long sequence) {
            committedThere = Math.max(committedThere, sequence);
        }

        @Override
        public int applyMore() {
            long readable = unreadable == 0 ? Long.MAX_VALUE : unreadable - 1;
            long target = Math.min(readable, Math.min(committedThere, disk.log.size()));
            boolean isMore = target > applied;
            applied = Math.max(applied, target);
            return isMore ? 1 : 0;
        }

        @Override
        public long unreadableSequence() {
            return unreadable != 0 && unreadable <= Math.min(committedThere, disk.log.size()) ? unreadable : 0;
        }

        @Override
        public long appliedSequence() {
            return applied;
        }

        @Override
        public long lastEqualSequence() {
            return 0;
        }

        @Override
        public long differsAtSequence() {
            return differsAt;
        }
    }

    private final class Owner implements OwnerLog {
        @Override
        public long appendedSequence() {
            return disk.log.size();
        }

        @Override
        public long forcedSequence() {
            return disk.forced();
        }

        @Override
        public long committedSequence() {
            return released;
        }

        @Override
        public long firstOfEpoch() {
            return firstOfEpoch;
        }

        @Override
        public void acknowledged(long sequence) {
            acknowledged = Math.max(acknowledged, sequence);
        }

        @Override
        public long requireAcknowledgements() {
            wantsAcknowledgements = true;
            releasedUnasked = released;
            return released;
        }

        @Override
        public void releaseAlone() {
            wantsAcknowledgements = false;
            acknowledged = 0;
        }

        @Override
        public int read(long sequence, MutableDirectBuffer target, int offset) {
            return readRecord(sequence, disk.log.size(), target, offset);
        }
    }
}
