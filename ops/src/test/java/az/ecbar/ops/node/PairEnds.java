package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.memory.PowerLost;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairMode;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** How processes of nodes end, and what is done then; an end that nothing explains is a defect. */
final class PairEnds {
    private static final int NO_BYTE = 1 << Byte.SIZE;

    private final PairedWorld world;
    private @Nullable PairMachine damaged;
    private @Nullable PairMachine rotten;
    private String damagedFile = "";
    private long damagedAt;
    private int mask;
    private int changed;
    private @Nullable PairMachine faulty;
    private @Nullable PairMachine wrongOutbox;
    private int count;

    PairEnds(PairedWorld world) {
        this.world = world;
    }

    /** A byte of a file of this machine's journal is not what was written. */
    void damage(PairMachine machine, String file, long position, int flipped) {
        damaged = machine;
        damagedFile = file;
        damagedAt = position;
        mask = flipped;
        machine.journal.flip(file, position, flipped);
        changed = damagedByte(machine);
    }

    /** A closed file of this machine's journal is damaged: what comes up within the process may need it, and ends that. */
    void rots(PairMachine machine) {
        rotten = machine;
    }

    /** It is repaired: nothing ends because of it any more. */
    void isRepaired() {
        rotten = null;
    }

    /** A start that has not noticed it: the byte is as if it had never been changed. */
    void onStep(PairMachine machine) {
        if (machine == damaged && machine.isOn()) {
            damaged = null;
            if (damagedByte(machine) == changed) {
                machine.journal.flip(damagedFile, damagedAt, mask);
            }
        }
    }

    /** The live ledger of this machine, an owner, has a fault in memory: it ends when it finds that. */
    void expectFault(PairMachine owner) {
        faulty = owner;
        wrongOutbox = owner;
    }

    /** Whether the owner whose ledger has a fault runs still. */
    boolean isFaultExpected() {
        return faulty != null;
    }

    /** A wrong ledger of this machine may leave outputs behind, which a start of a right one refuses. */
    void outboxMayBeWrong(PairMachine machine) {
        wrongOutbox = machine;
    }

    /** Whether what a wrong ledger said there may still stand in an outbox. */
    boolean mayOutboxBeWrong() {
        return wrongOutbox != null;
    }

    private int damagedByte(PairMachine machine) {
        UnsafeBuffer one = new UnsafeBuffer(new byte[1]);
        try {
            return machine.journal.open(damagedFile).read(damagedAt, one, 0, 1) == 1 ? one.getByte(0) : NO_BYTE;
        } catch (IOException e) {
            return NO_BYTE;
        }
    }

    /** How many processes have ended by themselves. */
    int count() {
        return count;
    }

    /** Ends the machine's process as its failure does; false if nothing that happened to it explains the failure. */
    boolean explain(PairMachine machine, Exception failure) {
        count++;
        int code = FailStop.exitCode(failure);
        String what = "node " + machine.number() + " ended with " + code + ": " + failure.getMessage();
        long offNs = world.random.nextLong(10, 1_000) * MS;
        if (isPowerLost(failure)) {
            world.story.tell("the power went at node " + machine.number());
            machine.losePower(offNs, new Random(world.random.nextLong()));
        } else if (isCausedBy(failure, IOException.class, "Input/output error")
                || isCausedBy(failure, IOException.class, "No space left on device")
                || code == JournalExitCode.NO_SPACE) {
            world.story.tell(what);
            machine.kill(offNs);
        } else if (code == NodeExitCode.CLOCK) {
            world.story.tell(what + "; its clock is set right");
            machine.setClock(Math.max(world.aheadNs(), machine.wrongNs() + behindNs(failure)));
            machine.kill(offNs);
        } else if (machine == rotten && code == JournalExitCode.DAMAGED && !(failure instanceof OwnerDamaged)) {
            rotten = null;
            world.story.tell(what);
            machine.kill(offNs);
        } else if (machine == damaged && failure instanceof OwnerDamaged) {
            world.story.tell(what + "; its disk is replaced");
            damaged = null;
            machine.loseDisk(offNs);
        } else if (machine == faulty && code == NodeExitCode.LEDGER_FAULT) {
            world.story.tell(what);
            faulty = null;
            endFaulty(machine, offNs);
        } else if (machine == wrongOutbox && code == NodeExitCode.OUTBOX) {
            world.story.tell(what + "; its outbox is moved away");
            machine.kill(offNs);
            machine.moveOutboxAway();
            wrongOutbox = null;
        } else {
            return false;
        }
        return true;
    }

    /** As the runbook has it: alone it starts again; else the other node is promoted, and it starts with an empty folder. */
    private static void endFaulty(PairMachine machine, long offNs) {
        PairAgent agent = machine.agent();
        if (agent != null && agent.status().register().mode() == PairMode.ALONE) {
            machine.kill(offNs);
        } else {
            machine.loseDisk(offNs);
        }
    }

    /** How far a clock is behind the journal; nobody waits so long here. */
    private static long behindNs(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClockBehindException behind) {
                return behind.behindNs();
            }
        }
        return 0;
    }

    /** Whether what was thrown is the end of the power. */
    static boolean isPowerLost(Throwable thrown) {
        return isCausedBy(thrown, PowerLost.class, "");
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends IOException> type, String message) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean isIt =
                    type.isInstance(cause) && String.valueOf(cause.getMessage()).contains(message);
            if (isIt || Stream.of(cause.getSuppressed()).anyMatch(beside -> isCausedBy(beside, type, message))) {
                return true;
            }
        }
        return false;
    }
}
