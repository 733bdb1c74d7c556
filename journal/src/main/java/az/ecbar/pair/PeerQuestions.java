package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.port.Clock;
import org.agrona.MutableDirectBuffer;

/**
 * A node's part in the pair while it has not come up, since a closed file of its journal is damaged: it asks the other node
 * for records, answers the other one's questions for the same purpose as far as it can, and says and hears nothing else.
 * For the other node it is one that has not said hello yet.
 *
 * <p>One thread steps it.
 */
public final class PeerQuestions {
    private final PeerChannel peer;
    private final PeerRecords records;
    private final Handler handler;
    private final Clock clock;

    /** Records that can be read here. */
    @FunctionalInterface
    public interface RecordsHere {
        /** Copies a record that is forced; gives its length in bytes, 0 if it is not there or cannot be read. */
        int read(long sequence, MutableDirectBuffer target, int offset);
    }

    /**
     * @param records what is wanted of the other node
     * @param here what the other node may want
     */
    public PeerQuestions(PairConfig config, ControlLink link, PeerRecords records, RecordsHere here, Clock clock) {
        this.peer = new PeerChannel(link, config, clock.monotonicNs());
        this.records = records;
        this.handler = new Handler(here);
        this.clock = clock;
    }

    public int doWork() {
        return peer.poll(handler, clock.monotonicNs()) + records.ask(peer);
    }

    /** Ends the connection: the next one begins with hello. */
    public void close() {
        peer.disconnect();
    }

    private final class Handler implements PeerChannel.Handler {
        private final RecordsHere here;

        Handler(RecordsHere here) {
            this.here = here;
        }

        @Override
        public void onConnected() {
            // The other node says hello first, and hears only questions.
        }

        @Override
        public void onLost() {
            // What is wanted is asked for again on the next connection.
        }

        @Override
        public void onFrame(PairFrame frame) {
            switch (frame) {
                case PairFrame.RecordsWanted wanted when wanted.epoch() == PeerRecords.EPOCH -> answer(wanted);
                case PairFrame.Records answer when answer.epoch() == PeerRecords.EPOCH -> records.onRecords(answer);
                default -> {} // for a node that has come up
            }
        }

        /** What is not among the files that are told here may be in one that is not: then nothing is said. */
        private void answer(PairFrame.RecordsWanted wanted) {
            PairFrame.Records answer = PeerRecords.answer(wanted, here);
            if (answer.records().capacity() > 0) {
                peer.send(answer);
            }
        }
    }
}
