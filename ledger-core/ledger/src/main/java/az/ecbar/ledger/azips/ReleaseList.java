package az.ecbar.ledger.azips;

import java.util.Arrays;

/**
 * Accounts that were credited and whose waiting payments may now be released, first in first out, each at most once.
 *
 * <p>Owned by the ledger's thread; allocates only when it grows.
 */
public final class ReleaseList {
    private int[] accounts = new int[64];
    private boolean[] isListed;
    private int first;
    private int size;

    ReleaseList(int expectedAccounts) {
        isListed = new boolean[Math.max(16, expectedAccounts)];
    }

    /** Number of accounts. */
    public int size() {
        return size;
    }

    /** The {@code i}-th account. */
    public int account(int i) {
        return accounts[(first + i) % accounts.length];
    }

    /** Adds an account behind the others, unless it is there. */
    public void add(int account) {
        if (account >= isListed.length) {
            isListed = Arrays.copyOf(isListed, Math.max(account + 1, isListed.length * 2));
        }
        if (isListed[account]) {
            return;
        }
        if (size == accounts.length) {
            grow();
        }
        isListed[account] = true;
        accounts[(first + size++) % accounts.length] = account;
    }

    /** Takes the first account away. */
    void removeFirst() {
        isListed[accounts[first]] = false;
        first = (first + 1) % accounts.length;
        size--;
    }

    /** Takes all accounts away. */
    void clear() {
        while (size > 0) {
            removeFirst();
        }
    }

    private void grow() {
        int[] larger = new int[accounts.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = account(i);
        }
        accounts = larger;
        first = 0;
    }
}
