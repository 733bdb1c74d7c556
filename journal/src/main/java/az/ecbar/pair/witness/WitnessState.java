package az.ecbar.pair.witness;

/** What the witness knows of the pair; its code is what is stored and sent. */
public enum WitnessState {
    /** Nothing yet: it grants nothing. */
    EMPTY(0),
    /** Each of the two nodes holds all that is committed: either may have the next epoch. */
    PAIRED(1),
    /** Perhaps only the owner holds it: only the owner may have the next epoch. */
    ALONE(2);

    private static final WitnessState[] ALL = values();

    private final int code;

    WitnessState(int code) {
        this.code = code;
    }

    /** The byte that is stored and sent for it. */
    public int code() {
        return code;
    }

    /** Whether a stored or received byte is a state. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < ALL.length;
    }

    /** The state of a byte that {@link #isKnown}. */
    public static WitnessState of(int code) {
        return ALL[code];
    }
}
