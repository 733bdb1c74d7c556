package az.ecbar.pair;

/** How a node owns, as its register keeps it; the ordinal is what is stored and sent. */
public enum PairMode {
    /** It does not: it stores what the owner sends. */
    STANDBY,
    /** It commits what is forced here and there. */
    PAIR,
    /** It commits what is forced here. */
    ALONE;

    private static final PairMode[] ALL = values();

    /** Whether a stored or received byte is a mode. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < ALL.length;
    }

    /** The mode of a byte that {@link #isKnown}. */
    public static PairMode of(int code) {
        return ALL[code];
    }
}
