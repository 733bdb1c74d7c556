package az.ecbar.auditor;

import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsState;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/** A payment (5-1.12.1) or refund (5-1.14) that passed 5-1.9. */
final class IpsTransfer {
    /** In which silence ends them. */
    static final Comparator<IpsTransfer> BY_DEADLINE =
            Comparator.<IpsTransfer>comparingLong(one -> one.deadlineNs).thenComparingLong(one -> one.id);

    final long id;
    final IpsFlow flow;
    final Input input;
    final Account debit;
    final Account credit;
    final BigDecimal amount;
    /** IPS day of its arrival. */
    final int date;
    /** Of a refund: what it gives back. */
    final Optional<IpsTransfer> original;

    IpsState state = IpsState.PENDING;
    boolean wasAsked;
    long deadlineNs;
    int reason;
    int endDate;
    /** Record of the refusal; 0: nobody refused. */
    long answer;
    /** By its refunds that are pending or executed. */
    BigDecimal refunded = BigDecimal.ZERO;

    IpsTransfer(
            long id,
            IpsFlow flow,
            Input input,
            Account debit,
            Account credit,
            BigDecimal amount,
            int date,
            Optional<IpsTransfer> original) {
        this.id = id;
        this.flow = flow;
        this.input = input;
        this.debit = debit;
        this.credit = credit;
        this.amount = amount;
        this.date = date;
        this.original = original;
    }

    Participant sender() {
        return input.sender();
    }

    /** Who is to confirm it. */
    Participant asked() {
        return credit.owner;
    }

    boolean isPending() {
        return state == IpsState.PENDING;
    }

    @Override
    public String toString() {
        return flow + " " + id + " of " + sender();
    }
}
