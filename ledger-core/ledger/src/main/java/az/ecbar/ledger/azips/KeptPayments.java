package az.ecbar.ledger.azips;

import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessDate;
import java.util.Arrays;

/**
 * The payments whose value date lies ahead, until it comes (3.8), in the order of value date and arrival. Of one that was
 * annulled its number is left, since it stays used for the value date (4.8.2).
 *
 * <p>Places are re-used. Owned by the ledger's thread; allocates only when more payments are kept than ever before. What
 * is asked or changed takes steps in the order of the logarithm of what is kept.
 *
 * @rule 3.8
 * @rule 4.8.2
 */
public final class KeptPayments {
    public static final int NONE = PlaceTrees.NONE;

    /** Days have less than 22 bits, and ids less than 41: two million million commands. */
    private static final int DAY_SHIFT = 41;

    private static final long MAX_ID = (1L << DAY_SHIFT) - 1;

    private static final int ALL = 0;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] id = new long[16];
    private int[] participant = new int[16];
    private long[] bearer = new long[16];
    private int[] debit = new int[16];
    private int[] credit = new int[16];
    private long[] amount = new long[16];
    private int[] valueDate = new int[16];
    private byte[] priority = new byte[16];
    private byte[] type = new byte[16];
    private byte[] flags = new byte[16];
    private byte[] terminal = new byte[16];
    private boolean[] isAnnulled = new boolean[16];
    private long[] referenceFirst = new long[16];
    private long[] referenceSecond = new long[16];
    private int[] next = new int[16];

    private final PlaceTrees byDate = new PlaceTrees(1, 16);
    private final PlaceTrees debited = new PlaceTrees(16, 16);
    private final PlaceTrees credited = new PlaceTrees(16, 16);

    // By sender and number, whatever the value date: heads of chains.
    private int[] buckets = filled(32);

    private int freePlace = NONE;
    private int usedPlaces;
    private int pending;

    KeptPayments() {}

    /** Number of payments that are kept and not annulled. */
    public int pending() {
        return pending;
    }

    /** Number of payments that are kept, annulled ones included. */
    public int size() {
        return byDate.count(ALL);
    }

    /** Keeps a payment and gives its place. */
    public int add(
            long paymentId,
            int issuer,
            long bearerSequence,
            int debitAccount,
            int creditAccount,
            long amountMinor,
            int date,
            int priorityCode,
            int paymentType,
            int paymentFlags,
            int senderTerminal,
            Reference reference) {
        int place = takePlace();
        id[place] = paymentId;
        participant[place] = issuer;
        bearer[place] = bearerSequence;
        debit[place] = debitAccount;
        credit[place] = creditAccount;
        amount[place] = amountMinor;
        valueDate[place] = date;
        priority[place] = (byte) priorityCode;
        type[place] = (byte) paymentType;
        flags[place] = (byte) paymentFlags;
        terminal[place] = (byte) senderTerminal;
        isAnnulled[place] = false;
        referenceFirst[place] = reference.first();
        referenceSecond[place] = reference.second();
        byDate.add(ALL, place, key(date, paymentId), 0);
        debited.add(debitAccount, place, paymentId, 0);
        credited.add(creditAccount, place, paymentId, 0);
        pending++;
        if (size() > buckets.length) {
            rehash();
        } else {
            chain(place);
        }
        return place;
    }

    /** Annuls a payment: its number is left until its value date. */
    public void bury(int place) {
        debited.remove(debit[place], place);
        credited.remove(credit[place], place);
        isAnnulled[place] = true;
        pending--;
    }

    /** Forgets a payment, annulled or not; what it held stays readable until the next {@link #add}. */
    void remove(int place) {
        if (!isAnnulled[place]) {
            bury(place);
        }
        byDate.remove(ALL, place);
        unchain(place);
        next[place] = freePlace;
        freePlace = place;
    }

    void changePriority(int place, int newPriority) {
        priority[place] = (byte) newPriority;
    }

    /** The payment of the earliest value date, then of the earliest arrival, annulled or not; or {@link #NONE}. */
    public int first() {
        return byDate.first(ALL);
    }

    /** The one after it in that order. */
    public int after(int place) {
        return byDate.after(ALL, key(valueDate[place], id[place]));
    }

    /** The payment of a value date after another one, annulled or not; 0: from the start. */
    int afterOf(int date, long afterId) {
        int place = byDate.after(ALL, key(date, afterId));
        return place != NONE && valueDate[place] == date ? place : NONE;
    }

    /** Whether anything is kept for a date, annulled or not. */
    public boolean has(int date) {
        int place = byDate.after(ALL, key(date, 0));
        return place != NONE && valueDate[place] == date;
    }

    /** A pending payment that will be debited to an account, or {@link #NONE}. */
    int firstFrom(int account) {
        return debited.first(account);
    }

    /** A pending payment that will be credited to an account, or {@link #NONE}. */
    int firstTo(int account) {
        return credited.first(account);
    }

    /** The payment with a sender's number and value date, annulled or not, or {@link #NONE}. */
    int find(int issuer, Reference reference, int date) {
        for (int place = buckets[bucket(issuer, reference.first(), reference.second())];
                place != NONE;
                place = next[place]) {
            if (valueDate[place] == date && isOf(place, issuer, reference)) {
                return place;
            }
        }
        return NONE;
    }

    /** How many payments with a sender's number are pending, of whatever value date. */
    int countPending(int issuer, Reference reference) {
        int count = 0;
        for (int place = buckets[bucket(issuer, reference.first(), reference.second())];
                place != NONE;
                place = next[place]) {
            count += !isAnnulled[place] && isOf(place, issuer, reference) ? 1 : 0;
        }
        return count;
    }

    /** Of the payments with a sender's number the one that came last and is pending; else the last annulled, if any. */
    int findLast(int issuer, Reference reference) {
        int found = NONE;
        for (int place = buckets[bucket(issuer, reference.first(), reference.second())];
                place != NONE;
                place = next[place]) {
            if (isOf(place, issuer, reference) && (found == NONE || isRather(place, found))) {
                found = place;
            }
        }
        return found;
    }

    /** The pending payment with an id, or {@link #NONE}; looks at each value date for which something is kept. */
    public int findPending(long paymentId) {
        if (paymentId < 1 || paymentId > MAX_ID) {
            return NONE;
        }
        for (int place = first(); place != NONE; place = byDate.after(ALL, key(valueDate[place], MAX_ID))) {
            int found = afterOf(valueDate[place], paymentId - 1);
            if (found != NONE && id[found] == paymentId) {
                return isAnnulled[found] ? NONE : found;
            }
        }
        return NONE;
    }

    private boolean isRather(int place, int other) {
        return isAnnulled[place] == isAnnulled[other] ? id[place] > id[other] : isAnnulled[other];
    }

    public long id(int place) {
        return id[place];
    }

    /** Issuer. */
    public int participant(int place) {
        return participant[place];
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

    /** Whether only its number is left. */
    public boolean isAnnulled(int place) {
        return isAnnulled[place];
    }

    public Reference reference(int place, Reference into) {
        return into.set(referenceFirst[place], referenceSecond[place]);
    }

    private static long key(int date, long paymentId) {
        return (long) BusinessDate.epochDay(date) << DAY_SHIFT | paymentId;
    }

    private boolean isOf(int place, int issuer, Reference reference) {
        return participant[place] == issuer
                && referenceFirst[place] == reference.first()
                && referenceSecond[place] == reference.second();
    }

    private int bucket(int issuer, long first, long second) {
        long hash = ((first * MIX ^ second) * MIX ^ issuer) * MIX;
        return (int) (hash >>> 32) & buckets.length - 1;
    }

    private void chain(int place) {
        int bucket = bucket(participant[place], referenceFirst[place], referenceSecond[place]);
        next[place] = buckets[bucket];
        buckets[bucket] = place;
    }

    private void unchain(int place) {
        int bucket = bucket(participant[place], referenceFirst[place], referenceSecond[place]);
        if (buckets[bucket] == place) {
            buckets[bucket] = next[place];
            return;
        }
        int before = buckets[bucket];
        while (next[before] != place) {
            before = next[before];
        }
        next[before] = next[place];
    }

    private void rehash() {
        buckets = filled(buckets.length * 2);
        for (int place = first(); place != NONE; place = after(place)) {
            chain(place);
        }
    }

    private static int[] filled(int length) {
        int[] heads = new int[length];
        Arrays.fill(heads, NONE);
        return heads;
    }

    private int takePlace() {
        if (freePlace != NONE) {
            int place = freePlace;
            freePlace = next[place];
            return place;
        }
        if (usedPlaces == id.length) {
            grow(usedPlaces * 2);
        }
        return usedPlaces++;
    }

    private void grow(int capacity) {
        id = Arrays.copyOf(id, capacity);
        participant = Arrays.copyOf(participant, capacity);
        bearer = Arrays.copyOf(bearer, capacity);
        debit = Arrays.copyOf(debit, capacity);
        credit = Arrays.copyOf(credit, capacity);
        amount = Arrays.copyOf(amount, capacity);
        valueDate = Arrays.copyOf(valueDate, capacity);
        priority = Arrays.copyOf(priority, capacity);
        type = Arrays.copyOf(type, capacity);
        flags = Arrays.copyOf(flags, capacity);
        terminal = Arrays.copyOf(terminal, capacity);
        isAnnulled = Arrays.copyOf(isAnnulled, capacity);
        referenceFirst = Arrays.copyOf(referenceFirst, capacity);
        referenceSecond = Arrays.copyOf(referenceSecond, capacity);
        next = Arrays.copyOf(next, capacity);
    }
}
