package az.ecbar.ledger.account;

import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.BlockPurpose;
import java.util.Arrays;

/**
 * Blocks: money of an account that is held for a purpose, with the sum wanted and the sum held (I2, I3). The debit
 * limits of LVPCSS and IPS and seizures are blocks of the same kind, so that they change atomically with the account.
 *
 * <p>Owned by the ledger's thread; allocates only when it grows.
 */
public final class Blocks {
    private final Accounts accounts;
    private int size;
    private int[] account = new int[64];
    private byte[] purpose = new byte[64];
    private long[] wanted = new long[64];
    private long[] held = new long[64];
    private int[] decisionDate = new int[64];
    private long[] decisionFirst = new long[64];
    private long[] decisionSecond = new long[64];

    public Blocks(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Adds a block that holds what it can of the sum wanted, and gives its id. */
    public int add(int accountId, BlockPurpose newPurpose, long wantedMinor, int date, Reference decision) {
        int id = size++;
        growTo(size);
        account[id] = accountId;
        purpose[id] = (byte) newPurpose.value();
        wanted[id] = wantedMinor;
        decisionDate[id] = date;
        decisionFirst[id] = decision.first();
        decisionSecond[id] = decision.second();
        hold(id, Math.min(wantedMinor, Math.max(0, accounts.available(accountId))));
        return id;
    }

    /** Changes the sum that a block holds. */
    public void hold(int id, long heldMinor) {
        accounts.changeHeld(account[id], heldMinor - held[id]);
        held[id] = heldMinor;
    }

    public int size() {
        return size;
    }

    public int account(int id) {
        return account[id];
    }

    public BlockPurpose purpose(int id) {
        return BlockPurpose.get(purpose[id]);
    }

    public long wanted(int id) {
        return wanted[id];
    }

    public long held(int id) {
        return held[id];
    }

    public int decisionDate(int id) {
        return decisionDate[id];
    }

    /** Reads number of the decision. */
    public Reference decision(int id, Reference into) {
        return into.set(decisionFirst[id], decisionSecond[id]);
    }

    private void growTo(int wantedSize) {
        if (wantedSize <= account.length) {
            return;
        }
        int capacity = account.length * 2;
        account = Arrays.copyOf(account, capacity);
        purpose = Arrays.copyOf(purpose, capacity);
        wanted = Arrays.copyOf(wanted, capacity);
        held = Arrays.copyOf(held, capacity);
        decisionDate = Arrays.copyOf(decisionDate, capacity);
        decisionFirst = Arrays.copyOf(decisionFirst, capacity);
        decisionSecond = Arrays.copyOf(decisionSecond, capacity);
    }
}
