package az.ecbar.ledger.ips.flow;

import az.ecbar.ledger.key.TupleIndex;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The payments and refunds that one IPS day accepted, in the order of their arrival, with their numbers. An entry is the
 * place in that order; both numbers of a transfer have its place.
 *
 * <p>Owned by the ledger's thread; allocates only when a day holds more than ever before and than was expected. A refund's
 * sum lies aside, since few payments are refunded.
 */
final class FlowDay {
    private final TupleIndex messages;
    private final TupleIndex numbers;
    private final Long2LongHashMap refunded = new Long2LongHashMap(64, 0.6f, 0);
    private long[] id;
    private long[] bearer;
    private int[] debit;
    private int[] credit;
    private int[] sender;
    private long[] amount;
    /** Of what is pending its place among the pending; of what a participant refused the record of its answer. */
    private long[] more;

    private int[] endDate;
    private short[] reason;
    private byte[] flow;
    private byte[] state;
    private byte[] terminal;
    private boolean[] wasAsked;

    int date;
    int epochDay;
    /** Its numbers are free again. */
    boolean isRetired;

    int pending;

    FlowDay(int expected) {
        int capacity = Math.max(16, expected);
        messages = new TupleIndex(DocumentNumber.KEY_LONGS, capacity);
        numbers = new TupleIndex(DocumentNumber.KEY_LONGS, capacity);
        id = new long[capacity];
        bearer = new long[capacity];
        debit = new int[capacity];
        credit = new int[capacity];
        sender = new int[capacity];
        amount = new long[capacity];
        more = new long[capacity];
        endDate = new int[capacity];
        reason = new short[capacity];
        flow = new byte[capacity];
        state = new byte[capacity];
        terminal = new byte[capacity];
        wasAsked = new boolean[capacity];
    }

    /** Begins another day in the same memory. */
    void begin(int newDate, int newEpochDay) {
        messages.clear();
        numbers.clear();
        refunded.clear();
        date = newDate;
        epochDay = newEpochDay;
        isRetired = false;
        pending = 0;
    }

    int size() {
        return numbers.size();
    }

    boolean hasMessage(long[] key) {
        return messages.find(key) != TupleIndex.MISSING;
    }

    /** Entry of a number, or {@link TupleIndex#MISSING}. */
    int find(long[] key) {
        return numbers.find(key);
    }

    /** Entry of an id, or {@link TupleIndex#MISSING}. */
    int findId(long sought) {
        int at = Arrays.binarySearch(id, 0, size(), sought);
        return at < 0 ? TupleIndex.MISSING : at;
    }

    /** Adds a transfer that is pending nowhere yet. */
    int add(
            long[] messageKey,
            long[] numberKey,
            long newId,
            long newBearer,
            int newFlow,
            int newSender,
            int newTerminal,
            int newDebit,
            int newCredit,
            long newAmount,
            int newState) {
        messages.add(messageKey);
        int entry = numbers.add(numberKey);
        if (entry == id.length) {
            grow(entry * 2);
        }
        id[entry] = newId;
        bearer[entry] = newBearer;
        flow[entry] = (byte) newFlow;
        sender[entry] = newSender;
        terminal[entry] = (byte) newTerminal;
        debit[entry] = newDebit;
        credit[entry] = newCredit;
        amount[entry] = newAmount;
        state[entry] = (byte) newState;
        reason[entry] = 0;
        endDate[entry] = 0;
        more[entry] = 0;
        wasAsked[entry] = false;
        return entry;
    }

    /** A transfer's one transition. */
    void end(int entry, int newState, int newReason, long answer, int date) {
        state[entry] = (byte) newState;
        reason[entry] = (short) newReason;
        more[entry] = answer;
        endDate[entry] = date;
    }

    long messageKeyPart(int entry, int part) {
        return messages.keyPart(entry, part);
    }

    long numberKeyPart(int entry, int part) {
        return numbers.keyPart(entry, part);
    }

    long id(int entry) {
        return id[entry];
    }

    long bearer(int entry) {
        return bearer[entry];
    }

    int debit(int entry) {
        return debit[entry];
    }

    int credit(int entry) {
        return credit[entry];
    }

    int sender(int entry) {
        return sender[entry];
    }

    long amount(int entry) {
        return amount[entry];
    }

    long more(int entry) {
        return more[entry];
    }

    /** It is sent to who is asked; {@code place} is where it is found among the pending ones. */
    void ask(int entry, int place) {
        more[entry] = place;
        wasAsked[entry] = true;
    }

    boolean wasAsked(int entry) {
        return wasAsked[entry];
    }

    int endDate(int entry) {
        return endDate[entry];
    }

    int reason(int entry) {
        return reason[entry];
    }

    int flow(int entry) {
        return flow[entry];
    }

    int state(int entry) {
        return state[entry];
    }

    int terminal(int entry) {
        return terminal[entry];
    }

    /** Sum of the refunds of a payment that are pending or executed. */
    long refunded(int entry) {
        return refunded.get(entry);
    }

    void refunded(int entry, long sum) {
        if (sum == 0) {
            refunded.remove(entry);
        } else {
            refunded.put(entry, sum);
        }
    }

    private void grow(int capacity) {
        id = Arrays.copyOf(id, capacity);
        bearer = Arrays.copyOf(bearer, capacity);
        debit = Arrays.copyOf(debit, capacity);
        credit = Arrays.copyOf(credit, capacity);
        sender = Arrays.copyOf(sender, capacity);
        amount = Arrays.copyOf(amount, capacity);
        more = Arrays.copyOf(more, capacity);
        endDate = Arrays.copyOf(endDate, capacity);
        reason = Arrays.copyOf(reason, capacity);
        flow = Arrays.copyOf(flow, capacity);
        state = Arrays.copyOf(state, capacity);
        terminal = Arrays.copyOf(terminal, capacity);
        wasAsked = Arrays.copyOf(wasAsked, capacity);
    }
}
