package az.ecbar.pair.simulator;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.memory.PowerLost;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairConfig;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.PairState;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterFile;
import az.ecbar.pair.RegisterNotForced;
import az.ecbar.pair.StandingOrder;
import az.ecbar.pair.memory.MemoryCable;
import az.ecbar.pair.witness.WitnessAgent;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;
import az.ecbar.port.Clock;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Two machines, a witness, the wires between them, and a clock that goes when the world is stepped. */
final class PairWorld {
    static final long MS = 1_000_000;
    static final DirectBuffer ORDERS = new UnsafeBuffer(new byte[] {1});
    static final StandingOrder.Terms TERMS = new StandingOrder.Terms(8, 9, 0, Long.MAX_VALUE, 2_000 * MS);

    private final SplittableRandom random;
    private final SimNode[] nodes = new SimNode[2];
    private final PairProperties properties = new PairProperties(nodes);
    private final MemoryCable pairCable;
    private final MemoryCable[] witnessCables;
    private final SimWire[] wires;
    private final boolean hasWitness;
    private final boolean hasStandingOrder;
    private MemoryFolder witnessFolder = new MemoryFolder();
    private WitnessAgent witness;
    private long identities;
    private long nowNs;
    private long utcJumpNs;
    private boolean isAdmitting = true;

    PairWorld(SplittableRandom random) {
        this(random, random.nextInt(4) != 0, random.nextInt(3) == 0);
    }

    PairWorld(SplittableRandom random, boolean hasWitness, boolean hasStandingOrder) {
        this.random = random;
        this.hasWitness = hasWitness;
        this.hasStandingOrder = hasStandingOrder;
        pairCable = new MemoryCable(this::nowNs, random);
        witnessCables = new MemoryCable[] {new MemoryCable(this::nowNs, random), new MemoryCable(this::nowNs, random)};
        wires = new SimWire[] {new SimWire(this::nowNs, random), new SimWire(this::nowNs, random)};
        Identity witnessId = newIdentity();
        witness = newWitness(witnessId);
        for (int i = 0; i < 2; i++) {
            nodes[i] = new SimNode(i + 1, this, new SimDisk(newIdentity()));
        }
        slow(5 * MS);
        new RegisterFile(nodes[0].disk().folder())
                .force(Register.ofFirstOwner(
                        1, 1, Identity.NONE, nodes[0].disk().id, hasWitness ? witnessId : Identity.NONE));
    }

    Identity newIdentity() {
        identities++;
        return new Identity(identities, 1);
    }

    private WitnessAgent newWitness(Identity id) {
        return new WitnessAgent(
                witnessFolder, id, witnessCables[0].attachFirst(), witnessCables[1].attachFirst(), (_, _) -> true);
    }

    SimNode node(int number) {
        return nodes[number - 1];
    }

    SimNode other(SimNode node) {
        return nodes[2 - node.number()];
    }

    SplittableRandom random() {
        return random;
    }

    PairProperties properties() {
        return properties;
    }

    MemoryCable pairCable() {
        return pairCable;
    }

    MemoryCable witnessCable(int node) {
        return witnessCables[node - 1];
    }

    SimWire wireFrom(int node) {
        return wires[node - 1];
    }

    boolean hasWitness() {
        return hasWitness;
    }

    boolean isAdmitting() {
        return isAdmitting;
    }

    void stopAdmission() {
        isAdmitting = false;
    }

    long nowNs() {
        return nowNs;
    }

    WitnessAgent witness() {
        return witness;
    }

    MemoryFolder witnessFolder() {
        return witnessFolder;
    }

    void jumpUtc(long byNs) {
        utcJumpNs += byNs;
    }

    PairConfig config(int node) {
        return new PairConfig(node, 1, 100 * MS, 600 * MS, 200 * MS, 1_500 * MS, 150 * MS, 10, 1_000 * MS, 1_500 * MS);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public long utcNs() {
                return nowNs + utcJumpNs;
            }

            @Override
            public long monotonicNs() {
                return nowNs;
            }
        };
    }

    StandingOrder standingOrder() {
        return () -> hasStandingOrder ? TERMS : StandingOrder.Terms.NONE;
    }

    void slow(long maxDelayNs) {
        pairCable.delayNs(0, maxDelayNs);
        wires[0].maxDelayNs(maxDelayNs);
        wires[1].maxDelayNs(maxDelayNs);
        witnessCables[0].delayNs(0, maxDelayNs);
        witnessCables[1].delayNs(0, maxDelayNs);
    }

    void cutPair(boolean isCut) {
        if (isCut) {
            pairCable.cut();
        } else {
            pairCable.mend();
        }
        wires[0].isCut(isCut);
        wires[1].isCut(isCut);
    }

    void breakPair() {
        pairCable.breakConnection();
        wires[0].loseSome();
        wires[1].loseSome();
    }

    /** All that is on runs for a moment. */
    void step(long durationNs) {
        nowNs += durationNs;
        nodes[0].step();
        nodes[1].step();
        try {
            witness.doWork();
        } catch (RegisterNotForced e) {
            witnessFolder = e.getCause() instanceof PowerLost
                    ? witnessFolder.afterPowerLoss(random)
                    : witnessFolder.afterKill();
            witness = newWitness(newIdentity());
        }
    }

    /** The witness loses its power and is back at once. */
    void restartWitness() {
        witnessFolder = witnessFolder.afterPowerLoss(random);
        witness = newWitness(newIdentity());
    }

    /** The witness is gone for good; an empty one takes its place. */
    Identity replaceWitness() {
        witnessFolder = new MemoryFolder();
        Identity id = newIdentity();
        witness = newWitness(id);
        return id;
    }

    /** What two operators may certify: the other node is off, and has not led alone since the two were last attached. */
    boolean isCertificateTrue(SimNode node) {
        SimNode other = other(node);
        return node.isOn() && !node.isNew() && !other.isOn() && !other.hasLedAlone();
    }

    /** Whether a node that is alone may lose its disk, and somebody may still lead: the witness lets the other one. */
    boolean mayOtherLead(SimNode node) {
        WitnessRegister register = witness.register();
        return hasWitness
                && (register.state() == WitnessState.PAIRED
                        || register.owner() == other(node).number());
    }

    /** Certifies, and sets a new witness up if the pair has one. */
    boolean certify(SimNode node) {
        Identity newWitness = hasWitness ? replaceWitness() : Identity.NONE;
        return node.order(new PairOrder(PairOrder.Kind.LEAD_ALONE_CERTIFIED, node.promised(), ORDERS, newWitness));
    }

    /** Owner and standby are counted in and hold the same. */
    boolean isHealed() {
        SimNode node = pairedOwner();
        if (node == null || node.host() == null) {
            return false;
        }
        int size = node.disk().log.size();
        SimDisk copy = other(node).disk();
        return node.host().released() == size && copy.log.equals(node.disk().log) && copy.forced() == size;
    }

    /** The owner in mode PAIR that is followed by a standby that was counted in; null if there is none. */
    @Nullable
    SimNode pairedOwner() {
        for (SimNode node : nodes) {
            PairAgent owner = node.agent();
            PairAgent standby = other(node).agent();
            boolean isPaired = owner != null
                    && standby != null
                    && owner.status().state() == PairState.LEADING
                    && owner.status().register().mode() == PairMode.PAIR
                    && standby.status().isFollowing()
                    && !standby.status().register().isNew();
            if (isPaired) {
                return node;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("at " + nowNs / MS + " ms, witness "
                + (hasWitness ? witness.register() : "none") + ", committed " + properties.committedCount());
        for (SimNode node : nodes) {
            text.append("\n  ").append(node.number()).append(": ").append(node.isOn() ? "" : "OFF ");
            text.append(node.disk().register());
            text.append(" log ")
                    .append(node.disk().log.size())
                    .append('/')
                    .append(node.disk().forced());
            if (node.agent() != null) {
                text.append(' ').append(node.agent().status());
            }
        }
        return text.toString();
    }
}
