package az.ecbar.ctn;

import org.agrona.DirectBuffer;

/**
 * The bank's side of a CTN session: a duty cycle above {@link ConnectingTransport}. It keeps a connection to
 * one of the centre's addresses, sends numbered inputs in signed envelopes as credit allows, matches the
 * answers, hands the outputs over in order, and begins again after each break where the two sides agree that
 * they stand.
 *
 * <p>The owner gives the numbers: it stores a message durably under the next input number, then offers it.
 * The session copies the bytes and keeps them until the answer, across reconnects; at most
 * {@link #WINDOW} wait at a time. Before {@link #start} the owner says what it holds: the highest input number
 * whose receipt it has (all lower ones too), and the highest output it has persisted. Then it offers every
 * input above that receipt, old ones first.
 *
 * <p>All methods belong to one thread. Time is monotonic nanoseconds, an argument. Nothing blocks.
 */
public final class ClientSession {
    /** The most inputs that this side keeps unanswered; the centre's credit may allow fewer. */
    public static final int WINDOW = 256;

    /**
     * Begins to connect.
     *
     * @param receiptHeld the highest input number such that it and all before are answered; 0 if none
     * @param outputPersisted the highest output number such that it and all before are persisted; 0 if none
     */
    public void start(long receiptHeld, long outputPersisted, long nowNs) {
        throw new UnsupportedOperationException();
    }

    /** Logs out in order and ends in {@link ClientState#STOPPED}. */
    public void stop(long nowNs) {
        throw new UnsupportedOperationException();
    }

    /** Drops the connection at once and ends in {@link ClientState#HALTED}: the owner has found that its store is wrong. */
    public void halt(String text) {
        throw new UnsupportedOperationException();
    }

    /** One step: takes in what came, sends what is ready, minds the timers. Returns 0 if there was nothing to do. */
    public int doWork(long nowNs) {
        throw new UnsupportedOperationException();
    }

    /** The number that the next offer must bear. */
    public long nextNumber() {
        throw new UnsupportedOperationException();
    }

    /** How many more inputs can be offered at present; 0 before the first start. */
    public int room() {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes over one input, in any state after the first start.
     *
     * @param number must be {@link #nextNumber()}
     * @param kind {@link MessageKind#MESSAGE} or {@link MessageKind#REQUEST}
     * @param length 1 to the limit of {@link Logon#maxMessageBytes()}
     * @return false if there is no room: offer it again later
     */
    public boolean offer(long number, MessageKind kind, DirectBuffer bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #offer}, for a message that is longer than one piece may be. */
    public boolean offerLarge(long number, LargeMessage message) {
        throw new UnsupportedOperationException();
    }

    /** The owner has persisted all outputs up to this number: they may be acknowledged. */
    public void outputsPersisted(long number) {
        throw new UnsupportedOperationException();
    }

    public ClientState state() {
        throw new UnsupportedOperationException();
    }
}
