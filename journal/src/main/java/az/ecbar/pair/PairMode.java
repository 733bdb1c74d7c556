package az.ecbar.pair;

/** How a node owns, as its register keeps it; its code is what is stored and sent. */
public enum PairMode {
    /** It does not: it stores what the owner sends. */
    STANDBY(0),
    /** It commits what is forced here and there. */
    PAIR(1),
    /** It commits what is forced here. */
    ALONE(2);

    private static final PairMode[] ALL = values();

    private final int code;

    PairMode(int code) {
        this.code = code;
    }

    /** The byte that is stored and sent for it. */
    public int code() {
        return code;
    }

    /** Whether a stored or received byte is a mode. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < ALL.length;
    }

    /** The mode of a byte that {@link #isKnown}. */
    public static PairMode of(int code) {
        return ALL[code];
    }
}
