package az.ecbar.ledger.operator;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.azips.PaymentStories;
import az.ecbar.ledger.azips.WaitingPayments;
import az.ecbar.ledger.channel.GivenUpOutputs;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.StoryEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.NoticeKind;

/**
 * Answers about single payments: which ones bear a reference, and the whole story of one of them. What the bank sent is
 * not repeated here: it stands in the record whose sequence is the payment's id.
 *
 * <p>Owned by the ledger's thread; reads the state, changes nothing; no allocation. A search looks at
 * {@value PaymentStories#CAPACITY} stories at most, a count of what waits ahead at {@value #MAX_AHEAD}.
 */
final class PaymentQueries {
    static final int MAX_AHEAD = 4096;

    private static final int NOT_ACKNOWLEDGED = 0;
    private static final int ACKNOWLEDGED = 1;
    private static final int GIVEN_UP = 2;
    private static final int NOT_KNOWN = 3;

    private final Participants participants;
    private final Accounts accounts;
    private final Azips azips;
    private final PaymentStories stories;
    private final Terminals terminals;
    private final GivenUpOutputs givenUpOutputs;
    private final StoryEvents events;
    private InputOrigin origin = new InputOrigin();
    private int rows;
    private long cursor;

    PaymentQueries(
            Participants participants,
            Accounts accounts,
            Azips azips,
            Terminals terminals,
            GivenUpOutputs givenUpOutputs,
            StoryEvents events) {
        this.participants = participants;
        this.accounts = accounts;
        this.azips = azips;
        this.stories = azips.stories();
        this.terminals = terminals;
        this.givenUpOutputs = givenUpOutputs;
        this.events = events;
    }

    /** Rows of the last answer. */
    int rows() {
        return rows;
    }

    /** Where the last answer goes on; 0: it is complete. */
    long cursor() {
        return cursor;
    }

    /** The story of one payment, by its id. */
    RejectReason story(InputOrigin asker, long paymentId) {
        begin(asker);
        long story = stories.find(paymentId);
        if (story == PaymentStories.NONE) {
            return RejectReason.ARGUMENT_UNKNOWN;
        }
        int place = azips.waiting().find(paymentId);
        boolean isWaiting = place != WaitingPayments.NONE;
        events.storyReported(
                origin.sessionId,
                origin.inputNumber,
                paymentId,
                stories.state(story),
                stories.reason(story),
                stories.tag(story),
                isWaiting ? azips.causes(place) : stories.causes(story),
                isWaiting ? ahead(place) : 0,
                isWaiting ? azips.shortfall(place) : 0,
                stories.endedSequence(story),
                stories.debtorBalance(story),
                stories.creditorBalance(story),
                stories.changedSequence(story));
        rows++;
        notices(story);
        return RejectReason.NONE;
    }

    /**
     * The payments with this reference of their sender, if one is named, newest first.
     *
     * @param from 0, or the cursor of the page before
     */
    RejectReason byReference(InputOrigin asker, QueryArgument argument, long from) {
        begin(asker);
        Reference reference = argument.reference();
        int sender = argument.hasSender() ? participants.find(argument.sender()) : Participants.UNKNOWN;
        if (reference.isAbsent() || (argument.hasSender() && sender == Participants.UNKNOWN)) {
            return RejectReason.ARGUMENT_UNKNOWN;
        }
        for (long story = newest(from); story >= stories.first() && hasRoom(story); story--) {
            if (stories.hasReference(story, reference) && (!argument.hasSender() || stories.sender(story) == sender)) {
                match(story);
            }
        }
        return rows == 0 ? RejectReason.ARGUMENT_UNKNOWN : RejectReason.NONE;
    }

    /** The payments with this UETR, newest first; {@code from} as above. */
    RejectReason byUetr(InputOrigin asker, Reference uetr, long from) {
        begin(asker);
        if (uetr.isAbsent()) {
            return RejectReason.ARGUMENT_UNKNOWN;
        }
        for (long story = newest(from); story >= stories.first() && hasRoom(story); story--) {
            if (stories.hasUetr(story, uetr)) {
                match(story);
            }
        }
        return rows == 0 ? RejectReason.ARGUMENT_UNKNOWN : RejectReason.NONE;
    }

    private void begin(InputOrigin asker) {
        origin = asker;
        rows = 0;
        cursor = 0;
    }

    /** A cursor is the id of the payment from which to go on: the same on every node, and as long as the story is kept. */
    private long newest(long from) {
        return from <= 0 ? stories.end() - 1 : stories.newestUpTo(from);
    }

    private boolean hasRoom(long story) {
        if (rows == Queries.PAGE_ROWS) {
            cursor = stories.paymentId(story);
            return false;
        }
        return true;
    }

    private int ahead(int place) {
        return Math.min(azips.waiting().countBefore(place), MAX_AHEAD);
    }

    private void match(long story) {
        events.paymentMatched(origin.sessionId, origin.inputNumber, stories.paymentId(story), stories.state(story));
        rows++;
    }

    private void notices(long story) {
        int sender = stories.sender(story);
        int terminal = stories.terminal(story);
        long ended = stories.endedSequence(story);
        if (stories.waitingOutput(story) != 0) {
            notice(sender, terminal, NoticeKind.WAITING, stories.waitingOutput(story), stories.waitingSequence(story));
        }
        long output = stories.senderOutput(story);
        if (output == 0) {
            return;
        }
        notice(sender, terminal, stories.senderNotice(story), output, ended);
        if (stories.isExecutionNoticed(story)) {
            notice(sender, terminal, NoticeKind.EXECUTED, output + 1, ended);
        }
        if (stories.creditAccount(story) != PaymentStories.NO_ACCOUNT) {
            int creditor = accounts.participant(stories.creditAccount(story));
            int creditorTerminal = participants.terminal(creditor);
            long forwarded = stories.creditorOutput(story);
            notice(creditor, creditorTerminal, NoticeKind.FORWARDED_PAYMENT, forwarded, ended);
            notice(creditor, creditorTerminal, NoticeKind.CREDIT_ADVICE, forwarded + 1, ended);
        }
    }

    private void notice(int participantId, int terminal, NoticeKind kind, long output, long dueSequence) {
        events.noticeReported(
                origin.sessionId,
                origin.inputNumber,
                participantId,
                terminal,
                kind,
                acknowledged(participantId, terminal, output),
                output,
                dueSequence);
        rows++;
    }

    /** What is known of an output, as the schema numbers it. */
    private int acknowledged(int participantId, int terminal, long output) {
        if (terminals.acknowledged(terminals.find(participantId, terminal)) < output) {
            return NOT_ACKNOWLEDGED;
        }
        if (givenUpOutputs.contains(participantId, terminal, output)) {
            return GIVEN_UP;
        }
        return givenUpOutputs.isForgotten(participantId, terminal, output) ? NOT_KNOWN : ACKNOWLEDGED;
    }
}
