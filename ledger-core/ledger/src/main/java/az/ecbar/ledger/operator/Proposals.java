package az.ecbar.ledger.operator;

import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.OperatorEvents;
import az.ecbar.ledger.participant.Certificates;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.TimerKind;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.RuleId;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands that one operator proposed and another one may approve (design D23). A proposal that nobody approves in
 * time is dropped.
 *
 * <p>Owned by the ledger's thread; no allocation. At most {@value #MAX_OPEN} proposals of at most
 * {@value #MAX_ACTION_BYTES} bytes are open.
 */
public final class Proposals {
    public static final int MAX_OPEN = 64;
    public static final int MAX_ACTION_BYTES = 3072;
    public static final int NONE = -1;

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Certificates certificates;
    private final Terminals terminals;
    private final RuleSet rules;
    private final Timers timers;
    private final OperatorEvents events;
    private final long[] id = new long[MAX_OPEN];
    private final int[] proposer = new int[MAX_OPEN];
    private final long[] deadlineNs = new long[MAX_OPEN];
    private final int[] actionBytes = new int[MAX_OPEN];
    private final UnsafeBuffer[] action = new UnsafeBuffer[MAX_OPEN];
    private int size;

    public Proposals(
            Certificates certificates, Terminals terminals, RuleSet rules, Timers timers, OperatorEvents events) {
        this.certificates = certificates;
        this.terminals = terminals;
        this.rules = rules;
        this.timers = timers;
        this.events = events;
        for (int i = 0; i < MAX_OPEN; i++) {
            action[i] = new UnsafeBuffer(new byte[MAX_ACTION_BYTES]);
        }
    }

    /**
     * Keeps a command until it is approved. Refused, in this order: ACTION_TOO_LARGE, ACTION_NOT_ALLOWED,
     * PROPOSALS_TOO_MANY.
     */
    public void propose(
            InputOrigin origin,
            boolean isAllowed,
            int templateId,
            DirectBuffer buffer,
            int offset,
            int lengthBytes,
            long sequence,
            long timeNs) {
        RejectReason reason = check(isAllowed, lengthBytes);
        if (reason != RejectReason.NONE) {
            events.actionRefused(
                    sequence,
                    origin.certificateId,
                    reason.code(),
                    origin.sessionId,
                    origin.inputNumber,
                    terminals.nextOutput(origin));
            return;
        }
        // Decided: proposed.
        long deadline = timeNs + rules.value(RuleId.PROPOSAL_EXPIRY_SECONDS) * NS_PER_SECOND;
        restore(sequence, origin.certificateId, deadline, buffer, offset, lengthBytes);
        timers.set(deadline, sequence, TimerKind.PROPOSAL_EXPIRY, sequence);
        events.actionProposed(
                sequence,
                origin.certificateId,
                templateId,
                deadline,
                origin.sessionId,
                origin.inputNumber,
                terminals.nextOutput(origin));
    }

    /**
     * Whether an operator may approve a proposal, by its place from {@link #find}. Refused, in this order:
     * PROPOSAL_UNKNOWN, also when its time is over, SAME_OPERATOR: the approver speaks from the proposer's terminal, or
     * both certificates name one holder.
     */
    public RejectReason checkApproval(int place, InputOrigin origin, long timeNs) {
        if (place == NONE || timeNs > deadlineNs[place]) {
            return RejectReason.PROPOSAL_UNKNOWN;
        }
        boolean isSameTerminal = certificates.terminal(proposer[place]) == origin.terminal
                && certificates.participant(proposer[place]) == origin.participantId;
        return isSameTerminal || certificates.isSameHolder(proposer[place], origin.certificateId)
                ? RejectReason.SAME_OPERATOR
                : RejectReason.NONE;
    }

    /** Place of an open proposal, or {@link #NONE}. */
    public int find(long proposalId) {
        for (int i = 0; i < size; i++) {
            if (id[i] == proposalId) {
                return i;
            }
        }
        return NONE;
    }

    /** Takes a proposal away; the buffer of its command stays as it is until the next proposal. */
    public DirectBuffer remove(int place) {
        UnsafeBuffer taken = action[place];
        size--;
        for (int i = place; i < size; i++) {
            id[i] = id[i + 1];
            proposer[i] = proposer[i + 1];
            deadlineNs[i] = deadlineNs[i + 1];
            actionBytes[i] = actionBytes[i + 1];
            action[i] = action[i + 1];
        }
        action[size] = taken;
        return taken;
    }

    /** A timer fired: the proposal is dropped if it is still open. */
    public void expire(long proposalId) {
        int place = find(proposalId);
        if (place != NONE) {
            remove(place);
            events.proposalExpired(proposalId);
        }
    }

    public int size() {
        return size;
    }

    public long id(int place) {
        return id[place];
    }

    /** Certificate of the proposer. */
    public int proposer(int place) {
        return proposer[place];
    }

    public long deadlineNs(int place) {
        return deadlineNs[place];
    }

    public DirectBuffer action(int place) {
        return action[place];
    }

    public int actionBytes(int place) {
        return actionBytes[place];
    }

    /** Puts back what a snapshot holds, behind the others. */
    public void restore(
            long proposalId, int certificateId, long deadline, DirectBuffer buffer, int offset, int lengthBytes) {
        int place = size++;
        id[place] = proposalId;
        proposer[place] = certificateId;
        deadlineNs[place] = deadline;
        actionBytes[place] = lengthBytes;
        action[place].putBytes(0, buffer, offset, lengthBytes);
    }

    private RejectReason check(boolean isAllowed, int lengthBytes) {
        if (lengthBytes > MAX_ACTION_BYTES) {
            return RejectReason.ACTION_TOO_LARGE;
        }
        if (!isAllowed) {
            return RejectReason.ACTION_NOT_ALLOWED;
        }
        return size == MAX_OPEN ? RejectReason.PROPOSALS_TOO_MANY : RejectReason.NONE;
    }
}
