package az.ecbar.ops.node;

import az.ecbar.pair.PairAgent;
import az.ecbar.schema.QueryKind;

/**
 * One fault that a node finds and mends by itself while nothing else is wrong, a different one by the seed: in the memory
 * of the standby's live ledger, or in that of the replay that takes its snapshots.
 */
final class QuietDrills {
    private static final int ALFA = 1;
    private static final int BETA = 2;
    private static final int PAYMENTS = 80;

    private final PairedWorld world;

    QuietDrills(PairedWorld world) {
        this.world = world;
    }

    void run(long seed) throws Exception {
        PairMachine owner = world.pairedOwner();
        if (owner == null) {
            return;
        }
        switch (Math.floorMod(seed, 8)) {
            case 1 -> liveLedger(world.other(owner));
            case 3 -> replay(world.other(owner));
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
}
