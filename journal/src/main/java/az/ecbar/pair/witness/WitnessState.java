package az.ecbar.pair.witness;

/** What the witness knows of the pair; the ordinal is what is stored and sent. */
public enum WitnessState {
    /** Nothing yet: it grants nothing. */
    EMPTY,
    /** Each of the two nodes holds all that is committed: either may have the next epoch. */
    PAIRED,
    /** Perhaps only the owner holds it: only the owner may have the next epoch. */
    ALONE;

    private static final WitnessState[] ALL = values();

    /** Whether a stored or received byte is a state. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < ALL.length;
    }

    /** The state of a byte that {@link #isKnown}. */
    public static WitnessState of(int code) {
        return ALL[code];
    }
}
