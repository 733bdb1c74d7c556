package az.ecbar.ledger.azips;

import az.ecbar.ledger.violation.InvariantViolation;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The payments that wait, each in exactly one queue: that of the account to be debited, ordered by priority, then first
 * in first out (4.11, I5). A second order, that of arrival over all accounts, serves the end of the day.
 *
 * <p>A queue is one list per priority and a bit set of the lists that are not empty, so that entering, leaving and
 * finding the head cost the same however many payments wait. Places of payments and queues are re-used.
 *
 * <p>Owned by the ledger's thread; allocates only when more payments or accounts wait than ever before.
 *
 * @rule 4.11
 */
public final class WaitingPayments {
    public static final int NONE = -1;

    private static final int PRIORITIES = 100;

    // Of each place: the payment.
    private long[] id;
    private long[] bearer;
    private int[] debit;
    private int[] credit;
    private long[] amount;
    private int[] valueDate;
    private byte[] priority;
    private byte[] causes;
    private byte[] type;
    private byte[] flags;
    private byte[] terminal;
    private int[] reference;
    private int[] next;
    private int[] previous;
    private int[] nextArrived;
    private int[] previousArrived;
    private int[] nextTo;
    private int[] previousTo;

    // Of each account: the last payment that waits to be credited to it.
    private int[] lastTo;

    private final Long2LongHashMap places;

    // Of each queue.
    private int[] queueOfAccount;
    private int[] head = new int[0];
    private int[] tail = new int[0];
    private long[] sum = new long[0];
    private long[] filledLow = new long[0];
    private long[] filledHigh = new long[0];
    private int[] count = new int[0];
    private int[] nextFreeQueue = new int[0];

    private int freePlace = NONE;
    private int usedPlaces;
    private int freeQueue = NONE;
    private int usedQueues;
    private int firstArrived = NONE;
    private int lastArrived = NONE;
    private int size;

    WaitingPayments(int expectedPayments, int expectedAccounts) {
        int capacity = Math.max(16, expectedPayments);
        id = new long[capacity];
        bearer = new long[capacity];
        debit = new int[capacity];
        credit = new int[capacity];
        amount = new long[capacity];
        valueDate = new int[capacity];
        priority = new byte[capacity];
        causes = new byte[capacity];
        type = new byte[capacity];
        flags = new byte[capacity];
        terminal = new byte[capacity];
        reference = new int[capacity];
        next = new int[capacity];
        previous = new int[capacity];
        nextArrived = new int[capacity];
        previousArrived = new int[capacity];
        nextTo = new int[capacity];
        previousTo = new int[capacity];
        lastTo = new int[Math.max(16, expectedAccounts)];
        Arrays.fill(lastTo, NONE);
        places = new Long2LongHashMap(capacity, 0.6f, NONE);
        queueOfAccount = new int[Math.max(16, expectedAccounts)];
        Arrays.fill(queueOfAccount, NONE);
    }

    /** Number of payments that wait. */
    public int size() {
        return size;
    }

    /** Lets a payment wait behind those of its account that are at least as urgent, and gives its place. */
    public int add(
            long paymentId,
            long bearerSequence,
            int debitAccount,
            int creditAccount,
            long amountMinor,
            int date,
            int priorityCode,
            int waitCauses,
            int paymentType,
            int paymentFlags,
            int senderTerminal,
            int usedReference) {
        int place = takePlace();
        id[place] = paymentId;
        bearer[place] = bearerSequence;
        debit[place] = debitAccount;
        credit[place] = creditAccount;
        amount[place] = amountMinor;
        valueDate[place] = date;
        priority[place] = (byte) priorityCode;
        causes[place] = (byte) waitCauses;
        type[place] = (byte) paymentType;
        flags[place] = (byte) paymentFlags;
        terminal[place] = (byte) senderTerminal;
        reference[place] = usedReference;
        places.put(paymentId, place);
        linkIntoQueue(place, queueFor(debitAccount), priorityCode);
        linkToCredited(place);
        previousArrived[place] = lastArrived;
        nextArrived[place] = NONE;
        if (lastArrived == NONE) {
            firstArrived = place;
        } else {
            nextArrived[lastArrived] = place;
        }
        lastArrived = place;
        size++;
        return place;
    }

    /** Takes a payment out of its queue; what it held stays readable until the next {@link #add}. */
    void remove(int place) {
        places.remove(id[place]);
        unlinkFromQueue(place);
        unlinkFromCredited(place);
        int before = previousArrived[place];
        int after = nextArrived[place];
        if (before == NONE) {
            firstArrived = after;
        } else {
            nextArrived[before] = after;
        }
        if (after == NONE) {
            lastArrived = before;
        } else {
            previousArrived[after] = before;
        }
        size--;
        next[place] = freePlace;
        freePlace = place;
    }

    /** The payment of an account whose turn it is, or {@link #NONE}. */
    public int headOf(int account) {
        int queue = queue(account);
        if (queue == NONE) {
            return NONE;
        }
        int first = filledLow[queue] != 0
                ? Long.numberOfTrailingZeros(filledLow[queue])
                : 64 + Long.numberOfTrailingZeros(filledHigh[queue]);
        return head[queue * PRIORITIES + first];
    }

    /** Whether a payment of this priority has to wait behind another one of the account. */
    boolean hasAhead(int account, int priorityCode) {
        int queue = queue(account);
        if (queue == NONE) {
            return false;
        }
        long low = priorityCode >= 63 ? -1L : (1L << (priorityCode + 1)) - 1;
        long high = priorityCode < 64 ? 0 : (1L << (priorityCode - 63)) - 1;
        return (filledLow[queue] & low) != 0 || (filledHigh[queue] & high) != 0;
    }

    /** Sum of the payments that a new one of this priority would wait behind. */
    long sumAhead(int account, int priorityCode) {
        int queue = queue(account);
        long total = 0;
        for (int i = 0; queue != NONE && i <= priorityCode; i++) {
            total = Math.addExact(total, sum[queue * PRIORITIES + i]);
        }
        return total;
    }

    /** The payment that goes right before one at its account, or {@link #NONE} for the head. */
    public int before(int place) {
        int before = previous[place];
        int lists = queueOfAccount[debit[place]] * PRIORITIES;
        for (int i = priority[place] - 1; before == NONE && i >= 0; i--) {
            before = tail[lists + i];
        }
        return before;
    }

    /** Place of a payment, or {@link #NONE} if it does not wait. */
    public int find(long paymentId) {
        return (int) places.get(paymentId);
    }

    /** A payment that waits to be credited to an account, or {@link #NONE}. */
    int anyTo(int account) {
        return account < lastTo.length ? lastTo[account] : NONE;
    }

    /** Number of payments that wait for an account's money. */
    public int countOf(int account) {
        int queue = queue(account);
        return queue == NONE ? 0 : count[queue];
    }

    /** Sum of the payments that wait for an account's money. */
    public long sumOf(int account) {
        return sumAhead(account, PRIORITIES - 1);
    }

    /** The payment that waits longest, or {@link #NONE}. */
    public int first() {
        return firstArrived;
    }

    /** The payment that arrived after this one, or {@link #NONE}. */
    public int after(int place) {
        return nextArrived[place];
    }

    public long id(int place) {
        return id[place];
    }

    /** Sequence of the record that bears the bank's bytes. */
    public long bearer(int place) {
        return bearer[place];
    }

    public int debit(int place) {
        return debit[place];
    }

    public int credit(int place) {
        return credit[place];
    }

    public long amount(int place) {
        return amount[place];
    }

    public int valueDate(int place) {
        return valueDate[place];
    }

    public int priority(int place) {
        return priority[place];
    }

    /** Bits of the schema's WaitCauses set that its issuer was told by SMT700. */
    public int causes(int place) {
        return causes[place];
    }

    public int type(int place) {
        return type[place];
    }

    /** Bits of the schema's PaymentFlags set. */
    public int flags(int place) {
        return flags[place];
    }

    /** Terminal from which the payment came. */
    public int terminal(int place) {
        return terminal[place];
    }

    /** Entry of its number in {@link UsedReferences}. */
    public int reference(int place) {
        return reference[place];
    }

    private int queue(int account) {
        return account < queueOfAccount.length ? queueOfAccount[account] : NONE;
    }

    private int queueFor(int account) {
        if (account >= queueOfAccount.length) {
            int before = queueOfAccount.length;
            queueOfAccount = Arrays.copyOf(queueOfAccount, Math.max(account + 1, before * 2));
            Arrays.fill(queueOfAccount, before, queueOfAccount.length, NONE);
        }
        if (queueOfAccount[account] == NONE) {
            queueOfAccount[account] = takeQueue();
        }
        return queueOfAccount[account];
    }

    private void linkIntoQueue(int place, int queue, int priorityCode) {
        int list = queue * PRIORITIES + priorityCode;
        previous[place] = tail[list];
        next[place] = NONE;
        if (tail[list] == NONE) {
            head[list] = place;
            mark(queue, priorityCode, true);
        } else {
            next[tail[list]] = place;
        }
        tail[list] = place;
        sum[list] = Math.addExact(sum[list], amount[place]);
        count[queue]++;
    }

    private void unlinkFromQueue(int place) {
        int account = debit[place];
        int queue = queueOfAccount[account];
        int list = queue * PRIORITIES + priority[place];
        if (previous[place] == NONE) {
            head[list] = next[place];
        } else {
            next[previous[place]] = next[place];
        }
        if (next[place] == NONE) {
            tail[list] = previous[place];
        } else {
            previous[next[place]] = previous[place];
        }
        if (head[list] == NONE) {
            mark(queue, priority[place], false);
        }
        sum[list] -= amount[place];
        if (--count[queue] == 0) {
            queueOfAccount[account] = NONE;
            nextFreeQueue[queue] = freeQueue;
            freeQueue = queue;
        } else if (sum[list] < 0) {
            throw new InvariantViolation("queue of account " + account + " sums to " + sum[list]);
        }
    }

    private void linkToCredited(int place) {
        int account = credit[place];
        if (account >= lastTo.length) {
            int before = lastTo.length;
            lastTo = Arrays.copyOf(lastTo, Math.max(account + 1, before * 2));
            Arrays.fill(lastTo, before, lastTo.length, NONE);
        }
        previousTo[place] = lastTo[account];
        nextTo[place] = NONE;
        if (lastTo[account] != NONE) {
            nextTo[lastTo[account]] = place;
        }
        lastTo[account] = place;
    }

    private void unlinkFromCredited(int place) {
        if (nextTo[place] == NONE) {
            lastTo[credit[place]] = previousTo[place];
        } else {
            previousTo[nextTo[place]] = previousTo[place];
        }
        if (previousTo[place] != NONE) {
            nextTo[previousTo[place]] = nextTo[place];
        }
    }

    private void mark(int queue, int priorityCode, boolean isFilled) {
        long[] bits = priorityCode < 64 ? filledLow : filledHigh;
        long bit = 1L << (priorityCode & 63);
        bits[queue] = isFilled ? bits[queue] | bit : bits[queue] & ~bit;
    }

    private int takePlace() {
        if (freePlace != NONE) {
            int place = freePlace;
            freePlace = next[place];
            return place;
        }
        if (usedPlaces == id.length) {
            growPlaces(usedPlaces * 2);
        }
        return usedPlaces++;
    }

    private int takeQueue() {
        if (freeQueue != NONE) {
            int queue = freeQueue;
            freeQueue = nextFreeQueue[queue];
            return queue;
        }
        if (usedQueues == count.length) {
            growQueues(Math.max(16, usedQueues * 2));
        }
        return usedQueues++;
    }

    private void growPlaces(int capacity) {
        id = Arrays.copyOf(id, capacity);
        bearer = Arrays.copyOf(bearer, capacity);
        debit = Arrays.copyOf(debit, capacity);
        credit = Arrays.copyOf(credit, capacity);
        amount = Arrays.copyOf(amount, capacity);
        valueDate = Arrays.copyOf(valueDate, capacity);
        priority = Arrays.copyOf(priority, capacity);
        causes = Arrays.copyOf(causes, capacity);
        type = Arrays.copyOf(type, capacity);
        flags = Arrays.copyOf(flags, capacity);
        terminal = Arrays.copyOf(terminal, capacity);
        reference = Arrays.copyOf(reference, capacity);
        next = Arrays.copyOf(next, capacity);
        previous = Arrays.copyOf(previous, capacity);
        nextArrived = Arrays.copyOf(nextArrived, capacity);
        previousArrived = Arrays.copyOf(previousArrived, capacity);
        nextTo = Arrays.copyOf(nextTo, capacity);
        previousTo = Arrays.copyOf(previousTo, capacity);
    }

    private void growQueues(int capacity) {
        int before = head.length;
        head = Arrays.copyOf(head, capacity * PRIORITIES);
        tail = Arrays.copyOf(tail, capacity * PRIORITIES);
        Arrays.fill(head, before, head.length, NONE);
        Arrays.fill(tail, before, tail.length, NONE);
        sum = Arrays.copyOf(sum, capacity * PRIORITIES);
        filledLow = Arrays.copyOf(filledLow, capacity);
        filledHigh = Arrays.copyOf(filledHigh, capacity);
        count = Arrays.copyOf(count, capacity);
        nextFreeQueue = Arrays.copyOf(nextFreeQueue, capacity);
    }
}
