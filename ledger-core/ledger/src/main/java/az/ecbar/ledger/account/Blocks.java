package az.ecbar.ledger.account;

import az.ecbar.ledger.event.AccountEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.BlockPurpose;
import java.util.Arrays;

/**
 * Blocks: money of an account that is held for a purpose, with the sum wanted and the sum held (I2, I3). The debit
 * limits of LVPCSS and IPS and seizures are blocks of the same kind, so that they change atomically with the account.
 *
 * <p>What a seizure wants and does not hold yet is a claim to whatever becomes available on its account: the oldest
 * seizure takes first. So nothing is available while a claim is open, and what comes in is spent on payments only beyond
 * the claims. {@link Accounts#post} asks for it at each credit, whoever books it.
 *
 * <p>Kept by account, then in the order in which they came. Owned by the ledger's thread; allocates only when there are
 * more than ever before.
 */
public final class Blocks {
    /** Seizures of one account at most: so many may take something of one credit. */
    public static final int MAX_OF_ACCOUNT = 8;

    /** No block. */
    public static final int NONE = -1;

    /** What a seizure of the whole account wants: more never stands on one. */
    public static final long WHOLE = Accounts.MAX_BALANCE;

    private final Accounts accounts;
    private final AccountEvents events;
    private final Reference decision = new Reference();
    private int size;
    private int[] account = new int[64];
    private byte[] purpose = new byte[64];
    private long[] wanted = new long[64];
    private long[] held = new long[64];
    private int[] decisionDate = new int[64];
    private long[] decisionFirst = new long[64];
    private long[] decisionSecond = new long[64];

    /** No blocks yet of these accounts, which ask this object from now on to hold what is claimed. */
    public Blocks(Accounts accounts, AccountEvents events) {
        this.accounts = accounts;
        this.events = events;
        accounts.askWhatIsClaimed(this);
    }

    /** Adds a block behind those of its account, which holds what it can of the sum wanted, and gives its place. */
    public int add(int accountId, BlockPurpose newPurpose, long wantedMinor, int date, Reference number) {
        int place = firstOf(accountId + 1);
        growTo(size + 1);
        move(place, place + 1);
        size++;
        account[place] = accountId;
        purpose[place] = (byte) newPurpose.value();
        wanted[place] = 0;
        held[place] = 0;
        decisionDate[place] = date;
        decisionFirst[place] = number.first();
        decisionSecond[place] = number.second();
        want(place, wantedMinor);
        hold(place, Math.min(wantedMinor, Math.max(0, accounts.available(accountId))));
        return place;
    }

    /** Changes the sum that a block wants; what it holds beyond that it gives free. */
    public void want(int place, long wantedMinor) {
        if (held[place] > wantedMinor) {
            hold(place, wantedMinor);
        }
        long before = wanted[place];
        wanted[place] = wantedMinor;
        if (isSeizure(place)) {
            accounts.changeClaim(account[place], wantedMinor - before);
            accounts.changeSeizures(
                    account[place], sign(wantedMinor) - sign(before), isWhole(wantedMinor) - isWhole(before));
        }
    }

    /** Takes a block away, and what it holds with it. */
    public void remove(int place) {
        want(place, 0);
        size--;
        move(place + 1, place);
    }

    /** Changes the sum that a block holds. */
    public void hold(int place, long heldMinor) {
        long by = heldMinor - held[place];
        accounts.changeHeld(account[place], by);
        held[place] = heldMinor;
        if (isSeizure(place)) {
            accounts.changeSeized(account[place], by);
            accounts.changeClaim(account[place], -by);
        }
    }

    /** Lets the seizures of an account hold what they want of what is available, the oldest first, and says so. */
    public void take(int accountId) {
        for (int place = firstOf(accountId); place < size && account[place] == accountId; place++) {
            long more = Math.min(wanted[place] - held[place], accounts.available(accountId));
            if (isSeizure(place) && more > 0) {
                hold(place, held[place] + more);
                events.seizureHeld(accountId, decision(place, decision), wanted[place], held[place]);
            }
        }
    }

    /**
     * Changes the debit limit of an account, a block that holds all that it wants; what is given free seizures may take. Where
     * no limit is left there is no block.
     */
    public void changeLimit(int accountId, BlockPurpose limit, long by) {
        int place = findLimit(accountId, limit);
        if (place == NONE) {
            place = add(accountId, limit, 0, 0, decision.set(0, 0));
        }
        long changed = Math.addExact(held[place], by);
        if (changed < 0) {
            throw new InvariantViolation("I3: account " + accountId + " would have a limit of " + changed);
        }
        if (changed == 0) {
            remove(place);
        } else {
            want(place, changed);
            hold(place, changed);
        }
    }

    /** Sum that the debit limit of an account holds. */
    public long limit(int accountId, BlockPurpose limit) {
        int place = findLimit(accountId, limit);
        return place == NONE ? 0 : held[place];
    }

    private int findLimit(int accountId, BlockPurpose limit) {
        for (int place = firstOf(accountId); place < size && account[place] == accountId; place++) {
            if (purpose[place] == limit.value()) {
                return place;
            }
        }
        return NONE;
    }

    /** The seizure of an account that a decision of this number made, or {@link #NONE}. */
    public int findSeizure(int accountId, Reference number) {
        for (int place = firstOf(accountId); place < size && account[place] == accountId; place++) {
            boolean isMeant = decisionFirst[place] == number.first() && decisionSecond[place] == number.second();
            if (isSeizure(place) && isMeant) {
                return place;
            }
        }
        return NONE;
    }

    /** Number of the blocks of an account. */
    public int countOf(int accountId) {
        return firstOf(accountId + 1) - firstOf(accountId);
    }

    /** Number of the seizures of an account. */
    public int seizuresOf(int accountId) {
        int count = 0;
        for (int place = firstOf(accountId); place < size && account[place] == accountId; place++) {
            count += isSeizure(place) ? 1 : 0;
        }
        return count;
    }

    public int size() {
        return size;
    }

    public int account(int place) {
        return account[place];
    }

    public BlockPurpose purpose(int place) {
        return BlockPurpose.get(purpose[place]);
    }

    public long wanted(int place) {
        return wanted[place];
    }

    public long held(int place) {
        return held[place];
    }

    public int decisionDate(int place) {
        return decisionDate[place];
    }

    /** Reads number of the decision. */
    public Reference decision(int place, Reference into) {
        return into.set(decisionFirst[place], decisionSecond[place]);
    }

    /** Puts back what a snapshot holds, behind the others. */
    public void restore(
            int accountId, BlockPurpose heldFor, long wantedMinor, long heldMinor, int date, Reference number) {
        boolean isInOrder = size == 0 || account[size - 1] <= accountId;
        boolean isKnown = accountId >= 0 && accountId < accounts.size() && heldFor != BlockPurpose.NULL_VAL;
        if (!isInOrder || !isKnown || heldMinor < 0 || heldMinor > wantedMinor) {
            throw new InvariantViolation("I2: snapshot gives a block of account " + accountId + " that holds "
                    + heldMinor + " of " + wantedMinor + ": unknown, out of order, or more than is wanted");
        }
        hold(add(accountId, heldFor, wantedMinor, date, number), heldMinor);
    }

    private boolean isSeizure(int place) {
        return purpose[place] == BlockPurpose.SEIZURE.value();
    }

    private static int sign(long wantedMinor) {
        return wantedMinor == 0 ? 0 : 1;
    }

    private static int isWhole(long wantedMinor) {
        return wantedMinor == WHOLE ? 1 : 0;
    }

    /** The first place from an account on; {@link #size} if there is none. */
    public int firstOf(int accountId) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (account[middle] < accountId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void move(int from, int to) {
        int count = size - Math.min(from, to);
        System.arraycopy(account, from, account, to, count);
        System.arraycopy(purpose, from, purpose, to, count);
        System.arraycopy(wanted, from, wanted, to, count);
        System.arraycopy(held, from, held, to, count);
        System.arraycopy(decisionDate, from, decisionDate, to, count);
        System.arraycopy(decisionFirst, from, decisionFirst, to, count);
        System.arraycopy(decisionSecond, from, decisionSecond, to, count);
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
