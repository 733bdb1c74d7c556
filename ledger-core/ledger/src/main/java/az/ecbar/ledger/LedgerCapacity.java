package az.ecbar.ledger;

/**
 * How much a ledger expects to hold: sizes it does not have to grow from, and how many bytes the events of one command
 * may take. Growth beyond the expected sizes works, but allocates.
 *
 * @param accounts accounts
 * @param paymentsOfDay payments of one AZIPS day
 * @param waiting payments that wait at once
 * @param eventBytes events of one command; only the resolution of a large gridlock says more than a MiB
 * @param ipsTransfersOfDay payments and refunds of one IPS day; memory for the days that are kept is taken when the
 *     first one begins
 * @param ipsPending of them those that are pending at once
 */
public record LedgerCapacity(
        int accounts, int paymentsOfDay, int waiting, int eventBytes, int ipsTransfersOfDay, int ipsPending) {
    /** Small for IPS. */
    public LedgerCapacity(int accounts, int paymentsOfDay, int waiting, int eventBytes) {
        this(accounts, paymentsOfDay, waiting, eventBytes, 16, 16);
    }

    /** For a system of some hundred participants and a million payments a day. */
    public static LedgerCapacity standard() {
        return new LedgerCapacity(4096, 1 << 20, 1 << 16, 1 << 20, 1 << 18, 1 << 16);
    }

    /** For tests: small, so that growth is exercised. */
    public static LedgerCapacity small() {
        return new LedgerCapacity(16, 16, 16, 1 << 20);
    }
}
