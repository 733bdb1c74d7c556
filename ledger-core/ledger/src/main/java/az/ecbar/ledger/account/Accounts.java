package az.ecbar.ledger.account;

import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.BlockPurpose;
import az.ecbar.schema.SystemId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All accounts of all systems and the one place where money moves. An account's id is its number in the order of
 * opening; system, kind, currency and account number lead to it. Amounts are minor units of the account's currency.
 *
 * <p>A posting has two or more legs of one currency that add up to zero; it is applied whole or, where a leg breaks an
 * invariant, not at all and the node stops: whether money suffices was decided before.
 *
 * <p>Owned by the ledger's thread; allocates only when an account is opened.
 *
 * @rule 4.10.1
 */
public final class Accounts {
    public static final int UNKNOWN = TupleIndex.MISSING;

    /** Longs of an account's key; the number begins at 1. */
    public static final int KEY_LONGS = 1 + AccountNumber.LONGS;

    /**
     * The most that stands on an account, and that waits for the money of one, in minor units: what a message can tell, 14
     * digits and a comma ({@code 15d}). An account of the Central Bank is not told of by messages.
     */
    public static final long MAX_BALANCE = 99_999_999_999_999L;

    /** Legs of one posting at most: two of each payment of the largest set that settles together. */
    private static final int MAX_LEGS = 2 * RuleSet.MAX_GRIDLOCK_PAYMENTS;

    private final ReferenceEvents events;
    private final TupleIndex keys;
    private final TupleIndex currenciesOfParticipant = new TupleIndex(1, 1024);
    private final long[] currencyKey = new long[1];
    /** By place in {@link #currenciesOfParticipant}: correspondent and current accounts of AZIPS that are not closed. */
    private int[] open = new int[1024];
    /** By the same place: clearing accounts of LVPCSS that are not closed. */
    private int[] clearing = new int[1024];

    private int[] legAccount = new int[16];
    private long[] legAmount = new long[16];
    private long[] legBalance = new long[16];
    private int legs;
    private long[] balance;
    private long[] held;
    private long[] seized;
    private long[] claim;
    private byte[] seizures;
    private byte[] wholeSeizures;
    private boolean[] isClosed;
    private long[] debits;
    private long[] credits;
    private int[] participant;
    private @Nullable Blocks blocks;

    /** Holds {@code expected} accounts without growing. */
    public Accounts(int expected, ReferenceEvents events) {
        this.events = events;
        keys = new TupleIndex(KEY_LONGS, expected);
        int capacity = Math.max(16, expected);
        balance = new long[capacity];
        held = new long[capacity];
        seized = new long[capacity];
        claim = new long[capacity];
        seizures = new byte[capacity];
        wholeSeizures = new byte[capacity];
        isClosed = new boolean[capacity];
        debits = new long[capacity];
        credits = new long[capacity];
        participant = new int[capacity];
    }

    public int size() {
        return keys.size();
    }

    /** The first long of a key. */
    public static long keyHead(SystemId system, AccountKind kind, int currency) {
        return ((long) system.value() << 40) | ((long) kind.value() << 32) | currency;
    }

    /** Id of an account by its key, or {@link #UNKNOWN}. */
    public int find(long[] key) {
        return keys.find(key);
    }

    /** Id of a correspondent or current account of AZIPS whose number stands in {@code key} from 1 on. */
    public int findInAzips(long[] key, int currency) {
        key[0] = keyHead(SystemId.AZIPS, AccountKind.CORRESPONDENT, currency);
        int id = keys.find(key);
        if (id == UNKNOWN) {
            key[0] = keyHead(SystemId.AZIPS, AccountKind.CURRENT, currency);
            id = keys.find(key);
        }
        return id;
    }

    /** Opens an account whose key is new, with balance zero, and gives its id. */
    public int open(long[] key, int participantId) {
        int id = keys.add(key);
        growTo(id + 1);
        participant[id] = participantId;
        currencyKey[0] = currencyKey(participantId, (int) key[0]);
        int place = currenciesOfParticipant.find(currencyKey);
        if (place == TupleIndex.MISSING) {
            place = currenciesOfParticipant.add(currencyKey);
            open = place < open.length ? open : Arrays.copyOf(open, 2 * open.length);
            clearing = place < clearing.length ? clearing : Arrays.copyOf(clearing, 2 * clearing.length);
        }
        open[place] += isOfSettlement(id) ? 1 : 0;
        clearing[place] += kind(id) == AccountKind.LVPCSS_CLEARING ? 1 : 0;
        return id;
    }

    /** Whether a participant has any account in a currency. */
    public boolean hasCurrency(int participantId, int currency) {
        currencyKey[0] = currencyKey(participantId, currency);
        return currenciesOfParticipant.find(currencyKey) != TupleIndex.MISSING;
    }

    /** Whether a participant has a correspondent or current account of AZIPS in a currency that is not closed. */
    public boolean hasOpenInAzips(int participantId, int currency) {
        currencyKey[0] = currencyKey(participantId, currency);
        int place = currenciesOfParticipant.find(currencyKey);
        return place != TupleIndex.MISSING && open[place] > 0;
    }

    /**
     * Whether an open account of another system rests on this one of AZIPS: a settlement account of IPS that bears its
     * number, or a clearing account of LVPCSS, if it is the owner's last open one in the currency.
     *
     * @param key the number from 1 on; its head is changed
     */
    public boolean isRestedOn(int id, long[] key) {
        if (!isOfSettlement(id)) {
            return false;
        }
        key[0] = keyHead(SystemId.IPS, AccountKind.IPS_SETTLEMENT, currency(id));
        int settlement = keys.find(key);
        int place = placeOfCurrency(id);
        return (settlement != UNKNOWN && !isClosed[settlement]) || (open[place] == 1 && clearing[place] > 0);
    }

    private int placeOfCurrency(int id) {
        currencyKey[0] = currencyKey(participant[id], currency(id));
        return currenciesOfParticipant.find(currencyKey);
    }

    /** Whether it is a correspondent or current account of AZIPS. */
    public boolean isOfSettlement(int id) {
        AccountKind kind = kind(id);
        return system(id) == SystemId.AZIPS && (kind == AccountKind.CORRESPONDENT || kind == AccountKind.CURRENT);
    }

    public SystemId system(int id) {
        return SystemId.get((short) (keys.keyPart(id, 0) >>> 40));
    }

    public AccountKind kind(int id) {
        return AccountKind.get((short) (keys.keyPart(id, 0) >>> 32 & 0xFF));
    }

    public int currency(int id) {
        return (int) keys.keyPart(id, 0);
    }

    public int participant(int id) {
        return participant[id];
    }

    public long balance(int id) {
        return balance[id];
    }

    /** Sum that blocks hold. */
    public long held(int id) {
        return held[id];
    }

    /** Sum of it that seizures hold. */
    public long seized(int id) {
        return seized[id];
    }

    /** What seizures want and do not hold yet: they take it of what comes in, before it may be spent. */
    public long claim(int id) {
        return claim[id];
    }

    /** Whether a decision seizes it, in part or in whole. */
    public boolean isSeized(int id) {
        return seizures[id] > 0;
    }

    /** Whether a decision seizes the whole of it. */
    public boolean isSeizedWhole(int id) {
        return wholeSeizures[id] > 0;
    }

    /** Whether it is closed: nothing is booked on it any more, and its number is never given again. */
    public boolean isClosed(int id) {
        return isClosed[id];
    }

    /** Closes an account of which nothing is left. */
    public void close(int id) {
        if (balance[id] != 0 || held[id] != 0 || seizures[id] != 0) {
            throw new InvariantViolation("account " + id + " would be closed with " + balance[id]);
        }
        if (!isClosed[id]) {
            int place = placeOfCurrency(id);
            open[place] -= isOfSettlement(id) ? 1 : 0;
            clearing[place] -= kind(id) == AccountKind.LVPCSS_CLEARING ? 1 : 0;
        }
        isClosed[id] = true;
    }

    /** What may be spent: balance less what is held. */
    public long available(int id) {
        return balance[id] - held[id];
    }

    /** Debits since the day-end before. */
    public long debits(int id) {
        return debits[id];
    }

    /** Credits since the day-end before. */
    public long credits(int id) {
        return credits[id];
    }

    /** The keys, whose part from 1 on is the account number. */
    public TupleIndex keys() {
        return keys;
    }

    /** Whether balance and day's total can take a credit and still be counted. */
    public boolean canCredit(int id, long amount) {
        long most = kind(id) == AccountKind.CENTRAL_BANK ? Long.MAX_VALUE : MAX_BALANCE;
        return balance[id] <= most - amount && credits[id] <= Long.MAX_VALUE - amount;
    }

    /** The largest credit that the balance can take. */
    public long room(int id) {
        long most = kind(id) == AccountKind.CENTRAL_BANK ? Long.MAX_VALUE : MAX_BALANCE;
        return balance[id] < 0 ? most : most - balance[id];
    }

    /** Whether balance and day's total can go on counting after a debit; whether there are funds is another question. */
    public boolean canDebit(int id, long amount) {
        return balance[id] >= Long.MIN_VALUE + amount && debits[id] <= Long.MAX_VALUE - amount;
    }

    /** Adds a leg to the posting to come; positive amounts credit, negative ones debit. */
    public void leg(int id, long amount) {
        if (legs == MAX_LEGS) {
            throw new InvariantViolation("posting of more than " + MAX_LEGS + " legs");
        }
        if (legs == legAccount.length) {
            growLegs(Math.min(MAX_LEGS, legs * 2));
        }
        legAccount[legs] = id;
        legAmount[legs++] = amount;
    }

    /**
     * Applies the legs given since the last posting, all or none, and says so. They are applied in their order, and after
     * none of them is less available than nothing. Then seizures take what they claim of what came in and is available.
     */
    public void post(long sequence, long paymentId) {
        int count = postLegs(sequence, paymentId);
        if (blocks != null) {
            for (int i = 0; i < count; i++) {
                if (legAmount[i] > 0 && claim[legAccount[i]] > 0) {
                    blocks.take(legAccount[i]);
                }
            }
        }
    }

    /**
     * Applies the legs given since the last posting, where those of one account go into a debit limit: what its block holds
     * changes by as much as the balance, so that what is available stays the same and seizures have nothing to take.
     *
     * @param by the sum of these legs
     */
    public void postIntoLimit(long sequence, long paymentId, int account, BlockPurpose limit, long by) {
        Blocks all = Objects.requireNonNull(blocks, "accounts without blocks");
        if (by < 0) {
            all.changeLimit(account, limit, by);
        }
        int _ = postLegs(sequence, paymentId);
        if (by > 0) {
            all.changeLimit(account, limit, by);
        }
    }

    private int postLegs(long sequence, long paymentId) {
        int count = legs;
        legs = 0;
        int currency = currency(legAccount[0]);
        checkPosting(count, currency);
        for (int i = 0; i < count; i++) {
            apply(legAccount[i], legAmount[i]);
            legBalance[i] = balance[legAccount[i]];
        }
        events.posted(sequence, paymentId, currency, legAccount, legAmount, legBalance, count);
        return count;
    }

    /** Balance after the {@code i}-th leg of the last posting; until the next leg is given. */
    public long balanceOfLeg(int i) {
        return legBalance[i];
    }

    /** Ends the day of an account: its day totals begin anew. */
    public void endDay(int id) {
        debits[id] = 0;
        credits[id] = 0;
    }

    /** Puts back what a snapshot holds of an account that was just opened. */
    public void restore(int id, long restoredBalance, long restoredDebits, long restoredCredits) {
        balance[id] = restoredBalance;
        debits[id] = restoredDebits;
        credits[id] = restoredCredits;
    }

    /** Holds or frees money; the sum held stays between zero and the balance. */
    void changeHeld(int id, long by) {
        long changed = Math.addExact(held[id], by);
        if (changed < 0 || changed > balance[id]) {
            throw new InvariantViolation("account " + id + " would hold " + changed + " of " + balance[id]);
        }
        held[id] = changed;
    }

    /** Holds for seizures what {@link #claim} says, whenever money comes in. */
    void askWhatIsClaimed(Blocks holding) {
        blocks = holding;
    }

    void changeSeized(int id, long by) {
        seized[id] = Math.addExact(seized[id], by);
    }

    void changeClaim(int id, long by) {
        claim[id] = Math.addExact(claim[id], by);
    }

    void changeSeizures(int id, int by, int wholeBy) {
        seizures[id] += (byte) by;
        wholeSeizures[id] += (byte) wholeBy;
    }

    private void checkPosting(int count, int currency) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int id = legAccount[i];
            long amount = legAmount[i];
            sum = Math.addExact(sum, amount);
            if (isClosed[id]) {
                throw new InvariantViolation("leg of account " + id + ", which is closed");
            }
            if (currency(id) != currency || amount == 0) {
                throw new InvariantViolation("leg of account " + id + ": amount " + amount + " in another currency");
            }
        }
        if (sum != 0 || count < 2) {
            throw new InvariantViolation("posting of " + count + " legs adds up to " + sum);
        }
        checkFunds(count);
    }

    /** Tries the legs one after the other on the balances alone, and takes all of them back. */
    private void checkFunds(int count) {
        int tried = 0;
        boolean suffice = true;
        while (tried < count && suffice) {
            int id = legAccount[tried];
            balance[id] = Math.addExact(balance[id], legAmount[tried]);
            suffice = legAmount[tried] > 0 || available(id) >= 0 || isSigned(id);
            tried++;
        }
        int last = legAccount[tried - 1];
        for (int i = tried - 1; i >= 0; i--) {
            balance[legAccount[i]] -= legAmount[i];
        }
        if (!suffice) {
            throw new InvariantViolation(
                    "account " + last + " has " + available(last) + ", debit " + -legAmount[tried - 1]);
        }
    }

    /** Whether it may be below zero: the Central Bank's own, and a net position, whose headroom {@code ips} watches. */
    private boolean isSigned(int id) {
        AccountKind kind = kind(id);
        return kind == AccountKind.CENTRAL_BANK || kind == AccountKind.IPS_CLEARING;
    }

    private void apply(int id, long amount) {
        balance[id] = Math.addExact(balance[id], amount);
        if (amount > 0) {
            credits[id] = Math.addExact(credits[id], amount);
        } else {
            debits[id] = Math.subtractExact(debits[id], amount);
        }
    }

    private void growLegs(int capacity) {
        legAccount = Arrays.copyOf(legAccount, capacity);
        legAmount = Arrays.copyOf(legAmount, capacity);
        legBalance = Arrays.copyOf(legBalance, capacity);
    }

    private static long currencyKey(int participantId, int currency) {
        return ((long) participantId << 32) | currency;
    }

    private void growTo(int wanted) {
        if (wanted <= balance.length) {
            return;
        }
        int capacity = balance.length * 2;
        balance = Arrays.copyOf(balance, capacity);
        held = Arrays.copyOf(held, capacity);
        seized = Arrays.copyOf(seized, capacity);
        claim = Arrays.copyOf(claim, capacity);
        seizures = Arrays.copyOf(seizures, capacity);
        wholeSeizures = Arrays.copyOf(wholeSeizures, capacity);
        isClosed = Arrays.copyOf(isClosed, capacity);
        debits = Arrays.copyOf(debits, capacity);
        credits = Arrays.copyOf(credits, capacity);
        participant = Arrays.copyOf(participant, capacity);
    }
}
