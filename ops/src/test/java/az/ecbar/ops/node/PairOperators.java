package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;
import az.ecbar.ring.Admission;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Two operators who follow the procedures: they let somebody lead when nobody does, replace a witness that is lost,
 * certify nothing but the truth, and decide about a clock that was moved.
 */
final class PairOperators {
    private static final DirectBuffer ORDERS = new UnsafeBuffer(new byte[] {1, 2, 3});
    private static final long PATIENCE_NS = 2_500 * MS;
    private static final long WITNESS_PATIENCE_NS = 400 * MS;
    private static final long CLOCK_PATIENCE_NS = 200 * MS;

    private final PairedWorld world;
    private final ActionWriter actions = new ActionWriter();
    private long actAtNs;
    private long clockAtNs;
    private int tries;
    private int proposal;
    private int approval;

    PairOperators(PairedWorld world) {
        this.world = world;
    }

    /** The first start of a pair: the other node is off and never led. */
    void setUp(PairMachine first, Identity witness) {
        first.order(new PairOrder(PairOrder.Kind.LEAD_ALONE_CERTIFIED, first.promised(), ORDERS, witness));
    }

    /** A certificate for a folder that promised nothing yet: whatever they believe of the other node, it may not lead. */
    static PairOrder mistaken() {
        return new PairOrder(PairOrder.Kind.LEAD_ALONE_CERTIFIED, 0, ORDERS, Identity.NONE);
    }

    /** What they do now and then while the pair does not come together by itself. */
    void help() {
        if (world.monotonicNs() < actAtNs || world.pairedOwner() != null) {
            return;
        }
        if (witnessNamesLostOwner()) {
            world.story.tell("operators replace the witness: the owner that it names as alone has lost its disk");
            world.loseWitness();
        }
        if (world.witnessState() == WitnessState.EMPTY) {
            actAtNs = world.monotonicNs() + WITNESS_PATIENCE_NS;
            certify();
            return;
        }
        actAtNs = world.monotonicNs() + PATIENCE_NS;
        tries++;
        PairMachine leader = leader();
        PairMachine chosen = leader != null ? leader : world.machines[tries % 2];
        PairAgent agent = chosen.agent();
        boolean isAlone = agent != null && agent.status().register().mode() == PairMode.ALONE;
        Node leading = chosen.leading();
        if (isAlone && leading != null && leading.admission() == Admission.HANDING_OVER) {
            chosen.order(PairOrder.of(PairOrder.Kind.CONFIRM_ALONE, chosen.promised()));
        }
        if (leader == null || !isAlone) {
            chosen.order(new PairOrder(PairOrder.Kind.LEAD_ALONE, chosen.promised(), ORDERS, Identity.NONE));
        }
    }

    /**
     * Whether it lets nobody lead but a node whose disk is gone: that was PAIR, and the witness, out of reach, never heard
     * it.
     */
    private boolean witnessNamesLostOwner() {
        WitnessRegister known = world.witness();
        PairAgent owner = known.state() == WitnessState.ALONE ? world.machines[known.owner() - 1].agent() : null;
        return owner != null && owner.status().register().isNew();
    }

    /** They wait anew, from now on. */
    void beginToWait() {
        actAtNs = world.monotonicNs() + PATIENCE_NS;
    }

    private @Nullable PairMachine leader() {
        return world.machines[0].isLeading()
                ? world.machines[0]
                : world.machines[1].isLeading() ? world.machines[1] : null;
    }

    /** The witness is lost: of the two nodes one leads that may, and the other one is switched off for it. */
    private void certify() {
        tries++;
        for (int i = 0; i < 2; i++) {
            PairMachine chosen = world.machines[(tries + i) % 2];
            PairMachine other = world.other(chosen);
            PairAgent agent = chosen.agent();
            if (agent != null && !agent.status().register().isNew() && !other.hasLedAlone()) {
                if (other.isOn()) {
                    world.story.tell("operators switch node " + other.number() + " off");
                    other.kill(WITNESS_PATIENCE_NS / 2);
                }
                boolean isTaken = chosen.order(new PairOrder(
                        PairOrder.Kind.LEAD_ALONE_CERTIFIED, chosen.promised(), ORDERS, world.witnessId()));
                world.story.tell("operators certify at node " + chosen.number() + (isTaken ? "" : ", in vain"));
                return;
            }
        }
    }

    // ---- the clock

    /** Steps what they have to do with a clock in doubt. */
    void step() {
        PairMachine owner = leader();
        Node leading = owner == null ? null : owner.leading();
        if (owner == null || leading == null || leading.admission() != Admission.CLOCK_IN_DOUBT) {
            clockAtNs = world.monotonicNs() + CLOCK_PATIENCE_NS;
            return;
        }
        if (world.monotonicNs() >= clockAtNs) {
            clockAtNs = world.monotonicNs() + 5 * CLOCK_PATIENCE_NS;
            decide(owner);
        }
        approve();
    }

    /** Either the clock is set right, or all the others; then it is proposed to take it as it is. */
    private void decide(PairMachine owner) {
        if (world.random.nextBoolean()) {
            owner.setClock(world.aheadNs());
        } else {
            world.isAhead(owner.wrongNs());
        }
        world.story.tell("operators accept the clock of node " + owner.number());
        RememberingTerminal first = world.operators.get(0);
        first.send(OperatorRequest.propose(actions.acceptClock()));
        proposal = first.inputs.size();
        approval = 0;
    }

    private void approve() {
        if (proposal == 0 || approval != 0) {
            return;
        }
        String answer = world.operators.get(0).answerTo(proposal);
        if (!answer.isEmpty()) {
            approval = proposal;
            String id = answer.replaceAll("(?s).*\"proposalId\":(\\d+).*", "$1");
            if (!id.equals(answer)) {
                world.operators.get(1).send(OperatorRequest.approve(Long.parseLong(id)));
            }
        }
    }
}
