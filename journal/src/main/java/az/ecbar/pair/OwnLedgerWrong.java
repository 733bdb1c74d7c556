package az.ecbar.pair;

/**
 * An owner's live ledger had a fault in memory: a replay of its own journal with a fresh ledger contradicts it. The process
 * ends, lest more of it leaves.
 */
public final class OwnLedgerWrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param mode that in which the node owns */
    public OwnLedgerWrong(long hashPoint, PairMode mode) {
        super("the ledger here had a fault in memory: its hash point " + hashPoint + " is not what its journal gives. "
                + advice(mode));
    }

    private static String advice(PairMode mode) {
        return mode == PairMode.ALONE
                ? "This node owned ALONE: what it committed alone lies here only; do not promote the other node. Keep a"
                        + " copy of this data folder, which shows what banks were told; see to the machine, move the"
                        + " folder outbox away, and start this node again: it goes by its journal, passes over that"
                        + " hash point, and fills its outbox anew"
                : "Two operators: console promote at the other node, whose ledger is judged as well; then keep this"
                        + " data folder, see to the machine, and start this node with an empty folder";
    }
}
