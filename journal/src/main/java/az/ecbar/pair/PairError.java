package az.ecbar.pair;

/** What an ERROR frame says beside its text. */
final class PairError {
    /** Another ledger, the same node number or the same folder at both ends. */
    static final int WRONG_PEER = 1;

    /** The two journals contradict each other where they must not: both nodes halt. */
    static final int CONTRADICTION = 2;

    /** The two journals have no epoch in common: operators decide. */
    static final int NOTHING_IN_COMMON = 3;

    /** Records that were asked for do not continue the journal, or an acknowledgement names what was never sent. */
    static final int BROKEN_RECORDS = 4;

    private PairError() {}
}
