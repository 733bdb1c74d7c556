package az.ecbar.pair.simulator;

import static az.ecbar.pair.simulator.PairWorld.MS;

import az.ecbar.pair.Identity;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;

/** What two operators do by the procedures of docs/replication.md, when the pair does not come together by itself. */
final class PairOperators {
    private static final long PATIENCE_NS = 2_500 * MS;

    private final PairWorld world;
    private long actAtNs;
    private int tries;

    PairOperators(PairWorld world) {
        this.world = world;
        actAtNs = world.nowNs() + PATIENCE_NS;
    }

    void step() {
        if (world.nowNs() < actAtNs) {
            return;
        }
        actAtNs = world.nowNs() + PATIENCE_NS;
        tries++;
        SimNode leader =
                world.node(1).isLeading() ? world.node(1) : world.node(2).isLeading() ? world.node(2) : null;
        SimNode first = leader != null ? leader : world.node(1 + tries % 2);
        if (leader != null && leader.mode() == PairMode.ALONE && !isWitnessOfNoUse(leader)) {
            return; // it counts its standby in by itself
        }
        SimNode chosen = first.isNew() ? world.other(first) : first;
        if (world.hasWitness() && !isWitnessOfNoUse(chosen)) {
            chosen.order(new PairOrder(PairOrder.Kind.LEAD_ALONE, chosen.promised(), PairWorld.ORDERS, Identity.NONE));
        } else {
            certify(chosen);
        }
    }

    /** It is empty, or names a node whose disk is gone. */
    private boolean isWitnessOfNoUse(SimNode node) {
        WitnessRegister register = world.witness().register();
        SimNode other = world.other(node);
        return world.hasWitness()
                && (register.state() == WitnessState.EMPTY
                        || (register.state() == WitnessState.ALONE
                                && register.owner() == other.number()
                                && other.isNew()));
    }

    private void certify(SimNode node) {
        SimNode other = world.other(node);
        if (other.hasLedAlone()) {
            return; // not true of it: the other way round, at the next try
        }
        if (other.isOn()) {
            other.kill();
            other.startAfter(300 * MS);
        }
        if (world.isCertificateTrue(node)) {
            world.certify(node);
            node.step();
        }
    }
}
