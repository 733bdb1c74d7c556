package az.ecbar.ledger.azips;

/** Bits of the schema's WaitCauses set. */
public final class WaitCause {
    static final int SYSTEM_SUSPENDED = 1;
    static final int SEIZURE_OR_SUSPENSION = 1 << 1;
    static final int LACK_OF_FUNDS = 1 << 2;
    static final int BEHIND_EARLIER = 1 << 3;
    public static final int VALUE_DATE_AHEAD = 1 << 4;

    static final int BENEFICIARY_FULL = 1 << 5;

    private WaitCause() {}

    /**
     * The cause that a notice names of those that hold, by its bit; 0: none. 4.12.3 goes before 4.12.1, then the account of
     * the beneficiary, then 4.12.2, for which LACK_OF_FUNDS and BEHIND_EARLIER are two words.
     */
    static int named(int causes) {
        if ((causes & SYSTEM_SUSPENDED) != 0) {
            return SYSTEM_SUSPENDED;
        }
        if ((causes & SEIZURE_OR_SUSPENSION) != 0) {
            return SEIZURE_OR_SUSPENSION;
        }
        if ((causes & BENEFICIARY_FULL) != 0) {
            return BENEFICIARY_FULL;
        }
        return causes == 0 ? 0 : LACK_OF_FUNDS;
    }
}
