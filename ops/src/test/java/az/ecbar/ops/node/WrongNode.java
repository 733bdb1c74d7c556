package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.pair.ControlLink;
import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.frame.WitnessFrame.Outcome;
import az.ecbar.pair.frame.WitnessFrames;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What comes to the witness in the place of a node that is off, with that node's certificate: a program that claims what
 * it may not, by what was true once, or talks nonsense. The witness grants it nothing.
 */
final class WrongNode {
    private static final int KINDS = 7;
    private static final byte FORGED = 9;
    private static final UnsafeBuffer ORDERS = new UnsafeBuffer(new byte[] {FORGED});

    private final PairedWorld world;
    private final SplittableRandom random;
    private final int number;
    private final ExpandableArrayBuffer out = new ExpandableArrayBuffer();
    private @Nullable WitnessRegister before;
    private @Nullable ControlLink link;
    private int answered;

    WrongNode(PairedWorld world, SplittableRandom random, int number) {
        this.world = world;
        this.random = random;
        this.number = number;
    }

    /** Whether two operators signed these orders. */
    static boolean isOrdered(WitnessFrame.Adopt adopt) {
        return adopt.orders().getByte(0) != FORGED;
    }

    /** How many of its claims were answered. */
    int answered() {
        return answered;
    }

    /** Comes while the node is off, and goes when it starts. */
    void step() {
        PairMachine machine = world.machines[number - 1];
        if (machine.isOn()) {
            link = null;
            return;
        }
        ControlLink to = link;
        if (to == null) {
            if (random.nextInt(20) == 0) {
                link = world.witnessCable(number).attachSecond();
            }
            return;
        }
        int _ = to.poll((buffer, offset, length) -> onAnswer(buffer, offset, length), 16);
        if (to.connection() != 0 && random.nextInt(5) == 0) {
            say(to);
        }
    }

    private void onAnswer(DirectBuffer buffer, int offset, int length) {
        try {
            WitnessFrame.Answer answer = (WitnessFrame.Answer) WitnessFrames.read(buffer, offset, length);
            WitnessRegister read = before;
            boolean isGranted = answer.outcome() == Outcome.DONE
                    && read != null
                    && answer.epoch() > read.epoch()
                    && answer.owner() == number;
            assertEquals(false, isGranted, "the witness grants an epoch to a wrong node");
            answered++;
        } catch (MalformedFrame e) {
            throw new AssertionError(e);
        }
    }

    private void say(ControlLink to) {
        WitnessRegister now = world.witness();
        before = now;
        int other = 3 - number;
        boolean isSent = switch (random.nextInt(KINDS)) {
            case 0 -> send(to, new WitnessFrame.Read());
            case 1 -> send(to, new WitnessFrame.Claim(now.epoch(), now.epoch(), now.owner(), now.state()));
            case 2 -> send(to, new WitnessFrame.Claim(now.epoch() + 5, now.epoch() - 1, now.owner(), now.state()));
            case 3 -> send(to, new WitnessFrame.CountIn(now.epoch() - 1, number, WitnessState.ALONE));
            case 4 -> now.owner() != other || send(to, new WitnessFrame.CountIn(now.epoch(), other, now.state()));
            case 5 ->
                send(to, new WitnessFrame.Adopt(now.epoch() + 7, number, WitnessState.ALONE, now.ledger(), ORDERS));
            default -> nonsense(to);
        };
        if (!isSent) {
            to.disconnect();
        }
    }

    private boolean nonsense(ControlLink to) {
        if (random.nextBoolean()) {
            WitnessRegister now = world.witness();
            return send(
                    to,
                    new WitnessFrame.Answer(
                            now.epoch() + 1, number, WitnessState.ALONE, Outcome.DONE, now.id(), now.ledger()));
        }
        out.setMemory(0, 40, (byte) 3);
        return to.send(out, 0, 40);
    }

    private boolean send(ControlLink to, WitnessFrame frame) {
        return to.send(out, 0, WitnessFrames.write(frame, out));
    }

    @Override
    public String toString() {
        return "a wrong node " + number + " was answered " + answered + " times";
    }
}
