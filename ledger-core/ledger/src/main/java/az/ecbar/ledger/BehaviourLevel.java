package az.ecbar.ledger;

/**
 * The behaviour levels of this build (design D5). A rule that changes for all that comes after it is put behind a new level:
 * the ledger asks for its level, and the journal of earlier days replays to the same result.
 */
public final class BehaviourLevel {
    private BehaviourLevel() {}

    /** The highest one that this build can run; it runs all from 1 on. A method, so that no other class keeps a copy. */
    public static int highest() {
        return 1;
    }
}
