package az.ecbar.auditor;

import az.ecbar.schema.AccountKind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A payment instruction that AZIPS has accepted. */
final class Payment {
    /** 4.11: the lower priority number first, then who came first; ids are given in the order of arrival. */
    static final Comparator<Payment> ORDER =
            Comparator.<Payment>comparingInt(payment -> payment.priority).thenComparingLong(payment -> payment.id);

    enum State {
        /** 3.8: until its value date. */
        KEPT,
        WAITING,
        SETTLED,
        ANNULLED
    }

    final long id;
    /** Terminal that it came from, and that hears of it. */
    final char terminal;
    /** Record that bears the bank's bytes. */
    final long inputSequence;

    final Account debit;
    final Account credit;
    /** Changed by its sender while it is pending (4.14). */
    int priority;

    final Command.SubmitPayment instruction;
    State state = State.WAITING;
    /** What of AZIPS is suspended, at any time. */
    Set<SystemPart> suspendedOfSystem = Set.of();
    /** The causes that its sender was told last. */
    Set<WaitCause> told = Set.of();
    /** 4.12.1: only the other side stops it, nobody waits behind it. */
    boolean isAside;
    /** At the end of the day: what held it, beside funds (4.18). */
    Set<WaitCause> heldAtClose = Set.of();
    /** At the end of the day: whether funds were lacking for it and all that was ahead of it (4.18). */
    boolean isUnfundedAtClose;

    Payment(
            long id,
            char terminal,
            long inputSequence,
            Account debit,
            Account credit,
            int priority,
            Command.SubmitPayment instruction) {
        this.id = id;
        this.terminal = terminal;
        this.inputSequence = inputSequence;
        this.debit = debit;
        this.credit = credit;
        this.priority = priority;
        this.instruction = instruction;
    }

    /** 5-1.7.1: it raises a limit in IPS and pays nobody. */
    boolean raisesLimit() {
        return credit.kind == AccountKind.IPS_SETTLEMENT;
    }

    BigDecimal amount() {
        return instruction.amount();
    }

    Participant issuer() {
        return debit.owner;
    }

    Participant beneficiary() {
        return credit.owner;
    }

    /** One of its participants is no more (7-10.6): it is cancelled from that moment on. */
    boolean isOfTheGone() {
        return issuer().isGone() || beneficiary().isGone();
    }

    /** What of 4.12, beside funds, stops it now. */
    Set<WaitCause> stops() {
        Set<WaitCause> stops = EnumSet.noneOf(WaitCause.class);
        if (suspendedOfSystem.contains(SystemPart.SETTLEMENT)) {
            stops.add(WaitCause.SYSTEM_SUSPENDED);
        }
        if (issuer().isSuspended() || debit.isSeizedWhole() || isHeldByOther()) {
            stops.add(WaitCause.SEIZURE_OR_SUSPENSION);
        }
        if (isAside && isBeyondTelling()) {
            stops.add(WaitCause.BENEFICIARY_FULL);
        }
        return stops;
    }

    /** 4.12.1: the other side stops it, so that later payments of its account may pass. */
    boolean isStoppedByOther() {
        return isHeldByOther() || isBeyondTelling();
    }

    /** 4.12.1: its beneficiary is suspended, or the whole account seized. */
    boolean isHeldByOther() {
        return beneficiary().isSuspended() || credit.isSeizedWhole();
    }

    /** 4.20: its beneficiary's account has no room for it. */
    boolean isBeyondTelling() {
        return Acceptance.isBeyondTelling(Optional.of(credit), amount());
    }

    int valueDate() {
        return instruction.valueDate();
    }

    /** It has not ended: kept until its value date, or waiting. */
    boolean isPending() {
        return state == State.KEPT || state == State.WAITING;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    @Override
    public String toString() {
        return "payment " + id + " of " + amount() + " from " + debit + ", priority " + priority;
    }
}
