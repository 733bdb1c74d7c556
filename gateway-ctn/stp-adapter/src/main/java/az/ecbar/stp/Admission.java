package az.ecbar.stp;

import az.ecbar.stp.message.BatchSplitter;
import az.ecbar.stp.message.MessageGlance;
import az.ecbar.stp.message.UnreadableFileException;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import az.ecbar.stp.store.Outgoing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What comes through the API: takes messages from the bounded queue, has them numbered, and answers each
 * sender once the store is forced. {@link #send} is for any thread and never blocks; all else is the agent's.
 */
final class Admission {
    private final Submissions submissions;
    private final int maxMessageBytes;
    private final long maxUnansweredBytes;
    private final Map<Long, CompletableFuture<Outcome>> waiting = new HashMap<>();
    private volatile boolean closed;

    Admission(Submissions submissions, int maxMessageBytes, long maxUnansweredBytes) {
        this.submissions = submissions;
        this.maxMessageBytes = maxMessageBytes;
        this.maxUnansweredBytes = maxUnansweredBytes;
    }

    CompletableFuture<Outcome> send(byte[] message) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Outcome.Rejected fault = fault(message);
        if (fault != null) {
            outcome.complete(fault);
            return outcome;
        }
        if (closed || !submissions.offer(new Submissions.Submission(message.clone(), outcome))) {
            outcome.complete(new Outcome.Rejected(
                    "BUSY",
                    closed
                            ? "the adapter is closed; nothing was kept"
                            : "too many messages wait; nothing was kept: send it again later"));
            return outcome;
        }
        if (closed) {
            // Closed between the look and the offer: the agent may not come by any more.
            refuseQueued();
        }
        return outcome;
    }

    private Outcome.@Nullable Rejected fault(byte[] message) {
        if (message.length > maxMessageBytes) {
            return new Outcome.Rejected(
                    "TOO_LARGE", "the message has " + message.length + " bytes; the most is " + maxMessageBytes);
        }
        try {
            List<byte[]> found = BatchSplitter.split(message, 1);
            return found.getFirst().length == message.length
                    ? null
                    : new Outcome.Rejected("UNREADABLE", "there are bytes before or behind the message");
        } catch (UnreadableFileException e) {
            return new Outcome.Rejected("UNREADABLE", String.valueOf(e.getMessage()));
        }
    }

    int admit(OutStore store, int limit, long utcMs) {
        int admitted = 0;
        while (admitted < limit && store.unansweredBytes() <= maxUnansweredBytes) {
            Submissions.Submission submission = submissions.poll();
            if (submission == null) {
                break;
            }
            MessageGlance glance = MessageGlance.at(submission.message());
            OutMessage numbered =
                    store.addMessage(new Outgoing(submission.message(), glance.type(), glance.reference()), utcMs);
            waiting.put(numbered.id(), submission.outcome());
            admitted++;
        }
        return admitted;
    }

    /** Tells the sender what became of a message, if one waits for it and the answer is there. */
    void answer(OutMessage message) {
        if (message.isUnanswered()) {
            return;
        }
        CompletableFuture<Outcome> outcome = waiting.remove(message.id());
        if (outcome != null) {
            outcome.complete(
                    message.state() == MessageState.REJECTED
                            ? new Outcome.Rejected(message.code(), message.text())
                            : new Outcome.Accepted(
                                    message.inputNumber(), message.sequence(), message.takenAtNs(), message.receipt()));
        }
    }

    /** Ends all waiting: what has a number is unknown, what has none is not kept. */
    void close(OutStore store) {
        closed = true;
        waiting.forEach((id, outcome) -> {
            OutMessage message = store.message(id);
            long number = message == null ? 0 : message.inputNumber();
            outcome.complete(new Outcome.Unknown(
                    number,
                    "the message is kept under input number " + number
                            + "; the next adapter on this folder sends it and tells its outcome"));
        });
        waiting.clear();
        refuseQueued();
    }

    private void refuseQueued() {
        for (Submissions.Submission left = submissions.poll(); left != null; left = submissions.poll()) {
            left.outcome().complete(new Outcome.Rejected("BUSY", "the adapter is closed; nothing was kept"));
        }
    }
}
