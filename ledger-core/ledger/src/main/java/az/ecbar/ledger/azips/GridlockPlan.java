package az.ecbar.ledger.azips;

import java.util.Arrays;

/**
 * Finds the largest set of waiting payments that can settle together: of each account the beginning of its queue, as far
 * as what it has and what the others of the set bring in suffice for. Such a set is unique: two sets that can settle give
 * a third one, of each account the longer beginning, as nobody receives less in it. So it does not matter in which order
 * it is found, nor what of it is settled first.
 *
 * <p>First pairs are taken: two accounts whose queues begin with payments to each other, as many of these as the two can
 * settle between them (bilateral offsetting). Then all that is left is tried at once, and as long as an account lacks
 * something its last payment is taken out (Bech and Soramäki).
 *
 * <p>A plain calculation over numbers, without a look at the ledger. Owned by the ledger's thread; allocates only when
 * there are more payments or accounts than ever before. Amounts are minor units. Steps are at most a fixed number for each
 * payment and each currency.
 *
 * @rule 4.11
 * @rule 4.12.2
 */
final class GridlockPlan {
    /** No payment, no account. */
    static final int NONE = -1;

    /** Steps in the search for pairs, for each payment; what it leaves unpaired settles together with the rest. */
    private static final int PAIR_STEPS = 4;

    // Of each payment, by its number in the order of priority and arrival.
    private int[] from = new int[64];
    private int[] to = new int[64];
    private long[] amount = new long[64];
    private int[] before = new int[64];
    private int[] behind = new int[64];
    private boolean[] isDecided = new boolean[64];
    private int payments;

    // Of each account.
    private long[] funds = new long[16];
    private long[] claimed = new long[16];
    private long[] in = new long[16];
    private long[] out = new long[16];
    private int[] currency = new int[16];
    private int[] head = new int[16];
    private int[] tail = new int[16];
    private int[] line = new int[16];
    private boolean[] isInLine = new boolean[16];
    private int accounts;
    private int firstInLine;
    private int inLine;

    // What settles, and where each set of it ends.
    private int[] settled = new int[64];
    private int[] setEnd = new int[64];
    private int settledCount;
    private int sets;
    private int pairs;
    private int settledInPairs;
    private int steps;

    /** Forgets everything. */
    void clear() {
        payments = 0;
        accounts = 0;
        settledCount = 0;
        sets = 0;
        pairs = 0;
        settledInPairs = 0;
        steps = 0;
        firstInLine = 0;
        inLine = 0;
    }

    /**
     * Adds an account and gives its number.
     *
     * @param available what it may spend
     * @param claim what others have a claim to of what comes in, before it may be spent
     * @param ofCurrency a number of its currency
     */
    int addAccount(long available, long claim, int ofCurrency) {
        if (accounts == funds.length) {
            growAccounts(accounts * 2);
        }
        int account = accounts++;
        funds[account] = available;
        claimed[account] = claim;
        currency[account] = ofCurrency;
        head[account] = NONE;
        tail[account] = NONE;
        isInLine[account] = false;
        return account;
    }

    /** Adds a payment behind the others of its account; they come in the order of priority and arrival. */
    void addPayment(int debit, int credit, long amountMinor) {
        if (payments == from.length) {
            growPayments(payments * 2);
        }
        int payment = payments++;
        from[payment] = debit;
        to[payment] = credit;
        amount[payment] = amountMinor;
        isDecided[payment] = false;
        behind[payment] = NONE;
        before[payment] = tail[debit];
        if (tail[debit] == NONE) {
            head[debit] = payment;
        } else {
            behind[tail[debit]] = payment;
        }
        tail[debit] = payment;
    }

    /** Number of payments. */
    int size() {
        return payments;
    }

    /** Finds the set. */
    void solve() {
        findPairs();
        dropUnfunded();
        takeTheRest();
    }

    /** Number of payments that settle. */
    int settled() {
        return settledCount;
    }

    /** The {@code i}-th payment that settles. */
    int settled(int i) {
        return settled[i];
    }

    /** Number of sets, each of which settles all at once: first the pairs, then the rest of each currency. */
    int sets() {
        return sets;
    }

    /** Where a set ends among those that settle: the place behind its last payment. */
    int setEnd(int set) {
        return setEnd[set];
    }

    /** Number of sets that are pairs. */
    int pairs() {
        return pairs;
    }

    /** Number of payments in pairs. */
    int settledInPairs() {
        return settledInPairs;
    }

    /** Steps that finding it took, for tests of its bound. */
    int steps() {
        return steps;
    }

    private void findPairs() {
        for (int account = 0; account < accounts; account++) {
            enterLine(account);
        }
        while (inLine > 0 && steps < PAIR_STEPS * payments) {
            steps++;
            int account = leaveLine();
            int payment = head[account];
            if (payment != NONE && head[to[payment]] != NONE && to[head[to[payment]]] == account) {
                tryPair(account, to[payment]);
            }
        }
        settledInPairs = settledCount;
        pairs = sets;
    }

    /** Of the payments with which the queues of two accounts begin to each other, settles as many as the two can. */
    private void tryPair(int one, int other) {
        int lastOfOne = sumRun(one, other);
        int lastOfOther = sumRun(other, one);
        in[one] = out[other];
        in[other] = out[one];
        while (lacks(one) || lacks(other)) {
            steps++;
            boolean isOne = lacks(one);
            int last = isOne ? lastOfOne : lastOfOther;
            if (last == head[isOne ? one : other]) {
                return;
            }
            out[isOne ? one : other] -= amount[last];
            in[isOne ? other : one] -= amount[last];
            if (isOne) {
                lastOfOne = before[last];
            } else {
                lastOfOther = before[last];
            }
        }
        settlePair(one, lastOfOne, other, lastOfOther);
    }

    /** Sums the payments to another account with which a queue begins, and gives the last one. */
    private int sumRun(int account, int other) {
        int last = head[account];
        out[account] = amount[last];
        for (int next = behind[last]; next != NONE && to[next] == other; next = behind[next]) {
            out[account] += amount[next];
            last = next;
            steps++;
        }
        return last;
    }

    private void settlePair(int one, int lastOfOne, int other, int lastOfOther) {
        int a = head[one];
        int b = head[other];
        int endOfOne = behind[lastOfOne];
        int endOfOther = behind[lastOfOther];
        while (a != endOfOne || b != endOfOther) {
            boolean isOfOne = b == endOfOther || (a != endOfOne && a < b);
            int payment = isOfOne ? a : b;
            isDecided[payment] = true;
            settled[settledCount++] = payment;
            if (isOfOne) {
                a = behind[a];
            } else {
                b = behind[b];
            }
        }
        setEnd[sets++] = settledCount;
        advance(one, endOfOne);
        advance(other, endOfOther);
    }

    /** An account has paid and received, and its queue begins further behind. */
    private void advance(int account, int newHead) {
        funds[account] += Math.max(0, in[account] - claimed[account]) - out[account];
        claimed[account] = Math.max(0, claimed[account] - in[account]);
        head[account] = newHead;
        if (newHead == NONE) {
            tail[account] = NONE;
        } else {
            before[newHead] = NONE;
        }
        enterLine(account);
    }

    /** Takes payments out, the last of an account that lacks something, until none does. */
    private void dropUnfunded() {
        Arrays.fill(in, 0, accounts, 0);
        Arrays.fill(out, 0, accounts, 0);
        for (int payment = 0; payment < payments; payment++) {
            if (!isDecided[payment]) {
                out[from[payment]] += amount[payment];
                in[to[payment]] += amount[payment];
            }
        }
        firstInLine = 0;
        inLine = 0;
        Arrays.fill(isInLine, 0, accounts, false);
        for (int account = 0; account < accounts; account++) {
            enterLine(account);
        }
        while (inLine > 0) {
            int account = leaveLine();
            while (tail[account] != NONE && lacks(account)) {
                steps++;
                int last = tail[account];
                tail[account] = before[last];
                isDecided[last] = true;
                out[account] -= amount[last];
                in[to[last]] -= amount[last];
                enterLine(to[last]);
            }
        }
    }

    /** What is left settles together, currency by currency, each in the order of priority and arrival. */
    private void takeTheRest() {
        for (int payment = 0; payment < payments; payment++) {
            if (!isDecided[payment]) {
                takeCurrency(payment);
            }
        }
    }

    private void takeCurrency(int first) {
        int wanted = currency[from[first]];
        for (int payment = first; payment < payments; payment++) {
            steps++;
            if (!isDecided[payment] && currency[from[payment]] == wanted) {
                isDecided[payment] = true;
                settled[settledCount++] = payment;
            }
        }
        setEnd[sets++] = settledCount;
    }

    private boolean lacks(int account) {
        return out[account] > funds[account] + Math.max(0, in[account] - claimed[account]);
    }

    private void enterLine(int account) {
        if (!isInLine[account]) {
            isInLine[account] = true;
            int place = firstInLine + inLine++;
            line[place < accounts ? place : place - accounts] = account;
        }
    }

    private int leaveLine() {
        int account = line[firstInLine];
        firstInLine = firstInLine + 1 == accounts ? 0 : firstInLine + 1;
        inLine--;
        isInLine[account] = false;
        return account;
    }

    private void growAccounts(int capacity) {
        funds = Arrays.copyOf(funds, capacity);
        claimed = Arrays.copyOf(claimed, capacity);
        in = Arrays.copyOf(in, capacity);
        out = Arrays.copyOf(out, capacity);
        currency = Arrays.copyOf(currency, capacity);
        head = Arrays.copyOf(head, capacity);
        tail = Arrays.copyOf(tail, capacity);
        line = Arrays.copyOf(line, capacity);
        isInLine = Arrays.copyOf(isInLine, capacity);
    }

    private void growPayments(int capacity) {
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        amount = Arrays.copyOf(amount, capacity);
        before = Arrays.copyOf(before, capacity);
        behind = Arrays.copyOf(behind, capacity);
        isDecided = Arrays.copyOf(isDecided, capacity);
        settled = Arrays.copyOf(settled, capacity);
        setEnd = Arrays.copyOf(setEnd, capacity);
    }
}
