package az.ecbar.bench.azips;

import az.ecbar.bench.load.OpenLoop;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One bank of the load, above the session library that real banks use. It sends envelopes of a fixed number of payments,
 * either when each is due or as fast as the answers come, and takes the time of acknowledgement and notice of each.
 *
 * <p>A real bank forces what it sends and what it receives; this one does not: the disk is the node's alone. What it
 * receives it acknowledges at once. Owned by the load's thread.
 */
final class LoadBank implements ClientSessionListener {

    /** Payments that wait for their notice at most; a power of two. */
    private static final int MOST_UNSETTLED = 8192;

    /** The same when the load goes as fast as the answers come: enough to keep the node busy. */
    private static final int UNSETTLED_AT_FULL_SPEED = 512;

    /** Envelopes between two looks at what has come. */
    private static final int ENVELOPES_OF_STEP = 4;

    private final long[] dueNs = new long[MOST_UNSETTLED];
    private final OutputScan output = new OutputScan();
    private final PaymentTemplate payment;
    private final EnvelopeCounter transport;
    private final ClientSession session;
    private LoadCount count = new LoadCount();
    private int envelopeSize = 1;
    private @Nullable OpenLoop schedule;
    private long scheduled;
    private boolean isSending;
    private long offeredEnvelopes;
    private int credit;
    private long settled;
    private @Nullable String trouble;

    /**
     * @param newSession makes the session above the transport, with this bank as its listener
     */
    LoadBank(
            PaymentTemplate payment,
            EnvelopeCounter transport,
            Function<ClientSessionListener, ClientSession> newSession) {
        this.payment = payment;
        this.transport = transport;
        this.session = newSession.apply(this);
    }

    /** Begins to connect and to log on, for the first time. */
    void start(long nowNs) {
        session.start(0, 0, nowNs);
    }

    /** Logs out. */
    void stop(long nowNs) {
        session.stop(nowNs);
    }

    boolean isLoggedOn() {
        return session.state() == ClientState.ACTIVE;
    }

    /** What went wrong; null while all is well. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** From now on sends envelopes of so many payments, each when it is due; null: as fast as the answers come. */
    void begin(LoadCount newCount, int newEnvelopeSize, @Nullable OpenLoop newSchedule) {
        count = newCount;
        envelopeSize = newEnvelopeSize;
        schedule = newSchedule;
        scheduled = 0;
        isSending = true;
    }

    /** Whether all that was to be sent is sent; without a schedule that is at any time. */
    boolean hasSentAll() {
        OpenLoop current = schedule;
        return current == null || scheduled == current.count();
    }

    /** Sends nothing more. */
    void end() {
        isSending = false;
    }

    /** One step; 0 if there was nothing to do. */
    int doWork(long nowNs) {
        int work = session.doWork(nowNs);
        if (transport.envelopes() > offeredEnvelopes) {
            trouble("inputs were sent again, or in other envelopes than they were offered");
        }
        for (int i = 0; i < ENVELOPES_OF_STEP && isSending && hasDue(nowNs) && maySend(); i++) {
            offer(nowNs);
            work += session.doWork(nowNs);
        }
        return work;
    }

    private boolean hasDue(long nowNs) {
        OpenLoop current = schedule;
        return current == null || scheduled < current.dueBy(nowNs);
    }

    /** An envelope has its size only if nothing offered before still waits to be sent, and if credit is left for all. */
    private boolean maySend() {
        long unsettled = session.nextNumber() - 1 - settled;
        int most = schedule == null ? UNSETTLED_AT_FULL_SPEED : MOST_UNSETTLED;
        return isLoggedOn()
                && transport.envelopes() == offeredEnvelopes
                && ClientSession.WINDOW - session.room() + envelopeSize <= credit
                && unsettled + envelopeSize <= most;
    }

    private void offer(long nowNs) {
        OpenLoop current = schedule;
        long due = current == null ? nowNs : current.dueNs(scheduled);
        for (int i = 0; i < envelopeSize; i++) {
            long number = session.nextNumber();
            payment.number(number);
            dueNs[slot(number)] = due;
            session.offer(number, MessageKind.MESSAGE, payment.buffer(), 0, payment.length());
        }
        scheduled++;
        offeredEnvelopes++;
        count.sent(envelopeSize);
    }

    private static int slot(long number) {
        return (int) (number & (MOST_UNSETTLED - 1));
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        if (code != CtnCode.NONE) {
            trouble("the session went from " + from + " to " + to + ": " + code + " " + text);
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        credit = logon.credit();
        if (logon.lastInputNumber() != 0) {
            trouble("the node has taken " + logon.lastInputNumber() + " inputs before the first one");
        }
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        count.taken(System.nanoTime() - dueNs[slot(number)]);
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        trouble("input " + number + " is refused: " + code + " " + text);
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        switch (output.scan(buffer, offset, length)) {
            case EXECUTED -> onExecuted();
            case OTHER -> count.otherOutput();
            case UNWANTED -> trouble("output " + number + ": " + buffer.getStringWithoutLengthAscii(offset, length));
        }
        session.outputsPersisted(number);
    }

    /** Notices come in the order of the payments, as no payment waits. */
    private void onExecuted() {
        if (output.number() != settled + 1) {
            trouble("payment " + output.number() + " is executed after " + settled);
            return;
        }
        settled++;
        count.settled(System.nanoTime() - dueNs[slot(settled)]);
    }

    @Override
    public void onBadSignature(String text) {
        trouble("a signature of the node does not verify: " + text);
    }

    private void trouble(String text) {
        if (trouble == null) {
            trouble = text;
        }
    }
}
