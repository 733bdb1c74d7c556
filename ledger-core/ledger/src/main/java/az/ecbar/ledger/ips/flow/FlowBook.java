package az.ecbar.ledger.ips.flow;

import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsState;
import java.util.ArrayList;
import java.util.List;

/**
 * All payments and refunds whose numbers may not come again, by IPS day: how each stands and whom it concerns. A transfer
 * is meant by a handle, its day and its entry, which stays the same as long as the day is kept.
 *
 * <p>A day beyond those that are kept is retired: its numbers are free again. Its memory is used again for a later day, once
 * nothing of it is pending. Owned by the ledger's thread; allocates when the first day begins, when more days are to be kept
 * and when one holds more than was expected.
 *
 * @rule 5-1.9.3
 */
public final class FlowBook {
    public static final long NONE = -1;

    private static final int DAY_SHIFT = 32;

    private final int expectedOfDay;
    /** Oldest first. */
    private final List<FlowDay> days = new ArrayList<>();

    private final List<FlowDay> free = new ArrayList<>();
    private final long[] key = new long[DocumentNumber.KEY_LONGS];
    private final long[] messageKey = new long[DocumentNumber.KEY_LONGS];

    FlowBook(int expectedOfDay) {
        this.expectedOfDay = expectedOfDay;
    }

    /** Another IPS day begins; {@code kept} days, this one among them, stay. */
    void turn(int date, long kept) {
        reserve(kept);
        int epochDay = BusinessDate.epochDay(date);
        for (int i = days.size() - 1; i >= 0; i--) {
            days.get(i).isRetired |= days.get(i).epochDay <= epochDay - kept;
            if (days.get(i).isRetired && days.get(i).pending == 0) {
                free.add(days.remove(i));
            }
        }
        begin(date, false);
    }

    /** Takes the memory of so many days, and of one more, so that no later turn has to. */
    void reserve(long kept) {
        while (days.size() + free.size() <= kept) {
            free.add(new FlowDay(expectedOfDay));
        }
    }

    /** Adds a day behind the others. */
    public void begin(int date, boolean isRetired) {
        FlowDay day = free.isEmpty() ? new FlowDay(expectedOfDay) : free.removeLast();
        day.begin(date, BusinessDate.epochDay(date));
        day.isRetired = isRetired;
        days.add(day);
    }

    /** Whether a participant's message bore this MsgId on a day that is kept. */
    boolean isMessageUsed(int participantId, DocumentNumber messageId) {
        long[] sought = messageId.messageKey(participantId, key);
        for (int i = days.size() - 1; i >= 0; i--) {
            if (!days.get(i).isRetired && days.get(i).hasMessage(sought)) {
                return true;
            }
        }
        return false;
    }

    /** The payment or refund of a participant under a number, or {@link #NONE}; of other messages there is none. */
    long find(int participantId, IpsFlow flow, DocumentNumber number) {
        if (flow != IpsFlow.PAYMENT && flow != IpsFlow.REFUND) {
            return NONE;
        }
        long[] sought = number.numberKey(participantId, flow, key);
        for (int i = days.size() - 1; i >= 0; i--) {
            FlowDay day = days.get(i);
            int entry = day.isRetired ? TupleIndex.MISSING : day.find(sought);
            if (entry != TupleIndex.MISSING) {
                return handle(day, entry);
            }
        }
        return NONE;
    }

    /** The transfer with an id, or {@link #NONE}. */
    long findId(long id) {
        for (int i = days.size() - 1; i >= 0; i--) {
            int entry = days.get(i).findId(id);
            if (entry != TupleIndex.MISSING) {
                return handle(days.get(i), entry);
            }
        }
        return NONE;
    }

    /** Uses the numbers of a transfer up on the newest day. */
    long add(TransferOrder order, long id, long bearer, IpsState state) {
        FlowDay day = days.getLast();
        int participant = order.origin.participantId;
        int entry = day.add(
                order.messageId.messageKey(participant, messageKey),
                order.number.numberKey(participant, order.flow, key),
                id,
                bearer,
                order.flow.value(),
                participant,
                order.origin.terminal,
                order.debit,
                order.credit,
                order.amountMinor,
                state.value());
        return handle(day, entry);
    }

    /** The other side is asked; {@code place} is where it is found among the pending ones. */
    void ask(long handle, int place) {
        day(handle).ask((int) handle, place);
        day(handle).pending++;
    }

    /** The one transition of a transfer that is pending. */
    void end(long handle, IpsState state, RejectReason reason, long answer, int date) {
        FlowDay day = day(handle);
        if (day.state((int) handle) != IpsState.PENDING.value()) {
            throw new IllegalStateException("transfer " + day.id((int) handle) + " ends twice");
        }
        day.pending--;
        day.end((int) handle, state.value(), reason.code(), answer, date);
    }

    /** A transfer that was never pending was rejected on its arrival. */
    void rejected(long handle, RejectReason reason, int date) {
        day(handle).end((int) handle, IpsState.REJECTED.value(), reason.code(), 0, date);
    }

    /** Adds to the refunds of a payment, if its day is still known. */
    void refund(long handle, long byMinor) {
        if (isKnown(handle)) {
            FlowDay day = day(handle);
            day.refunded((int) handle, Math.addExact(day.refunded((int) handle), byMinor));
        }
    }

    /** Whether the day of a transfer is still known. */
    boolean isKnown(long handle) {
        for (int i = days.size() - 1; i >= 0 && handle != NONE; i--) {
            if (days.get(i).epochDay == handle >>> DAY_SHIFT) {
                return true;
            }
        }
        return false;
    }

    /** Days that are known, oldest first. */
    public int days() {
        return days.size();
    }

    public int date(int day) {
        return days.get(day).date;
    }

    public boolean isRetired(int day) {
        return days.get(day).isRetired;
    }

    /** Transfers of a day. */
    public int size(int day) {
        return days.get(day).size();
    }

    /** Handle of an entry of a day. */
    public long handle(int day, int entry) {
        return handle(days.get(day), entry);
    }

    public long id(long handle) {
        return day(handle).id((int) handle);
    }

    /** Sequence of the record that bears the participant's bytes. */
    public long bearer(long handle) {
        return day(handle).bearer((int) handle);
    }

    public IpsFlow flow(long handle) {
        return IpsFlow.get((short) day(handle).flow((int) handle));
    }

    public IpsState state(long handle) {
        return IpsState.get((short) day(handle).state((int) handle));
    }

    /** Participant that sent it. */
    public int sender(long handle) {
        return day(handle).sender((int) handle);
    }

    /** Terminal that it came from. */
    public int terminal(long handle) {
        return day(handle).terminal((int) handle);
    }

    /** Clearing account that is debited. */
    public int debit(long handle) {
        return day(handle).debit((int) handle);
    }

    /** Clearing account that is credited. */
    public int credit(long handle) {
        return day(handle).credit((int) handle);
    }

    public long amount(long handle) {
        return day(handle).amount((int) handle);
    }

    /** Code of why it was rejected, or 0. */
    public int reason(long handle) {
        return day(handle).reason((int) handle);
    }

    /** IPS day of its end, or 0. */
    public int endDate(long handle) {
        return day(handle).endDate((int) handle);
    }

    /** Sum of its refunds that are pending or settled. */
    public long refunded(long handle) {
        return day(handle).refunded((int) handle);
    }

    /** Whether the other side was ever asked. */
    public boolean wasAsked(long handle) {
        return day(handle).wasAsked((int) handle);
    }

    /** Sequence of the record that bears a participant's refusal, or 0. */
    public long answer(long handle) {
        return isPending(handle) ? 0 : day(handle).more((int) handle);
    }

    /** Part {@code part} of the key of its MsgId. */
    public long messageKey(long handle, int part) {
        return day(handle).messageKeyPart((int) handle, part);
    }

    /** Part {@code part} of the key of its number. */
    public long numberKey(long handle, int part) {
        return day(handle).numberKeyPart((int) handle, part);
    }

    /** Puts back a transfer that a snapshot holds, behind the others of the newest day; then its end, or its place. */
    public long restore(
            long[] messageKeyOf,
            long[] numberKeyOf,
            long id,
            long bearer,
            IpsFlow flow,
            int sender,
            int terminal,
            int debit,
            int credit,
            long amount,
            IpsState state,
            long refunded) {
        FlowDay day = days.getLast();
        int entry = day.add(
                messageKeyOf,
                numberKeyOf,
                id,
                bearer,
                flow.value(),
                sender,
                terminal,
                debit,
                credit,
                amount,
                state.value());
        day.refunded(entry, refunded);
        return handle(day, entry);
    }

    /** Puts back how a transfer ended. */
    public void restoreEnd(long handle, boolean wasAsked, IpsState state, int reason, long answer, int date) {
        if (wasAsked) {
            day(handle).ask((int) handle, 0);
        }
        day(handle).end((int) handle, state.value(), reason, answer, date);
    }

    boolean isPending(long handle) {
        return day(handle).state((int) handle) == IpsState.PENDING.value();
    }

    /** Place among the pending ones of one that is pending. */
    int place(long handle) {
        return (int) day(handle).more((int) handle);
    }

    private static long handle(FlowDay day, int entry) {
        return (long) day.epochDay << DAY_SHIFT | entry;
    }

    private FlowDay day(long handle) {
        for (int i = days.size() - 1; i >= 0; i--) {
            if (days.get(i).epochDay == handle >>> DAY_SHIFT) {
                return days.get(i);
            }
        }
        throw new IllegalStateException("the IPS day of " + handle + " is not known any more");
    }
}
