package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.memory.PowerLost;
import java.io.IOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How processes of nodes end, and what is done then; an end that nothing explains is a defect. */
final class PairEnds {
    private final PairedWorld world;
    private @Nullable PairMachine damaged;
    private MemoryFolder damagedFolder = new MemoryFolder();
    private String damagedFile = "";
    private long damagedAt;
    private int damagedMask;

    PairEnds(PairedWorld world) {
        this.world = world;
    }

    /** Whether a disk bears a byte that nobody wrote. */
    boolean isAnyDamaged() {
        return damaged != null;
    }

    /** Some byte of a file of this machine's disk is not what was written. */
    void damage(PairMachine machine, String file, long position, int mask) {
        damaged = machine;
        damagedFolder = machine.journal;
        damagedFile = file;
        damagedAt = position;
        damagedMask = mask;
        machine.journal.flip(file, position, mask);
    }

    /** A byte that nobody read until the faults end is as if it had never been changed. */
    void endDamage() {
        PairMachine machine = damaged;
        if (machine != null && machine.journal == damagedFolder && damagedFolder.sizeBytes(damagedFile) > damagedAt) {
            damagedFolder.flip(damagedFile, damagedAt, damagedMask);
        }
        damaged = null;
    }

    /** Ends the machine's process as its failure does; false if nothing that happened to it explains the failure. */
    boolean explain(PairMachine machine, Exception failure) {
        int code = FailStop.exitCode(failure);
        String what = "node " + machine.number() + " ended with " + code + ": " + failure.getMessage();
        long offNs = world.random.nextLong(10, 1_000) * MS;
        if (isCausedBy(failure, PowerLost.class, "")) {
            world.story.tell("the power went at node " + machine.number());
            machine.losePower(offNs, new Random(world.random.nextLong()));
        } else if (isCausedBy(failure, IOException.class, "Input/output error")
                || isCausedBy(failure, IOException.class, "No space left on device")
                || code == JournalExitCode.NO_SPACE) {
            world.story.tell(what);
            machine.kill(offNs);
            machine.forceMayHaveFailed();
        } else if (code == NodeExitCode.CLOCK) {
            world.story.tell(what + "; its clock is set right");
            machine.setClock(world.aheadNs());
            machine.kill(offNs);
        } else if (code == NodeExitCode.OUTBOX && machine.hasFailedForce()) {
            world.story.tell(what + "; its outbox is moved away");
            machine.kill(offNs);
            machine.moveOutboxAway();
        } else if (machine == damaged && code == JournalExitCode.DAMAGED) {
            world.story.tell(what + "; its disk is replaced");
            damaged = null;
            machine.loseDisk(offNs);
        } else {
            return false;
        }
        return true;
    }

    static boolean isCausedBy(Throwable failure, Class<? extends IOException> type, String message) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause) && String.valueOf(cause.getMessage()).contains(message)) {
                return true;
            }
        }
        return false;
    }
}
