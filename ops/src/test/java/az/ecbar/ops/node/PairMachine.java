package az.ecbar.ops.node;

import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.HistoryConfig;
import az.ecbar.journal.history.RecordSource;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.DataLink;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.PairState;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterDamaged;
import az.ecbar.pair.RegisterFile;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.KeyContext;
import az.ecbar.pair.data.SealedReceiver;
import az.ecbar.pair.data.SealedSender;
import az.ecbar.pair.data.SendWindow;
import az.ecbar.port.Clock;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One of the two machines: its disk, and the process of a node of the pair that runs on it, is off, or is paused. */
final class PairMachine implements DutyCycles, Clock {
    private static final HistoryConfig SCRUB = HistoryConfig.defaults().withCompressAfterDays(0);
    private static final HistoryConfig OFTEN = SCRUB.withScrub(16 << 20, 800 * PairedWorld.MS);

    private static final long RESTART_NS = 100 * PairedWorld.MS;

    private final PairedWorld world;
    private final int number;
    private final Node.Settings settings;
    MemoryFolder journal = new MemoryFolder();
    private MemoryFolder snapshots = new MemoryFolder();
    private MemoryFolder outbox = new MemoryFolder();
    private MemoryFolder proofs = new MemoryFolder();
    private MemoryFolder register = new MemoryFolder();
    private Identity folder;
    private @Nullable PairNode node;
    private @Nullable PairAgent agent;
    private @Nullable StartRepair repair;
    private String repaired = "";
    private boolean isRepairRefused;
    final HeardHistory heard = new HeardHistory();
    private @Nullable Snapshotter snapshotter;
    private @Nullable HistoryAgent history;
    private @Nullable Node leading;
    private boolean isSnapshotterHeld;
    private boolean hasJoined;
    private long pausedUntilNs;
    private long wrongNs;
    private boolean hasLedAlone;
    private long startsAtNs;
    final ThreadTimes threads = new ThreadTimes(this);
    private boolean isToBeCertified;
    private boolean isSendingWhileForced;
    private @Nullable SealedSender sender;

    PairMachine(PairedWorld world, int number, Node.Settings settings) {
        this.world = world;
        this.number = number;
        this.settings = settings;
        this.folder = world.newIdentity();
    }

    /** The first register of a pair: this node is the owner, and was never attached. */
    void setUpAsFirstOwner(Identity witness) {
        new RegisterFile(register).force(Register.ofFirstOwner(number, 1, Identity.NONE, folder, witness));
    }

    int number() {
        return number;
    }

    Identity folder() {
        return folder;
    }

    boolean isOn() {
        return agent != null;
    }

    @Nullable
    Node leading() {
        return leading;
    }

    PairNode node() {
        PairNode running = node;
        if (running == null) {
            throw new IllegalStateException("node " + number + " is off");
        }
        return running;
    }

    @Nullable
    PairAgent agent() {
        return agent;
    }

    boolean isLeading() {
        PairAgent running = agent;
        return running != null && running.status().state() == PairState.LEADING;
    }

    void start() throws Exception {
        ControlLink peer = number == 1 ? world.cable.attachFirst() : world.cable.attachSecond();
        ControlLink witness = world.witnessCable(number).attachSecond();
        DataLink data = number == 1 ? world.wire.first() : world.wire.second();
        Node.Folders folders = new Node.Folders(journal, snapshots, outbox, proofs);
        Node.Ports ports = world.around.ports(number - 1, folders, this, world.story.of(this));
        PairNode host;
        try {
            host = new PairNode(
                    ports, settings, register, number, world.genesis, this, JournalProgress.SILENT, isRepairRefused);
        } catch (RepairWanted wanted) {
            isRepairRefused = wanted.file().equals(repaired);
            repaired = wanted.file();
            if (!isRepairRefused) {
                ports.log().onRepairWanted(utcNs(), wanted);
                repair = StartRepair.of(wanted, ports, settings, world.config(number), peer, heard);
            }
            return;
        }
        node = host;
        repaired = "";
        isRepairRefused = false;
        DataSealing sealing = DataSealing.sealed();
        SealedSender records = new SealedSender(data, peer, context(true), host::owner, sealing, SendWindow.defaults());
        sender = records;
        agent = new PairAgent(
                world.config(number),
                register,
                folder,
                host,
                peer,
                witness,
                records,
                new SealedReceiver(data, peer, context(false), sealing),
                this,
                () -> host.current().behind().standingOrder().terms());
        if (isToBeCertified) {
            isToBeCertified = false;
            boolean _ = agent.order(PairOperators.mistaken());
        }
    }

    private KeyContext context(boolean isOwner) {
        return () -> {
            PairAgent running = agent;
            if (running == null) {
                throw new IllegalStateException("node " + number + " is off");
            }
            return running.folders(isOwner);
        };
    }

    /** A millisecond, if it is on and not paused. */
    void step() throws Exception {
        PairAgent running = agent;
        if (running == null) {
            if (world.monotonicNs() >= startsAtNs && (repair == null || !isPaused()) && !isRepairing()) {
                start();
            }
            return;
        }
        if (isPaused()) {
            return;
        }
        running.doWork();
        if (leading != null && threads.hasCore()) {
            stepCore(leading);
            running.doWork();
        }
        if (leading != null && threads.hasEdge()) {
            leading.edge().doWork();
        }
        if (snapshotter != null && !isSnapshotterHeld) {
            snapshotter.doWork();
        }
        if (history != null) {
            history.doWork();
        }
        hasLedAlone |= running.status().register().mode() == PairMode.ALONE;
    }

    /** The pair's thread may send meanwhile what is appended and not forced yet. */
    private void stepCore(Node node) throws Exception {
        SealedSender records = sender;
        if (!isSendingWhileForced || records == null) {
            node.core().doWork();
            return;
        }
        MemoryFolder forced = journal;
        forced.whileForced(() -> {
            int _ = records.doWork();
        });
        try {
            node.core().doWork();
        } finally {
            forced.whileForced(null);
        }
    }

    /** Whether the node has not come up and asks the other one for records, for one more turn. */
    private boolean isRepairing() throws IOException {
        StartRepair repairing = repair;
        if (repairing == null) {
            return false;
        }
        int _ = repairing.doWork();
        // Who repairs takes it for trouble with the disk, and tries again; here nobody is left to do that.
        journal.requirePower("repair");
        if (!repairing.isOver()) {
            return true;
        }
        repairing.onClose();
        repair = null;
        if (!repairing.isRepaired() && !repairing.isRefused()) {
            world.story.tell(
                    "node " + number + " ended with " + JournalExitCode.DAMAGED + ": its file is not repaired");
            kill(RESTART_NS);
            return true;
        }
        isRepairRefused = repairing.isRefused();
        return false;
    }

    boolean isPaused() {
        return world.monotonicNs() < pausedUntilNs;
    }

    /** Whether it has led alone since the two were last attached, in whatever moment. */
    boolean hasLedAlone() {
        return hasLedAlone;
    }

    /** The two are attached. */
    void isAttached() {
        hasLedAlone = false;
    }

    private boolean wasAlone() {
        try {
            Register last = new RegisterFile(register.afterKill()).read();
            return last != null && last.mode() == PairMode.ALONE;
        } catch (RegisterDamaged e) {
            return true;
        }
    }

    @Override
    public long utcNs() {
        return world.utcNs() + wrongNs;
    }

    @Override
    public long monotonicNs() {
        return world.monotonicNs();
    }

    /** By how much its wall clock is wrong. */
    long wrongNs() {
        return wrongNs;
    }

    /** Somebody sets its wall clock. */
    void setClock(long newWrongNs) {
        wrongNs = newWrongNs;
    }

    /** As its status tells it to operators. */
    int promised() {
        PairAgent running = agent;
        return running == null ? 0 : running.status().register().promised();
    }

    boolean order(PairOrder order) {
        PairAgent running = agent;
        return running != null && !isPaused() && running.order(order);
    }

    @Override
    public void startBeside(Replica replica, RecordSource peer) {
        HistoryConfig upkeep = world.isWide() ? OFTEN : SCRUB;
        history =
                new HistoryAgent(replica.journal().history(), null, peer, upkeep, this, heard, JournalProgress.SILENT);
        replica.snapshotter().onStart();
        snapshotter = replica.snapshotter();
        hasJoined |= replica.older().base() > 0;
    }

    @Override
    public void endBeside(Replica replica) {
        if (history != null) {
            history.onClose();
            history = null;
        }
        replica.snapshotter().onClose();
        snapshotter = null;
    }

    @Override
    public void startLeading(Node newNode) {
        leading = newNode;
        world.story.tell("node " + number + " leads epoch " + newNode.epoch());
        world.around.network(number - 1).refusesConnections(false);
    }

    @Override
    public void endLeading(Node ended) {
        ended.edge().onClose();
        leading = null;
        world.around.network(number - 1).refusesConnections(true);
    }

    // ---- disasters

    void pause(long durationNs) {
        pausedUntilNs = world.monotonicNs() + durationNs;
    }

    /** The process ends without a word; all that it wrote is there. */
    void kill(long offNs) {
        end(offNs);
        journal = journal.afterKill();
        snapshots = snapshots.afterKill();
        outbox = outbox.afterKill();
        proofs = proofs.afterKill();
        register = register.afterKill();
    }

    /** The power goes: of what was not forced, some pages are there and some are not. */
    void losePower(long offNs, RandomGenerator dice) {
        end(offNs);
        journal = journal.afterPowerLoss(dice);
        snapshots = snapshots.afterPowerLoss(dice);
        outbox = outbox.afterPowerLoss(dice);
        proofs = proofs.afterPowerLoss(dice);
        register = register.afterPowerLoss(dice);
    }

    /** Whether this disk's journal once began at a snapshot. */
    boolean hasJoined() {
        return hasJoined;
    }

    /** The disk is replaced by an empty one. */
    void loseDisk(long offNs) {
        end(offNs);
        folder = world.newIdentity();
        hasJoined = false;
        journal = journal.empty();
        snapshots = new MemoryFolder();
        outbox = new MemoryFolder();
        proofs = new MemoryFolder();
        register = new MemoryFolder();
    }

    /** As the runbook has it for an outbox of a wrong ledger: the next start fills a new one from the journal. */
    void moveOutboxAway() {
        outbox = new MemoryFolder();
    }

    /** The folders of its disk. */
    List<MemoryFolder> disk() {
        return List.of(journal, outbox, snapshots, register, proofs);
    }

    /** One of them, the journal's above all. */
    MemoryFolder someFolder() {
        int which = world.random.nextInt(8);
        return which < 4 ? journal : disk().get(which - 3);
    }

    /** Whether the register lies in this folder of its disk. */
    boolean isRegister(MemoryFolder folderOfDisk) {
        return folderOfDisk == register;
    }

    /** All its folders work again. */
    void repair() {
        for (MemoryFolder folderOfDisk : disk()) {
            folderOfDisk.powerGoesAfter(Integer.MAX_VALUE);
            folderOfDisk.forceFailsAfter(Integer.MAX_VALUE);
            folderOfDisk.nameForceFailsAfter(Integer.MAX_VALUE);
            folderOfDisk.readFailsAfter(Integer.MAX_VALUE);
            folderOfDisk.lookFailsAfter(Integer.MAX_VALUE);
            folderOfDisk.capacityBytes(Long.MAX_VALUE);
        }
    }

    void goOn() {
        pausedUntilNs = 0;
        startsAtNs = Math.min(startsAtNs, world.monotonicNs());
    }

    private void end(long offNs) {
        hasLedAlone |= wasAlone();
        agent = null;
        sender = null;
        node = null;
        leading = null;
        snapshotter = null;
        history = null;
        repair = null;
        repaired = "";
        isRepairRefused = false;
        pausedUntilNs = 0;
        startsAtNs = world.monotonicNs() + offNs;
        world.around.network(number - 1).cutAll();
        world.around.network(number - 1).refusesConnections(true);
        world.wire.lose();
        boolean isTold = world.random.nextBoolean();
        if (number == 1) {
            world.cable.detachFirst(isTold);
        } else {
            world.cable.detachSecond(isTold);
        }
        world.witnessCable(number).detachSecond(isTold);
    }

    /** From now on the thread of the pair does not wait for the core's force. */
    void sendWhileForced() {
        isSendingWhileForced = true;
    }

    /** At its next start somebody certifies, by mistake, that this folder may lead. */
    void certifyAtStart() {
        isToBeCertified = true;
    }

    /** The thread that takes snapshots, and judges, gets no time, or gets it again. */
    void holdSnapshotter(boolean isHeld) {
        isSnapshotterHeld = isHeld;
    }

    /** As if it had not been noted, or in a time before: from its next start on. */
    void forgetPassedOver() throws IOException {
        register.delete("judged");
    }

    /** What its disk says that counts for nothing. */
    PassedOver passedOver() {
        return PassedOver.in(register.afterKill());
    }

    /** Whether anything counts for nothing. */
    boolean hasPassedOver() {
        return register.names().contains("judged");
    }

    MemoryFolder outbox() {
        return outbox;
    }

    MemoryFolder snapshots() {
        return snapshots;
    }

    @Override
    public String toString() {
        PairAgent running = agent;
        return "node " + number + " " + (running == null ? "OFF" : String.valueOf(running.status()));
    }
}
