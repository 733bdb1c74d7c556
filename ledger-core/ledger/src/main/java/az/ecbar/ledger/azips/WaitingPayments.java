package az.ecbar.ledger.azips;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The payments that wait, each in the queue of the account to be debited, ordered by priority, then first in first out
 * (4.11, I5). Two more orders, both of arrival, find what waits at all and what waits to be credited to an account; one
 * more, by priority and arrival over all accounts, begins each queue where it begins.
 *
 * <p>A payment that only the other side stops stands aside: it keeps its place by priority and arrival, but nobody waits
 * behind it, until it is taken up again.
 *
 * <p>Places of payments are re-used. Owned by the ledger's thread; allocates only when more payments or accounts wait than
 * ever before. Whatever is asked or changed takes steps in the order of the logarithm of what waits.
 *
 * @rule 4.11
 */
public final class WaitingPayments {
    public static final int NONE = PlaceTrees.NONE;

    private static final int PRIORITY_SHIFT = 56;
    private static final int ALL = 0;

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
    private boolean[] isAside;
    private int[] nextFree;

    private final Long2LongHashMap places;
    private final PlaceTrees queues;
    private final PlaceTrees arrivals;
    private final PlaceTrees credited;
    private final PlaceTrees urgency;
    private final PlaceTrees asides;
    private final PlaceTrees asidesTo;

    private int freePlace = NONE;
    private int usedPlaces;

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
        isAside = new boolean[capacity];
        nextFree = new int[capacity];
        places = new Long2LongHashMap(capacity, 0.6f, NONE);
        queues = new PlaceTrees(expectedAccounts, capacity);
        arrivals = new PlaceTrees(1, capacity);
        credited = new PlaceTrees(expectedAccounts, capacity);
        urgency = new PlaceTrees(1, capacity);
        asides = new PlaceTrees(expectedAccounts, capacity);
        asidesTo = new PlaceTrees(expectedAccounts, capacity);
    }

    /** Number of payments that wait. */
    public int size() {
        return arrivals.count(ALL);
    }

    /**
     * Lets a payment wait behind those of its account that are at least as urgent and came earlier, or aside, and gives its
     * place.
     */
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
            int usedReference,
            boolean standsAside) {
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
        arrivals.add(ALL, place, paymentId, 0);
        credited.add(creditAccount, place, paymentId, 0);
        isAside[place] = standsAside;
        stand(place);
        return place;
    }

    /** Takes a payment out; what it held stays readable until the next {@link #add}. */
    void remove(int place) {
        places.remove(id[place]);
        arrivals.remove(ALL, place);
        leave(place);
        credited.remove(credit[place], place);
        nextFree[place] = freePlace;
        freePlace = place;
    }

    /** Nobody waits behind a payment any more: the other side alone stops it. */
    void setAside(int place) {
        leave(place);
        isAside[place] = true;
        stand(place);
    }

    /** A payment that stood aside stands again where its priority and its arrival say. */
    void takeUp(int place) {
        leave(place);
        isAside[place] = false;
        stand(place);
    }

    /** Whether a payment stands aside. */
    public boolean isAside(int place) {
        return isAside[place];
    }

    /** A payment of an account that stands aside, or {@link #NONE}. */
    int firstAside(int account) {
        return asides.first(account);
    }

    /** Of what stands aside to be credited to an account, the earliest that is not greater than {@code most}, or {@link #NONE}. */
    int firstAsideTo(int account, long most) {
        return asidesTo.firstUpTo(account, most);
    }

    /** Whether anything stands aside to be credited to an account. */
    boolean hasAsideTo(int account) {
        return asidesTo.count(account) > 0;
    }

    private void stand(int place) {
        if (isAside[place]) {
            asides.add(debit[place], place, keyOf(place), amount[place]);
            asidesTo.add(credit[place], place, id[place], amount[place]);
        } else {
            queues.add(debit[place], place, keyOf(place), amount[place]);
            urgency.add(ALL, place, keyOf(place), 0);
        }
    }

    private void leave(int place) {
        if (isAside[place]) {
            asides.remove(debit[place], place);
            asidesTo.remove(credit[place], place);
        } else {
            queues.remove(debit[place], place);
            urgency.remove(ALL, place);
        }
    }

    /** Gives a payment another priority; its arrival stays as it was (4.11, 4.14). */
    void changePriority(int place, int newPriority) {
        leave(place);
        priority[place] = (byte) newPriority;
        stand(place);
    }

    /**
     * Lists at most {@code most} of the payments that wait in queues, by priority, then arrival, over all accounts, and tells
     * how many: of each account the beginning of its queue. What stands aside is not among them.
     */
    int mostUrgent(int[] into, int most) {
        return urgency.list(ALL, into, most);
    }

    /** The payment of an account whose turn it is, or {@link #NONE}; never one that stands aside. */
    public int headOf(int account) {
        return queues.first(account);
    }

    /** The first of all that wait for an account's money by priority and arrival, aside or not, or {@link #NONE}. */
    public int firstOf(int account) {
        return earlier(queues.first(account), asides.first(account));
    }

    /** The one after this one by priority and arrival, aside or not, or {@link #NONE}. */
    public int nextOf(int place) {
        long key = keyOf(place);
        return earlier(queues.after(debit[place], key), asides.after(debit[place], key));
    }

    private int earlier(int one, int other) {
        return other == NONE || (one != NONE && keyOf(one) < keyOf(other)) ? one : other;
    }

    /** Whether a payment of this priority that comes now has to wait behind another one of the account. */
    boolean hasAhead(int account, int priorityCode) {
        int head = queues.first(account);
        return head != NONE && priority[head] <= priorityCode;
    }

    /** Whether anything stands aside at an account that goes before a payment of this priority that comes now. */
    boolean hasAsideAhead(int account, int priorityCode) {
        int first = asides.first(account);
        return first != NONE && priority[first] <= priorityCode;
    }

    /** Whether anything stands aside at the account of a payment that goes before it. */
    boolean hasAsideBefore(int place) {
        int first = asides.first(debit[place]);
        return first != NONE && keyOf(first) < keyOf(place);
    }

    /** Sum of the payments that a new one of this priority would wait behind. */
    long sumAhead(int account, int priorityCode) {
        return queues.sumBefore(account, key(priorityCode + 1, 0));
    }

    /** Sum of the payments that go before one at its account. */
    long sumBefore(int place) {
        return queues.sumBefore(debit[place], keyOf(place));
    }

    /** Number of the payments that go before one at its account. */
    public int countBefore(int place) {
        return queues.countBefore(debit[place], keyOf(place));
    }

    /** Place of a payment, or {@link #NONE} if it does not wait. */
    public int find(long paymentId) {
        return (int) places.get(paymentId);
    }

    /** The earliest payment that waits to be credited to an account, or {@link #NONE}. */
    int firstTo(int account) {
        return credited.first(account);
    }

    /** Number of payments that wait to be debited to an account, those that stand aside included. */
    public int countOf(int account) {
        return queues.count(account) + asides.count(account);
    }

    /** Sum of the payments that wait to be debited to an account, those that stand aside included. */
    public long sumOf(int account) {
        return Math.addExact(queues.sum(account), asides.sum(account));
    }

    /** The payment that waits longest, or {@link #NONE}. */
    public int first() {
        return arrivals.first(ALL);
    }

    /** The payment that arrived after this one, or {@link #NONE}. */
    public int after(int place) {
        return afterId(id[place]);
    }

    /** The earliest waiting payment with a greater id, or {@link #NONE}. */
    public int afterId(long paymentId) {
        return arrivals.after(ALL, paymentId);
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

    /** Its issuer is told other causes. */
    void causes(int place, int told) {
        causes[place] = (byte) told;
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

    /** Ids have less than 56 bits: a billion payments a day would take two hundred thousand years to use them up. */
    private static long key(int priorityCode, long paymentId) {
        return (long) priorityCode << PRIORITY_SHIFT | paymentId;
    }

    private long keyOf(int place) {
        return key(priority[place], id[place]);
    }

    private int takePlace() {
        if (freePlace != NONE) {
            int place = freePlace;
            freePlace = nextFree[place];
            return place;
        }
        if (usedPlaces == id.length) {
            growPlaces(usedPlaces * 2);
        }
        return usedPlaces++;
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
        isAside = Arrays.copyOf(isAside, capacity);
        nextFree = Arrays.copyOf(nextFree, capacity);
    }
}
