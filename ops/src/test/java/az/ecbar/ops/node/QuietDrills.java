package az.ecbar.ops.node;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.PairAgent;
import az.ecbar.schema.QueryKind;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One fault that a node finds and mends by itself while nothing else is wrong, a different one by the seed: in the memory
 * of the standby's live ledger, in that of the replay that takes its snapshots, or in a closed file of the journal.
 */
final class QuietDrills {
    private static final Pattern CLOSED = Pattern.compile("[0-9]{19}-.*\\.cq4(\\.gz)?");
    private static final int ALFA = 1;
    private static final int BETA = 2;
    private static final int PAYMENTS = 80;
    private static final long BETWEEN_READINGS_NS = TimeUnit.SECONDS.toNanos(61);

    /** One damage in so many is a page that the disk does not give any more. */
    private static final int ROTTEN = 4;

    private final PairedWorld world;
    private final SplittableRandom random;

    QuietDrills(PairedWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    void run(long seed) throws Exception {
        PairMachine owner = world.pairedOwner();
        if (owner == null) {
            return;
        }
        switch (Math.floorMod(seed, 8)) {
            case 1 -> liveLedger(world.other(owner));
            case 3 -> replay(world.other(owner));
            case 4, 5, 6 -> closedFile(world.machines[random.nextInt(2)], Math.floorMod(seed / 8, ROTTEN) == 0);
            default -> {} // a day without
        }
    }

    private void liveLedger(PairMachine standby) throws Exception {
        world.invariants.ledgersMayDiffer();
        Replica wrong = standby.node().current();
        world.story.tell("a fault in the memory of node " + standby.number() + ", in its ledger");
        LedgerFault.move(wrong.ledger(), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        world.until("the fault is mended", () -> standby.node().current() != wrong && !differs(standby));
    }

    private static boolean differs(PairMachine machine) {
        PairAgent agent = machine.agent();
        return agent == null || agent.status().register().differs();
    }

    private void replay(PairMachine standby) throws Exception {
        pay();
        world.story.tell("a fault in the memory of node " + standby.number() + ", in what takes its snapshots");
        LedgerFault.credit(LedgerFault.ofSnapshots(standby), ALFA, 8);
        pay();
        world.until(
                "the fault is mended", () -> standby.node().judge().lastReport().contains("begins again"));
    }

    private void pay() throws Exception {
        for (int i = 0; i < PAYMENTS; i++) {
            world.pay();
            for (int step = 0; step < 5; step++) {
                world.step();
            }
        }
    }

    /** Any of them: what still needs it waits. */
    private void closedFile(PairMachine machine, boolean isRotten) throws Exception {
        MemoryFolder journal = machine.journal;
        List<String> files = journal.names().stream()
                .filter(name -> CLOSED.matcher(name).matches())
                .toList();
        if (files.isEmpty() || machine.node().current().older().base() > 0) {
            return;
        }
        String file = files.get(random.nextInt(files.size()));
        long size = journal.sizeBytes(file);
        world.story.tell("a byte changes in " + file + " of node " + machine.number());
        // What lies behind the records of a file that is not packed is blank, and nobody misses it.
        long position = file.endsWith(".gz") ? random.nextLong(size / 4, size / 2) : random.nextLong(100, 140);
        if (isRotten) {
            journal.rot(file, position);
        } else {
            journal.flip(file, position, 1 << random.nextInt(Byte.SIZE));
        }
        world.ends.rots(machine);
        int heardBefore = machine.heard.lines.size();
        // The files are read again after a while; everybody sleeps as long.
        world.pass(BETWEEN_READINGS_NS);
        world.heal();
        String repaired = "repaired " + stem(file) + ".";
        world.until(
                "the file is repaired",
                () -> machine.heard.lines.stream().skip(heardBefore).anyMatch(line -> line.startsWith(repaired)));
        world.ends.isRepaired();
    }

    /** What it is called packed or not. */
    private static String stem(String file) {
        return file.substring(0, file.indexOf('.'));
    }
}
