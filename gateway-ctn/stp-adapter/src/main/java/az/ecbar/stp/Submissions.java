package az.ecbar.stp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way from the threads that send to the agent's thread. Bounded in messages and in bytes; a full
 * one refuses at once. Any thread may offer, the agent alone polls.
 */
final class Submissions {
    /** One message and who waits for its outcome. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Submission(byte[] message, CompletableFuture<Outcome> outcome) {}

    private final ManyToOneConcurrentArrayQueue<Submission> queue;
    private final AtomicLong bytes = new AtomicLong();
    private final long maxBytes;

    Submissions(int maxMessages, long maxBytes) {
        this.queue = new ManyToOneConcurrentArrayQueue<>(maxMessages);
        this.maxBytes = maxBytes;
    }

    boolean offer(Submission submission) {
        int length = submission.message().length;
        if (bytes.addAndGet(length) <= maxBytes && queue.offer(submission)) {
            return true;
        }
        bytes.addAndGet(-length);
        return false;
    }

    @Nullable
    Submission poll() {
        Submission submission = queue.poll();
        if (submission != null) {
            bytes.addAndGet(-submission.message().length);
        }
        return submission;
    }
}
