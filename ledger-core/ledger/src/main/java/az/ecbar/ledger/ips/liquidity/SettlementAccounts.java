package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.account.Blocks;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.BlockPurpose;
import java.util.Arrays;

/**
 * The settlement accounts of IPS: of each direct participant its limit, which is a block on its correspondent account, the
 * sums of its clearing accounts, and the net results of the IPS days that were not adjusted yet. A place is the number of an
 * account in the order of opening; closed ones keep theirs, but for a snapshot, so it may stand in no state.
 *
 * <p>Net results are kept by IPS day, as each becomes a booking of its own on the correspondent account. When an adjustment
 * begins, what is there is cut off: what is booked while it runs opens a day's result anew and waits for the next one.
 *
 * <p>Owned by the ledger's thread; amounts are minor units of AZN; allocates only when an account is opened.
 *
 * @rule 2.1.10-1
 * @rule 5-1.2
 * @rule 5-1.7.4
 */
final class SettlementAccounts {
    /** Clearing accounts of one settlement account at most. */
    static final int MAX_CLEARING = 256;

    /** IPS days of which the net result is kept apart; where more go by without AZIPS, the two oldest become one. */
    static final int MAX_DAYS = 32;

    static final int NONE = -1;

    private final Accounts accounts;
    private final Blocks blocks;
    private int size;
    private int[] account = new int[16];
    private int[] correspondent = new int[16];
    private boolean[] isOpen = new boolean[16];
    private boolean[] isAllToOwn = new boolean[16];
    private long[] limit = new long[16];
    private long[] net = new long[16];
    private long[] reserved = new long[16];
    private long[] limitsTogether = new long[16];
    private int[][] clearing = new int[16][];
    private int[] clearingCount = new int[16];
    private int[][] date = new int[16][];
    private long[][] netOfDay = new long[16][];
    private int[] days = new int[16];
    private int[] cutDays = new int[16];
    private long[] cutRun = new long[16];
    private long run = 1;
    private boolean isCut;

    SettlementAccounts(Accounts accounts, Blocks blocks) {
        this.accounts = accounts;
        this.blocks = blocks;
    }

    /** Number of places, those of closed accounts included. */
    int size() {
        return size;
    }

    /** Adds an account whose limit is held on a correspondent or current account, and gives its place. */
    int open(int accountId, int correspondentId) {
        int place = size++;
        growTo(size);
        account[place] = accountId;
        correspondent[place] = correspondentId;
        isOpen[place] = true;
        clearing[place] = new int[16];
        date[place] = new int[MAX_DAYS];
        netOfDay[place] = new long[MAX_DAYS];
        return place;
    }

    /** Closes an account of which nothing is left. */
    void close(int place) {
        if (clearingCount[place] != 0 || limit[place] != 0 || days[place] != 0) {
            throw new InvariantViolation("settlement account " + account[place] + " would be closed in use");
        }
        isOpen[place] = false;
        isAllToOwn[place] = false;
    }

    /** Lets a clearing account stand under it. */
    void add(int place, int clearingAccount) {
        if (clearingCount[place] == clearing[place].length) {
            clearing[place] = Arrays.copyOf(clearing[place], 2 * clearing[place].length);
        }
        clearing[place][clearingCount[place]++] = clearingAccount;
    }

    /** Takes a clearing account away. */
    void remove(int place, int clearingAccount) {
        int[] all = clearing[place];
        int at = 0;
        while (all[at] != clearingAccount) {
            at++;
        }
        System.arraycopy(all, at + 1, all, at, --clearingCount[place] - at);
    }

    boolean isOpen(int place) {
        return isOpen[place];
    }

    int account(int place) {
        return account[place];
    }

    int correspondent(int place) {
        return correspondent[place];
    }

    /** Number of the clearing accounts under it. */
    int clearingCount(int place) {
        return clearingCount[place];
    }

    /** The {@code i}-th clearing account under it, in the order of opening. */
    int clearing(int place, int i) {
        return clearing[place][i];
    }

    /** Whether the limit of its owner's own clearing account is always its own. */
    boolean isAllToOwn(int place) {
        return isAllToOwn[place];
    }

    void allToOwn(int place, boolean chosen) {
        isAllToOwn[place] = chosen;
    }

    long limit(int place) {
        return limit[place];
    }

    /** Credits less debits of its clearing accounts since the last adjustment. */
    long net(int place) {
        return net[place];
    }

    long reserved(int place) {
        return reserved[place];
    }

    /** Sum of the limits of its clearing accounts. */
    long limitsTogether(int place) {
        return limitsTogether[place];
    }

    long headroom(int place) {
        return limit[place] + net[place] - reserved[place];
    }

    /** Changes the limit, and what its block holds of the money of the correspondent account. */
    void changeLimit(int place, long by) {
        blocks.changeLimit(correspondent[place], BlockPurpose.IPS_LIMIT, by);
        limit[place] += by;
    }

    void changeLimitsTogether(int place, long by) {
        limitsTogether[place] += by;
    }

    void changeReserved(int place, long by) {
        reserved[place] += by;
    }

    /** A clearing account was booked on an IPS day. */
    void book(int place, long signed, int day) {
        touch(place);
        net[place] += signed;
        int last = days[place] - 1;
        boolean isSealed = isCut && cutDays[place] == days[place];
        if (last >= 0 && date[place][last] == day && !isSealed) {
            netOfDay[place][last] += signed;
            return;
        }
        if (days[place] == MAX_DAYS) {
            mergeOldest(place);
        }
        addDay(place, day, signed);
    }

    /** Puts back the limit, which is what its block holds. */
    void restoreLimit(int place) {
        limit[place] = blocks.limit(correspondent[place], BlockPurpose.IPS_LIMIT);
    }

    /** Puts back a day's result behind the others. */
    void restoreDay(int place, int day, long netMinor) {
        addDay(place, day, netMinor);
        net[place] += netMinor;
    }

    /** Days of which the result was not adjusted yet. */
    int days(int place) {
        return days[place];
    }

    int dateOf(int place, int i) {
        return date[place][i];
    }

    long netOf(int place, int i) {
        return netOfDay[place][i];
    }

    /** An adjustment begins: what is booked from now on waits for the next one. */
    void cut() {
        run++;
        isCut = true;
    }

    /** Goes on with an adjustment that a snapshot holds. */
    void resumeCut() {
        isCut = true;
    }

    /** The adjustment is done. */
    void endCut() {
        isCut = false;
    }

    boolean isCut() {
        return isCut;
    }

    /** Days that are to be adjusted; {@link #NONE}: all, as nothing was booked since the cut. */
    int cutDays(int place) {
        return isCut && cutRun[place] == run ? cutDays[place] : NONE;
    }

    /** Puts back what a snapshot holds. */
    void restoreCut(int place, int restoredDays) {
        cutRun[place] = restoredDays == NONE ? 0 : run;
        cutDays[place] = Math.max(0, restoredDays);
    }

    /** Number of the first days that are to be adjusted now. */
    int daysToAdjust(int place) {
        int cut = cutDays(place);
        return cut == NONE ? days[place] : cut;
    }

    /** What is to be adjusted now comes to; where no adjustment runs, the net position. */
    long toAdjust(int place) {
        long together = 0;
        for (int i = daysToAdjust(place) - 1; i >= 0; i--) {
            together += netOfDay[place][i];
        }
        return together;
    }

    /** The first place from {@code from} on whose account is open; {@link #size} where none is. */
    int nextOpen(int from) {
        int place = from;
        while (place < size && !isOpen[place]) {
            place++;
        }
        return place;
    }

    /** The first place whose account has this id or a higher one: ids grow with places. */
    int placeFrom(int accountId) {
        int found = Arrays.binarySearch(account, 0, size, accountId);
        return found < 0 ? -found - 1 : found;
    }

    /** The first days were adjusted: limit and net position took up what they came to. */
    void adjusted(int place, int ofDays, long netMinor) {
        net[place] -= netMinor;
        limit[place] += netMinor;
        limitsTogether[place] += netMinor;
        days[place] -= ofDays;
        System.arraycopy(date[place], ofDays, date[place], 0, days[place]);
        System.arraycopy(netOfDay[place], ofDays, netOfDay[place], 0, days[place]);
        cutRun[place] = run;
        cutDays[place] = 0;
    }

    /** I3: sums and block are what they are sums and block of, and the headroom is not below zero. */
    void check(int place, ClearingAccounts of) {
        long netSum = 0;
        long reservedSum = 0;
        long limitSum = 0;
        for (int i = 0; i < clearingCount[place]; i++) {
            int id = clearing[place][i];
            netSum += accounts.balance(id);
            reservedSum += of.reserved(id);
            limitSum += of.limit(id);
        }
        long daySum = 0;
        for (int i = 0; i < days[place]; i++) {
            daySum += netOfDay[place][i];
        }
        boolean isWhole = netSum == net[place]
                && netSum == daySum
                && reservedSum == reserved[place]
                && limitSum == limitsTogether[place]
                && limit[place] == blocks.limit(correspondent[place], BlockPurpose.IPS_LIMIT);
        if (!isWhole || limit[place] < 0 || headroom(place) < 0) {
            throw new InvariantViolation("I3: settlement account " + account[place] + " has limit " + limit[place]
                    + ", net position " + net[place] + ", reserved " + reserved[place] + "; its clearing accounts "
                    + netSum + " and " + reservedSum + ", its days " + daySum);
        }
    }

    private void addDay(int place, int day, long netMinor) {
        date[place][days[place]] = day;
        netOfDay[place][days[place]++] = netMinor;
    }

    /** The first booking since the cut fixes how many days are before it. */
    private void touch(int place) {
        if (isCut && cutRun[place] != run) {
            cutRun[place] = run;
            cutDays[place] = days[place];
        }
    }

    private void mergeOldest(int place) {
        int from = cutDays(place) == 1 ? 1 : 0;
        netOfDay[place][from + 1] += netOfDay[place][from];
        int moved = days[place] - from - 1;
        System.arraycopy(date[place], from + 1, date[place], from, moved);
        System.arraycopy(netOfDay[place], from + 1, netOfDay[place], from, moved);
        days[place]--;
        if (cutDays(place) > 1) {
            cutDays[place]--;
        }
    }

    private void growTo(int wanted) {
        if (wanted <= account.length) {
            return;
        }
        int capacity = account.length * 2;
        account = Arrays.copyOf(account, capacity);
        correspondent = Arrays.copyOf(correspondent, capacity);
        isOpen = Arrays.copyOf(isOpen, capacity);
        isAllToOwn = Arrays.copyOf(isAllToOwn, capacity);
        limit = Arrays.copyOf(limit, capacity);
        net = Arrays.copyOf(net, capacity);
        reserved = Arrays.copyOf(reserved, capacity);
        limitsTogether = Arrays.copyOf(limitsTogether, capacity);
        clearing = Arrays.copyOf(clearing, capacity);
        clearingCount = Arrays.copyOf(clearingCount, capacity);
        date = Arrays.copyOf(date, capacity);
        netOfDay = Arrays.copyOf(netOfDay, capacity);
        days = Arrays.copyOf(days, capacity);
        cutDays = Arrays.copyOf(cutDays, capacity);
        cutRun = Arrays.copyOf(cutRun, capacity);
    }
}
