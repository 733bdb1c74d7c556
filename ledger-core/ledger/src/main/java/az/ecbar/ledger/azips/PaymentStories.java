package az.ecbar.ledger.azips;

import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentState;
import java.util.Arrays;

/**
 * What became of the last {@value #CAPACITY} payments that came in, refused ones too: for who asks, nothing is decided
 * by it. What a bank sent is not kept here, it stands in the journal under the payment's id.
 *
 * <p>A ring in the order of arrival, which is that of the ids: the oldest story makes room for the newest. A story that
 * is forgotten, or unknown, is told nothing more.
 *
 * <p>Owned by the ledger's thread; allocates only beyond what was expected, until it has its capacity. Finding a payment takes
 * {@code log2} of the capacity, a search by reference looks at all.
 */
public final class PaymentStories {
    /** Its size is behaviour: it decides what a query is answered. */
    public static final int CAPACITY = 1 << 17;

    /** No such story. */
    public static final long NONE = -1;

    /** Not an account. */
    public static final int NO_ACCOUNT = -1;

    private static final int MASK = CAPACITY - 1;

    // What is told of a payment stands together, by these places; what is searched for stands apart.
    private static final int SENDER = 0;
    private static final int TERMINAL = 1;
    private static final int STATE = 2;
    private static final int CAUSES = 3;
    private static final int REASON = 4;
    private static final int TAG = 5;
    private static final int CREDIT_ACCOUNT = 6;
    private static final int ENDED_SEQUENCE = 7;
    private static final int WAITING_OUTPUT = 8;
    private static final int SENDER_NOTICE = 9;
    private static final int SENDER_OUTPUT = 10;
    private static final int EXECUTION_NOTICED = 11;
    private static final int CREDITOR_OUTPUT = 12;
    private static final int DEBTOR_BALANCE = 13;
    private static final int CREDITOR_BALANCE = 14;
    private static final int WAITING_SEQUENCE = 15;
    private static final int PROPOSAL = 16;
    private static final int CHANGED_SEQUENCE = 17;
    private static final int FACTS = 18;

    private long[] paymentId;
    private long[] referenceFirst;
    private long[] referenceSecond;
    private long[] uetrFirst;
    private long[] uetrSecond;
    private long[] facts;
    private long begun;

    /** @param expected payments of a day: up to so many, or up to the capacity, nothing is allocated any more */
    PaymentStories(int expected) {
        int size = Math.clamp(expected, 1, CAPACITY);
        paymentId = new long[size];
        referenceFirst = new long[size];
        referenceSecond = new long[size];
        uetrFirst = new long[size];
        uetrSecond = new long[size];
        facts = new long[size * FACTS];
    }

    /** Begins the story of a payment whose input was taken by the command of this sequence. */
    public void begin(long newPaymentId, int senderId, int senderTerminal, Reference reference, Reference uetr) {
        if (begun == paymentId.length && begun < CAPACITY) {
            grow(Math.min(2 * paymentId.length, CAPACITY));
        }
        int at = (int) begun++ & MASK;
        paymentId[at] = newPaymentId;
        referenceFirst[at] = reference.first();
        referenceSecond[at] = reference.second();
        uetrFirst[at] = uetr.first();
        uetrSecond[at] = uetr.second();
        int from = at * FACTS;
        Arrays.fill(facts, from, from + FACTS, 0);
        facts[from + SENDER] = senderId;
        facts[from + TERMINAL] = senderTerminal;
        facts[from + STATE] = PaymentState.WAITING.value();
        facts[from + CREDIT_ACCOUNT] = NO_ACCOUNT;
        facts[from + SENDER_NOTICE] = NoticeKind.NULL_VAL.value();
    }

    /** The newest story is of a payment that operators entered: the sequence of the proposal that bears it. */
    public void enteredBy(long proposalId) {
        facts[at(begun - 1) * FACTS + PROPOSAL] = proposalId;
    }

    /** A payment was given another priority by the command of this sequence. */
    public void changed(long ofPayment, long sequence) {
        long story = find(ofPayment);
        if (story != NONE) {
            facts[at(story) * FACTS + CHANGED_SEQUENCE] = sequence;
        }
    }

    /**
     * A notice about the payment is due: what it says is what became of the payment.
     *
     * @param sequence of the command that caused it
     * @param account booked, and its balance afterwards; only of advices
     */
    public void noticed(
            long ofPayment,
            NoticeKind kind,
            long output,
            long sequence,
            int account,
            long balance,
            int newReason,
            int waitCauses,
            long newTag) {
        long story = find(ofPayment);
        if (story == NONE) {
            return;
        }
        int from = at(story) * FACTS;
        switch (kind) {
            case WAITING -> {
                boolean isKept = (waitCauses & WaitCause.VALUE_DATE_AHEAD) != 0;
                facts[from + STATE] = (isKept ? PaymentState.FUTURE_DATED : PaymentState.WAITING).value();
                facts[from + CAUSES] = waitCauses;
                facts[from + WAITING_OUTPUT] = output;
                facts[from + WAITING_SEQUENCE] = sequence;
            }
            case REFUSED, ANNULLED -> {
                boolean hasWaited = facts[from + WAITING_OUTPUT] != 0;
                end(from, hasWaited ? PaymentState.ANNULLED : PaymentState.REFUSED, kind, output, sequence);
                facts[from + REASON] = newReason;
                facts[from + TAG] = newTag;
            }
            case DEBIT_ADVICE -> {
                end(from, PaymentState.SETTLED, kind, output, sequence);
                facts[from + DEBTOR_BALANCE] = balance;
            }
            case EXECUTED -> facts[from + EXECUTION_NOTICED] = 1;
            case FORWARDED_PAYMENT -> facts[from + CREDITOR_OUTPUT] = output;
            case CREDIT_ADVICE -> {
                facts[from + CREDIT_ACCOUNT] = account;
                facts[from + CREDITOR_BALANCE] = balance;
            }
            case NOT_CANCELLED,
                    PRIORITY_NOT_CHANGED,
                    DEBIT_TOLD_BY_AUTHORITY,
                    CREDIT_TOLD_BY_AUTHORITY,
                    ANSWER,
                    ACCOUNT_PAGE,
                    ANNOUNCEMENT,
                    ACCOUNT_NEWS,
                    PARTICIPATION,
                    NULL_VAL -> {}
        }
    }

    /** The oldest story that is kept; stories follow each other up to {@link #end()}. */
    public long first() {
        return Math.max(0, begun - CAPACITY);
    }

    /** One more than the newest story. */
    public long end() {
        return begun;
    }

    /** The story of a payment, or {@link #NONE}. */
    public long find(long wantedId) {
        long low = first();
        long high = begun - 1;
        if (high >= low && paymentId[at(high)] == wantedId) {
            return high;
        }
        while (low <= high) {
            long middle = (low + high) >>> 1;
            long found = paymentId[at(middle)];
            if (found == wantedId) {
                return middle;
            }
            if (found < wantedId) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    /** The newest story of a payment whose id is not greater; one before {@link #first()} if there is none. */
    public long newestUpTo(long greatestId) {
        long low = first();
        long high = begun - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            if (paymentId[at(middle)] <= greatestId) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    public boolean hasReference(long story, Reference wanted) {
        int at = at(story);
        return referenceFirst[at] == wanted.first() && referenceSecond[at] == wanted.second();
    }

    public boolean hasUetr(long story, Reference wanted) {
        int at = at(story);
        return uetrFirst[at] == wanted.first() && uetrSecond[at] == wanted.second();
    }

    public long paymentId(long story) {
        return paymentId[at(story)];
    }

    /** Participant that sent it. */
    public int sender(long story) {
        return (int) fact(story, SENDER);
    }

    /** Terminal that sent it. */
    public int terminal(long story) {
        return (int) fact(story, TERMINAL);
    }

    public Reference reference(long story, Reference into) {
        return into.set(referenceFirst[at(story)], referenceSecond[at(story)]);
    }

    public Reference uetr(long story, Reference into) {
        return into.set(uetrFirst[at(story)], uetrSecond[at(story)]);
    }

    public PaymentState state(long story) {
        return PaymentState.get((short) fact(story, STATE));
    }

    /** Bits of the schema's WaitCauses set for which it waits, as last told; 0: it never waited. */
    public int causes(long story) {
        return (int) fact(story, CAUSES);
    }

    public boolean isExecutionNoticed(long story) {
        return fact(story, EXECUTION_NOTICED) != 0;
    }

    public int reason(long story) {
        return (int) fact(story, REASON);
    }

    public long tag(long story) {
        return fact(story, TAG);
    }

    /** Account that was credited, or {@link #NO_ACCOUNT}. */
    public int creditAccount(long story) {
        return (int) fact(story, CREDIT_ACCOUNT);
    }

    /** Sequence of the command that ended it; 0 while it waits. */
    public long endedSequence(long story) {
        return fact(story, ENDED_SEQUENCE);
    }

    /** Sequence of the command that caused {@link #waitingOutput}. */
    public long waitingSequence(long story) {
        return fact(story, WAITING_SEQUENCE);
    }

    /** Last output by which the sender learned that it waits; 0: none. */
    public long waitingOutput(long story) {
        return fact(story, WAITING_OUTPUT);
    }

    /** Proposal by which operators entered it; 0: its sender sent it itself. */
    public long proposalId(long story) {
        return fact(story, PROPOSAL);
    }

    /** Sequence of the command that gave it another priority, the last one; 0: none. */
    public long changedSequence(long story) {
        return fact(story, CHANGED_SEQUENCE);
    }

    /** Kind of the first output to the sender at the end. */
    public NoticeKind senderNotice(long story) {
        return NoticeKind.get((short) fact(story, SENDER_NOTICE));
    }

    /** First output to the sender at the end; 0: none. After a debit advice the next one is the execution notice. */
    public long senderOutput(long story) {
        return fact(story, SENDER_OUTPUT);
    }

    /** Output by which the payment was forwarded; 0: none. That of the credit advice is the next one. */
    public long creditorOutput(long story) {
        return fact(story, CREDITOR_OUTPUT);
    }

    public long debtorBalance(long story) {
        return fact(story, DEBTOR_BALANCE);
    }

    public long creditorBalance(long story) {
        return fact(story, CREDITOR_BALANCE);
    }

    private void grow(int size) {
        paymentId = Arrays.copyOf(paymentId, size);
        referenceFirst = Arrays.copyOf(referenceFirst, size);
        referenceSecond = Arrays.copyOf(referenceSecond, size);
        uetrFirst = Arrays.copyOf(uetrFirst, size);
        uetrSecond = Arrays.copyOf(uetrSecond, size);
        facts = Arrays.copyOf(facts, size * FACTS);
    }

    private void end(int from, PaymentState newState, NoticeKind kind, long output, long sequence) {
        facts[from + STATE] = newState.value();
        facts[from + SENDER_NOTICE] = kind.value();
        facts[from + SENDER_OUTPUT] = output;
        facts[from + ENDED_SEQUENCE] = sequence;
    }

    private long fact(long story, int which) {
        return facts[at(story) * FACTS + which];
    }

    private static int at(long story) {
        return (int) story & MASK;
    }
}
