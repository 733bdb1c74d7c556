package az.ecbar.pair;

import az.ecbar.journal.history.RecordSource;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.record.RecordHeader;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Records of the other node for a closed file that was found damaged here, and of this one for the other: asked for over
 * the control connection whoever leads, one answer of a bounded length at a time, so that live records do not wait.
 *
 * <p>As a {@link RecordSource} of the thread that looks after closed files; the rest is of the pair thread. Between them
 * stands one word.
 */
public final class PeerRecords implements RecordSource {
    /** RECORDS_WANTED and RECORDS of this epoch, which nobody leads, are for a repair. */
    static final int EPOCH = 0;

    private static final int MAX_ANSWER_LENGTH = 64 * 1024;

    private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();
    private final Runnable refusal;
    private @Nullable Wanted sent;
    private long sentOn;

    /** Of a node that has come up. */
    public PeerRecords() {
        this(() -> {});
    }

    /**
     * @param refusal runs when the other node does not hold what is wanted: as it says, on the pair thread, or as its records
     *     show, on that which looks after closed files
     */
    public PeerRecords(Runnable refusal) {
        this.refusal = refusal;
    }

    /** What is wanted, and what came. Compared by identity. */
    private static final class Wanted {
        final long first;
        final long last;
        final @Nullable DirectBuffer answer;

        Wanted(long first, long last, @Nullable DirectBuffer answer) {
            this.first = first;
            this.last = last;
            this.answer = answer;
        }
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public void want(long first, long last) {
        wanted.set(new Wanted(first, last, null));
    }

    @Override
    public @Nullable DirectBuffer answer() {
        Wanted now = wanted.get();
        return now == null ? null : now.answer;
    }

    @Override
    public void onOtherHistory() {
        refusal.run();
    }

    @Override
    public void forget() {
        wanted.set(null);
    }

    /** The first record that is wanted; 0 if none. It grows with each answer that was of use. */
    public long firstWanted() {
        Wanted now = wanted.get();
        return now == null ? 0 : now.first;
    }

    /** Sends what is wanted, once on each connection; who is there may not have come up and never say hello. */
    int ask(PeerChannel peer) {
        Wanted now = wanted.get();
        // A connection may be lost and made anew between two calls.
        boolean isSent = now == sent && sentOn == peer.connection();
        if (now == null || isSent || now.answer != null || !peer.isConnected()) {
            return 0;
        }
        sent = now;
        sentOn = peer.connection();
        peer.send(new PairFrame.RecordsWanted(EPOCH, now.first, now.last));
        return 1;
    }

    /** Takes an answer; one to an earlier question is left. */
    void onRecords(PairFrame.Records frame) {
        Wanted now = wanted.get();
        int length = frame.records().capacity();
        boolean isAnswer = now != null
                && (length == 0
                        || (length >= RecordHeader.HEADER_LENGTH
                                && RecordHeader.sequence(frame.records(), 0) == now.first));
        if (now != null && isAnswer) {
            if (length == 0) {
                refusal.run();
            }
            UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
            copy.putBytes(0, frame.records(), 0, length);
            // Unless something else is wanted by now.
            boolean _ = wanted.compareAndSet(now, new Wanted(now.first, now.last, copy));
        }
    }

    /** The answer to the other node: as many records as fit, none if they are not here or cannot be read here either. */
    static PairFrame.Records answer(PairFrame.RecordsWanted question, PeerQuestions.RecordsHere here) {
        UnsafeBuffer records = new UnsafeBuffer(new byte[MAX_ANSWER_LENGTH]);
        int length = 0;
        long sequence = question.first();
        while (sequence <= question.last() && records.capacity() - length >= RecordHeader.MAX_RECORD_LENGTH) {
            int read = here.read(sequence, records, length);
            if (read == 0) {
                break;
            }
            length += read;
            sequence++;
        }
        return new PairFrame.Records(EPOCH, new UnsafeBuffer(records, 0, length));
    }
}
