package az.ecbar.pair.witness;

import static az.ecbar.pair.frame.WitnessFrame.Outcome.DONE;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.EMPTY;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.NOT_ALLOWED;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.NOT_AS_READ;
import static az.ecbar.pair.frame.WitnessFrame.Outcome.READ;

import az.ecbar.pair.ControlLink;
import az.ecbar.pair.Identity;
import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.frame.WitnessFrame.Outcome;
import az.ecbar.pair.frame.WitnessFrames;
import az.ecbar.port.FileFolder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Answers the two nodes: READ, CLAIM, COUNT_IN, ADOPT, each by what the register says after it.
 *
 * <p>No value of the register ever comes back, since every change either raises the epoch or counts in within one: a request
 * that was under way when the register changed can do nothing. What a request asks for and the register says already was
 * done by an earlier request whose answer was lost.
 *
 * <p>One thread; a register that cannot be forced throws, and the process ends.
 */
public final class WitnessAgent implements Agent {
    private static final int FRAMES_AT_ONCE = 16;

    private final FileFolder folder;
    private final ControlLink[] nodes;
    private final AdoptionCheck adoptionCheck;
    private final ExpandableArrayBuffer out = new ExpandableArrayBuffer();
    private volatile WitnessRegister register;

    /**
     * Reads the register, or makes an empty one; it is forced before anybody is answered.
     *
     * @param newId the identity of a new witness, used only if there is no register yet
     * @param node1 the link on which only node 1 can be, by its certificate
     * @param node2 that of node 2
     */
    public WitnessAgent(
            FileFolder folder, Identity newId, ControlLink node1, ControlLink node2, AdoptionCheck adoptionCheck) {
        this.folder = folder;
        this.nodes = new ControlLink[] {node1, node2};
        this.adoptionCheck = adoptionCheck;
        WitnessRegister found = WitnessRegister.read(folder);
        this.register = found == null ? WitnessRegister.ofNewWitness(newId) : found;
        // What was read too: only the system's memory may have it, and a power loss would bring the older one back.
        register.force(folder);
    }

    /** What the register says. Any thread. */
    public WitnessRegister register() {
        return register;
    }

    @Override
    public String roleName() {
        return "witness";
    }

    @Override
    public int doWork() {
        int work = 0;
        for (int node = 1; node <= nodes.length; node++) {
            int sender = node;
            work += nodes[node - 1].poll(
                    (frame, offset, length) -> onFrame(sender, frame, offset, length), FRAMES_AT_ONCE);
        }
        return work;
    }

    private void onFrame(int sender, DirectBuffer frame, int offset, int length) {
        ControlLink link = nodes[sender - 1];
        try {
            WitnessFrame answer = answer(sender, WitnessFrames.read(frame, offset, length));
            if (answer == null || !link.send(out, 0, WitnessFrames.write(answer, out))) {
                link.disconnect();
            }
        } catch (MalformedFrame e) {
            link.disconnect();
        }
    }

    /** Null for a frame that only the witness sends. */
    private @Nullable WitnessFrame answer(int sender, WitnessFrame request) {
        Outcome outcome = switch (request) {
            case WitnessFrame.Read _ -> register.state() == WitnessState.EMPTY ? EMPTY : READ;
            case WitnessFrame.Claim claim -> claim(sender, claim);
            case WitnessFrame.CountIn countIn -> countIn(sender, countIn);
            case WitnessFrame.Adopt adopt -> adopt(adopt);
            case WitnessFrame.Answer _ -> null;
        };
        return outcome == null
                ? null
                : new WitnessFrame.Answer(
                        register.epoch(),
                        register.owner(),
                        register.state(),
                        outcome,
                        register.id(),
                        register.ledger());
    }

    private Outcome claim(int sender, WitnessFrame.Claim claim) {
        if (register.state() == WitnessState.EMPTY) {
            return EMPTY;
        }
        if (register.epoch() == claim.newEpoch()
                && register.owner() == sender
                && register.state() == WitnessState.ALONE) {
            return DONE;
        }
        if (!isAsRead(claim.epoch(), claim.owner(), claim.state())) {
            return NOT_AS_READ;
        }
        if (claim.newEpoch() <= register.epoch()) {
            return NOT_ALLOWED;
        }
        if (register.state() != WitnessState.PAIRED && register.owner() != sender) {
            return NOT_ALLOWED;
        }
        change(new WitnessRegister(claim.newEpoch(), sender, WitnessState.ALONE, register.id(), register.ledger()));
        return DONE;
    }

    private Outcome countIn(int sender, WitnessFrame.CountIn countIn) {
        if (register.state() == WitnessState.EMPTY) {
            return EMPTY;
        }
        if (register.state() == WitnessState.PAIRED
                && register.owner() == sender
                && register.epoch() == countIn.epoch()) {
            return DONE;
        }
        if (!isAsRead(countIn.epoch(), countIn.owner(), countIn.state())) {
            return NOT_AS_READ;
        }
        if (register.owner() != sender) {
            return NOT_ALLOWED;
        }
        change(new WitnessRegister(register.epoch(), sender, WitnessState.PAIRED, register.id(), register.ledger()));
        return DONE;
    }

    private Outcome adopt(WitnessFrame.Adopt adopt) {
        WitnessRegister wanted =
                new WitnessRegister(adopt.epoch(), adopt.owner(), adopt.state(), register.id(), adopt.ledger());
        if (register.equals(wanted)) {
            return DONE;
        }
        if (register.state() != WitnessState.EMPTY) {
            return NOT_AS_READ;
        }
        if (adopt.owner() == 0 || adopt.state() == WitnessState.EMPTY || !adoptionCheck.isOrdered(adopt, register)) {
            return NOT_ALLOWED;
        }
        change(wanted);
        return DONE;
    }

    private boolean isAsRead(int epoch, int owner, WitnessState state) {
        return register.epoch() == epoch && register.owner() == owner && register.state() == state;
    }

    private void change(WitnessRegister next) {
        next.force(folder);
        register = next;
    }
}
