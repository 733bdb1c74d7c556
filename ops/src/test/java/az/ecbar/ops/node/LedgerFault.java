package az.ecbar.ops.node;

import az.ecbar.ledger.Ledger;
import java.lang.reflect.Field;

/** A fault in the memory of a live ledger: what no command does. */
final class LedgerFault {
    private LedgerFault() {}

    /** Changes two balances so that no invariant notices: their sum stays. */
    static void move(Ledger ledger, int from, int to, long amountMinor) throws ReflectiveOperationException {
        Object accounts = field(field(ledger, "state"), "accounts");
        long[] balances = (long[]) field(accounts, "balance");
        balances[from] -= amountMinor;
        balances[to] += amountMinor;
    }

    /** Lets a participant be told in the other language, which nobody decided. */
    static void changeLanguage(Ledger ledger, int participant) throws ReflectiveOperationException {
        boolean[] isToldInIso = (boolean[]) field(field(field(ledger, "state"), "participants"), "isToldInIso");
        isToldInIso[participant] = !isToldInIso[participant];
    }

    /** What an account holds. */
    static long balance(Ledger ledger, int account) throws ReflectiveOperationException {
        return ((long[]) field(field(field(ledger, "state"), "accounts"), "balance"))[account];
    }

    /** Changes what an account has received today, which no payment asks for. */
    static void credit(Ledger ledger, int account, long amountMinor) throws ReflectiveOperationException {
        long[] credits = (long[]) field(field(field(ledger, "state"), "accounts"), "credits");
        credits[account] += amountMinor;
    }

    /** The ledger of the replay that takes a machine's snapshots. */
    static Ledger ofSnapshots(PairMachine machine) throws ReflectiveOperationException {
        return (Ledger) field(machine.node().current().snapshotter(), "ledger");
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
