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

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
