package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.journal.memory.MemoryFolder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens beside {@link WiderDisasters}: snapshots that cannot be written, reads that fail, a file system that reserves
 * no space, records that are sent while the owner forces them. By a random of its own, so that what happens without it
 * stays as it was under the same seed.
 */
final class DeeperDisasters {
    private static final int WITHOUT_RESERVATION = 5;

    private final PairedWorld world;
    private final SplittableRandom random;
    private final long[] spaceAtNs = {Long.MAX_VALUE, Long.MAX_VALUE};

    DeeperDisasters(PairedWorld world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(Long.reverse(seed) + 1);
        if (random.nextInt(WITHOUT_RESERVATION) == 0) {
            PairMachine machine = world.machines[random.nextInt(2)];
            world.story.tell("the file system of node " + machine.number() + " reserves no space");
            machine.journal.canReserve(false);
        }
        if (Math.floorMod(seed / 16, 2) == 0) {
            world.machines[0].sendWhileForced();
            world.machines[1].sendWhileForced();
        }
    }

    void step() {
        PairMachine machine = world.machines[random.nextInt(2)];
        if (chance(250)) {
            failSnapshots(machine);
        }
        if (chance(250)) {
            failReads(machine);
        }
        if (world.monotonicNs() >= spaceAtNs[machine.number() - 1]) {
            spaceAtNs[machine.number() - 1] = Long.MAX_VALUE;
            machine.snapshots().capacityBytes(Long.MAX_VALUE);
        }
    }

    /** A snapshot is about to fail, in whatever step. */
    private void failSnapshots(PairMachine machine) {
        world.story.disaster("a snapshot is about to fail at node " + machine.number());
        MemoryFolder snapshots = machine.snapshots();
        switch (random.nextInt(4)) {
            case 0 -> snapshots.forceFailsAfter(random.nextInt(3));
            case 1 -> snapshots.nameForceFailsAfter(random.nextInt(6));
            case 2 -> snapshots.powerGoesAfter(random.nextInt(20));
            default -> {
                snapshots.capacityBytes(snapshots.usedBytes() + random.nextInt(6_000));
                spaceAtNs[machine.number() - 1] = world.monotonicNs() + random.nextLong(50, 1_500) * MS;
            }
        }
    }

    /** The disk gives something not at once: a later read of the same succeeds. */
    private void failReads(PairMachine machine) {
        world.story.disaster("a read is about to fail at node " + machine.number());
        List<MemoryFolder> disk = machine.disk();
        MemoryFolder folder = disk.get(random.nextInt(disk.size()));
        if (random.nextInt(3) == 0) {
            folder.lookFailsAfter(random.nextInt(20));
        } else {
            folder.readFailsAfter(random.nextInt(20));
        }
    }

    /** What a node finds, and is mended as the runbook has it, when nothing else happens any more. */
    DeepDrills drills() {
        return new DeepDrills(world, random.split());
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
