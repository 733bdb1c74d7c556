package az.ecbar.ledger.day;

/** Bits of the schema's SystemParts set: what of a system's operation can be suspended. */
public final class SystemPart {
    public static final int ACCEPTANCE = 1;
    public static final int SETTLEMENT = 1 << 1;
    public static final int ALL = ACCEPTANCE | SETTLEMENT;

    private SystemPart() {}
}
