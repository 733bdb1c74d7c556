package az.ecbar.ctn;

/** From which of its own centres a bank speaks (regulation, section 7): told in each logon, kept in the ledger. */
public enum Site {
    MAIN(1),
    BACKUP(2);

    private final int wireCode;

    Site(int wireCode) {
        this.wireCode = wireCode;
    }

    /** The byte that stands for this site in a logon. */
    public int wireCode() {
        return wireCode;
    }

    /** True for a byte that {@link #ofWireCode} knows. */
    public static boolean isKnown(int wireCode) {
        return wireCode == 1 || wireCode == 2;
    }

    /** The site for a byte that was checked by {@link #isKnown}; any other is a programming error. */
    public static Site ofWireCode(int wireCode) {
        return switch (wireCode) {
            case 1 -> MAIN;
            case 2 -> BACKUP;
            default -> throw new IllegalArgumentException("unknown site " + wireCode);
        };
    }
}
