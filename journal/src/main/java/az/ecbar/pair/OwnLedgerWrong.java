package az.ecbar.pair;

/**
 * An owner's live ledger had a fault in memory: a replay of its own journal with a fresh ledger contradicts it. The process
 * ends, lest more of it leaves.
 */
public final class OwnLedgerWrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnLedgerWrong(long hashPoint) {
        super("the ledger here had a fault in memory: its hash point " + hashPoint
                + " is not what its journal gives. Two operators: console promote at the other node, whose ledger is"
                + " judged as well; then keep this data folder, see to the machine, and start this node with an empty"
                + " folder");
    }
}
