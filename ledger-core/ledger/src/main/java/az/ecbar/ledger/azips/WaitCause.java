package az.ecbar.ledger.azips;

/** Bits of the schema's WaitCauses set. */
public final class WaitCause {
    static final int LACK_OF_FUNDS = 1 << 2;
    static final int BEHIND_EARLIER = 1 << 3;
    public static final int VALUE_DATE_AHEAD = 1 << 4;

    private WaitCause() {}
}
