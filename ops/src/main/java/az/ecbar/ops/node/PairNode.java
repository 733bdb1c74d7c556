package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.journal.JournalCut;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.Grant;
import az.ecbar.pair.JoinTarget;
import az.ecbar.pair.OwnLedgerWrong;
import az.ecbar.pair.OwnerLog;
import az.ecbar.pair.PairHost;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PeerRecords;
import az.ecbar.pair.ReplicaLog;
import az.ecbar.port.FileFolder;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.NewEpoch;
import az.ecbar.schema.BeginEpochDecoder;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One node of a pair: a {@link Replica}, and while it leads the {@link Node} above it. To lead no more is to be closed and
 * to come up again: the same path as a start. The folders stay this process's own all the time.
 *
 * <p>Owned by the pair thread; the {@link DutyCycles} run the rest.
 */
public final class PairNode implements PairHost, AutoCloseable {
    private static final int MAX_REPLAYS = 8;
    private static final DirectBuffer NO_ORDERS = new UnsafeBuffer(0, 0);

    private final Node.Ports ports;
    private final Node.Settings settings;
    private final int number;
    private final List<byte[]> genesis;
    private final DutyCycles cycles;
    private final JournalProgress progress;
    private final PairRecovery recovery;
    private final NodeJudge judge;
    private final FollowedLog followed = new FollowedLog(this);
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final SnapshotJoin join;
    private final LateStandby late;
    private @Nullable Replica replica;
    private @Nullable Node node;
    private final PeerRecords peerRecords = new PeerRecords();
    private @Nullable LedLog led;
    private @Nullable JournalReader forPeer;

    /**
     * Comes up from the folders, as the register says.
     *
     * @param data the data folder, in which the register lies
     * @param number 1 or 2
     * @param genesis used only if this node leads with an empty journal
     */
    public PairNode(
            Node.Ports ports,
            Node.Settings settings,
            FileFolder data,
            int number,
            List<byte[]> genesis,
            DutyCycles cycles,
            JournalProgress progress) {
        this(ports, settings, data, number, genesis, cycles, progress, true);
    }

    /**
     * As above.
     *
     * @param isRepairTried whether the other node was asked in vain to repair what is damaged, or cannot be asked
     * @throws RepairWanted if it was not, and could do that; nothing is open then
     */
    PairNode(
            Node.Ports ports,
            Node.Settings settings,
            FileFolder data,
            int number,
            List<byte[]> genesis,
            DutyCycles cycles,
            JournalProgress progress,
            boolean isRepairTried) {
        this.ports = ports;
        this.settings = settings;
        this.number = number;
        this.genesis = List.copyOf(genesis);
        this.cycles = cycles;
        this.progress = progress;
        this.join = new SnapshotJoin(this, ports.folders());
        this.late = new LateStandby(this, ports, settings, progress);
        PassedOver passedOver = PassedOver.atStart(data);
        this.judge = new NodeJudge(this, passedOver, ports.clock());
        this.recovery = new PairRecovery(data, ports, settings, passedOver, progress);
        comeUp(recovery.atStart(isRepairTried));
    }

    private void comeUp(Replica opened) {
        replica = opened;
        opened.waitForRepairs(ports.clock());
        cycles.startBeside(opened, peerRecords);
    }

    @Override
    public void copyLedgerId(byte[] target) {
        LedLog leading = led;
        int length = leading == null ? current().read(1, record, 0) : leading.read(1, record, 0);
        if (length == 0) {
            Arrays.fill(target, (byte) 0);
        } else {
            record.getBytes(RecordHeader.LINK_OFFSET, target);
        }
    }

    @Override
    public ReplicaLog replica() {
        return followed;
    }

    @Override
    public JoinTarget join() {
        return join;
    }

    @Override
    public DirectBuffer lastOrders() {
        List<EpochEnd> ends = current().ends(2);
        if (ends.isEmpty()) {
            return NO_ORDERS;
        }
        long first = ends.size() == 1 ? 1 : ends.getLast().lastSequence() + 1;
        int length = current().read(first, record, 0);
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        if (length == 0
                || header.wrap(record, RecordHeader.HEADER_LENGTH).templateId() != BeginEpochDecoder.TEMPLATE_ID) {
            return NO_ORDERS;
        }
        BeginEpochDecoder begin =
                new BeginEpochDecoder().wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        byte[] orders = new byte[begin.ordersLength()];
        begin.getOrders(orders, 0, orders.length);
        return new UnsafeBuffer(orders);
    }

    @Override
    public OwnerLog owner() {
        LedLog leading = led;
        if (leading == null) {
            throw new IllegalStateException("this node does not lead");
        }
        return leading;
    }

    @Override
    public int readForRepair(long sequence, MutableDirectBuffer target, int offset) {
        long forced = led == null ? current().forcedSequence() : led.forcedSequence();
        try {
            return sequence > forced ? 0 : readerForPeer().read(sequence, target, offset);
        } catch (JournalException e) {
            return 0; // damaged here too: its own alarm tells it
        }
    }

    private JournalReader readerForPeer() {
        JournalReader reader = forPeer;
        if (reader == null) {
            reader = current().journal().newReader();
            forPeer = reader;
        }
        return reader;
    }

    @Override
    public NodeJudge judge() {
        return judge;
    }

    /**
     * The ledger of a node that does not lead begins again from the newest snapshot before the difference. What it has put
     * into the outbox behind the last hash point that agreed goes; the journal loses nothing, and takes records at once.
     */
    void startAgain() {
        // What came from the other node's outbox is not this ledger's.
        FileFolder outbox = ports.folders().outbox();
        long sound = Math.max(current().soundSequence(), JoinedOutbox.filledUpTo(outbox));
        endReplica();
        Outbox.cutBehind(outbox, OutboxConfig.standard(), sound);
        comeUp(recovery.againFromSnapshot());
    }

    @Override
    public PeerRecords peerRecords() {
        return peerRecords;
    }

    @Override
    public void lead(Grant grant) {
        NewEpoch epoch = new NewEpoch(
                grant.epoch(),
                number,
                grant.isAlone() ? EpochMode.ALONE : EpochMode.PAIR,
                grantedBy(grant.by()),
                grant.orders());
        Node leading = node;
        if (leading != null) {
            leading.core().admitAgain();
            leading.core().begin(epoch);
            return;
        }
        try {
            leading = begin(epoch);
        } catch (Exception e) {
            throw new LeadingFailed(grant.epoch(), e);
        }
        node = leading;
        led = new LedLog(leading, ports.folders().outbox(), ports.clock(), ports.log());
        cycles.startLeading(leading);
    }

    /**
     * The node above the replica. The end of the journal, of which nobody knew that it is committed, is compared with its
     * hash points here for the first time. Where one differs, a ledger that comes up again from the folders is the judge: if
     * it agrees, the one before had a fault; if not, the owner had one that wrote the hash point.
     */
    private Node begin(NewEpoch epoch) throws Exception {
        LedgerDiffers before = null;
        for (int replays = 0; ; replays++) {
            try {
                return new Node(current(), epoch, ports, settings, genesis);
            } catch (LedgerDiffers differs) {
                if (replays == MAX_REPLAYS) {
                    throw differs;
                }
                if (!differs.isConfirmedBy(before)) {
                    before = differs;
                } else if (judge.isOwnWord(differs.hashPoint())) {
                    throw ownLedgerWrong(differs.hashPoint(), epoch.mode());
                } else {
                    judge.passOver(differs.hashPoint());
                    judge.report(
                            "hash point " + differs.hashPoint() + " is the word of an owner before, whose ledger had"
                                    + " a fault; a replay here says something else, and this node leads on");
                    before = null;
                }
                endReplica();
                comeUp(recovery.again());
            }
        }
    }

    /** An owner ALONE meets it at its next start; in mode PAIR it would ask at each start, above what the other promised. */
    private OwnLedgerWrong ownLedgerWrong(long hashPoint, EpochMode mode) {
        if (mode == EpochMode.ALONE) {
            return new OwnLedgerWrong(hashPoint, PairMode.ALONE);
        }
        recovery.differs();
        return new OwnLedgerWrong(hashPoint, PairMode.PAIR);
    }

    @Override
    public void hold() {
        leading().commits().hold();
    }

    @Override
    public void drain() {
        leading().core().drain();
    }

    @Override
    public boolean isDrained() {
        return leading().isDrained();
    }

    @Override
    public void admitAgain() {
        leading().core().admitAgain();
    }

    @Override
    public void standDown() {
        endNode();
        endReplica();
        comeUp(recovery.again());
    }

    private void endNode() {
        Node leading = leading();
        leading.gate().close();
        cycles.endLeading(leading);
        endLed();
        node = null;
    }

    /** Leaves nothing of it behind: there is room for one replica, and its ledgers are half of what the heap holds. */
    private void endReplica() {
        Replica old = current();
        cycles.endBeside(old);
        if (forPeer != null) {
            forPeer.close();
            forPeer = null;
        }
        old.close();
        replica = null;
    }

    int number() {
        return number;
    }

    /** The node that leads; null while it does not. */
    public @Nullable Node node() {
        return node;
    }

    /** The replica; while the node leads, its parts are the node's. */
    public Replica current() {
        Replica opened = replica;
        if (opened == null) {
            throw new IllegalStateException("this node is coming up");
        }
        return opened;
    }

    /** Ends everything, in order. */
    @Override
    public void close() {
        Node leading = node;
        if (leading != null) {
            leading.gate().close();
            cycles.endLeading(leading);
            endLed();
        }
        if (replica != null) {
            endReplica();
        }
    }

    /** Nothing that is known to be committed is ever set aside. */
    void checkSetAside(long lastSequenceKept) {
        long committed = current().committedSequence();
        if (committed > lastSequenceKept) {
            throw new IllegalStateException("sequence " + committed + " is committed, and all behind "
                    + lastSequenceKept + " was to be set aside");
        }
    }

    /** Sets aside what the journal holds beyond, and comes up from what is left. */
    void setAside(long lastSequenceKept) {
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        current().copyLink(lastSequenceKept, link);
        checkSetAside(lastSequenceKept);
        endReplica();
        new SnapshotStore(ports.folders().snapshots()).removeBehind(lastSequenceKept);
        JournalCut.setAside(
                ports.folders().journal(), settings.journal().forReplica(), lastSequenceKept, link, _ -> {}, progress);
        comeUp(recovery.again());
    }

    /** What becomes of its own log while it comes up by a snapshot. */
    LateStandby late() {
        return late;
    }

    /** Comes up again after the folders were changed. */
    void comeUpFrom(Runnable change) {
        endReplica();
        change.run();
        comeUp(recovery.again());
    }

    private void endLed() {
        if (led != null) {
            led.close();
            led = null;
        }
    }

    private Node leading() {
        Node leading = node;
        if (leading == null) {
            throw new IllegalStateException("this node does not lead");
        }
        return leading;
    }

    private static GrantedBy grantedBy(Grant.By by) {
        return switch (by) {
            case SOLO -> GrantedBy.SOLO;
            case PEER -> GrantedBy.PEER;
            case WITNESS -> GrantedBy.WITNESS;
            case CERTIFICATE -> GrantedBy.CERTIFICATE;
        };
    }
}
