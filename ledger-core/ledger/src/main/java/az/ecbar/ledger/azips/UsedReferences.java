package az.ecbar.ledger.azips;

import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * The numbers that payments of this transaction day used up, by (system, sender, number), with the payment and its
 * state. What 4.8 refused never comes here, so its number stays free.
 *
 * <p>Owned by the ledger's thread; allocates only when it grows beyond what was expected.
 *
 * @rule 4.8.2
 */
public final class UsedReferences {
    public static final int UNKNOWN = TupleIndex.MISSING;

    private final TupleIndex index;
    private final long[] key = new long[3];
    private long[] paymentId;
    private byte[] state;

    UsedReferences(int expected) {
        index = new TupleIndex(3, expected);
        paymentId = new long[Math.max(16, expected)];
        state = new byte[paymentId.length];
    }

    boolean isUsed(SystemId system, int participantId, Reference reference) {
        return find(system, participantId, reference) != UNKNOWN;
    }

    /** Number of the entry, or {@link #UNKNOWN}. */
    public int find(SystemId system, int participantId, Reference reference) {
        return index.find(key(system, participantId, reference));
    }

    /** Uses a number up and gives the entry. */
    public int add(SystemId system, int participantId, Reference reference, long newPaymentId, PaymentState newState) {
        int entry = index.add(key(system, participantId, reference));
        if (entry == paymentId.length) {
            paymentId = Arrays.copyOf(paymentId, entry * 2);
            state = Arrays.copyOf(state, entry * 2);
        }
        paymentId[entry] = newPaymentId;
        state[entry] = (byte) newState.value();
        return entry;
    }

    /** A new transaction day frees all numbers. */
    void clear() {
        index.clear();
    }

    public int size() {
        return index.size();
    }

    public SystemId system(int entry) {
        return SystemId.get((short) (index.keyPart(entry, 0) >>> 32));
    }

    public int participant(int entry) {
        return (int) index.keyPart(entry, 0);
    }

    public Reference reference(int entry, Reference into) {
        return into.set(index.keyPart(entry, 1), index.keyPart(entry, 2));
    }

    public long paymentId(int entry) {
        return paymentId[entry];
    }

    public PaymentState state(int entry) {
        return PaymentState.get(state[entry]);
    }

    /** A payment's one transition: from waiting to an end. */
    void end(int entry, PaymentState end) {
        state[entry] = (byte) end.value();
    }

    private long[] key(SystemId system, int participantId, Reference reference) {
        key[0] = ((long) system.value() << 32) | participantId;
        key[1] = reference.first();
        key[2] = reference.second();
        return key;
    }
}
