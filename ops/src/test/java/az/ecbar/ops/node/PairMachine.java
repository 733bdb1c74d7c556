package az.ecbar.ops.node;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.memory.PowerLost;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.DataLink;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.PairState;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterFile;
import az.ecbar.pair.StandingOrder;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.KeyContext;
import az.ecbar.pair.data.SealedReceiver;
import az.ecbar.pair.data.SealedSender;
import az.ecbar.pair.data.SendWindow;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One of the two machines: its disk, and the process of a node of the pair that runs on it, is off, or is paused. */
final class PairMachine implements DutyCycles {
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
    private @Nullable Snapshotter snapshotter;
    private @Nullable Node leading;
    private boolean hasJoined;
    private long pausedUntilNs;
    private long startsAtNs;

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
        PairNode host = new PairNode(
                world.around.ports(number - 1, folders),
                settings,
                register,
                number,
                world.genesis,
                this,
                JournalProgress.SILENT);
        node = host;
        DataSealing sealing = DataSealing.sealed();
        agent = new PairAgent(
                world.config(number),
                register,
                folder,
                host,
                peer,
                witness,
                new SealedSender(data, peer, context(true), host::owner, sealing, SendWindow.defaults()),
                new SealedReceiver(data, peer, context(false), sealing),
                world,
                StandingOrder.NONE);
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
            if (world.monotonicNs() >= startsAtNs) {
                start();
            }
            return;
        }
        if (world.monotonicNs() < pausedUntilNs) {
            return;
        }
        running.doWork();
        if (leading != null) {
            leading.core().doWork();
            running.doWork();
        }
        if (leading != null) {
            leading.edge().doWork();
        }
        if (snapshotter != null) {
            snapshotter.doWork();
        }
    }

    /** As its status tells it to operators. */
    int promised() {
        PairAgent running = agent;
        return running == null ? 0 : running.status().register().promised();
    }

    boolean order(PairOrder order) {
        PairAgent running = agent;
        return running != null && world.monotonicNs() >= pausedUntilNs && running.order(order);
    }

    @Override
    public void startBeside(Replica replica) {
        replica.snapshotter().onStart();
        snapshotter = replica.snapshotter();
        hasJoined |= replica.older().base() > 0;
    }

    @Override
    public void endBeside(Replica replica) {
        replica.snapshotter().onClose();
        snapshotter = null;
    }

    @Override
    public void startLeading(Node newNode) {
        leading = newNode;
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
        journal = new MemoryFolder();
        snapshots = new MemoryFolder();
        outbox = new MemoryFolder();
        proofs = new MemoryFolder();
        register = new MemoryFolder();
    }

    /** The power goes in the middle of an operation of one of the disks. */
    void powerGoesAfter(int operations, int which) {
        List<MemoryFolder> all = List.of(journal, journal, journal, outbox, snapshots, register);
        all.get(which % all.size()).powerGoesAfter(operations);
    }

    void goOn() {
        pausedUntilNs = 0;
        startsAtNs = Math.min(startsAtNs, world.monotonicNs());
    }

    /** Whether what was thrown is the end of the power. */
    static boolean isPowerLost(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PowerLost) {
                return true;
            }
        }
        return false;
    }

    private void end(long offNs) {
        agent = null;
        node = null;
        leading = null;
        snapshotter = null;
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

    MemoryFolder outbox() {
        return outbox;
    }

    @Override
    public String toString() {
        PairAgent running = agent;
        return "node " + number + " " + (running == null ? "OFF" : String.valueOf(running.status()));
    }

    static Node.Settings settings(int maxBatch) {
        return Surroundings.settings(maxBatch, 50).provingBeside();
    }
}
