package az.ecbar.ops.console;

import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.Logon;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.MessageProof;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A bank's terminal that acknowledges what it gets and remembers nothing but the sequences of its inputs. */
final class SteppedTerminal implements ClientSessionListener {
    final List<Long> taken = new ArrayList<>();
    private final ClientSession session;

    SteppedTerminal(Function<ClientSessionListener, ClientSession> sessions) {
        session = sessions.apply(this);
    }

    void start(long nowNs) {
        session.start(0, 0, nowNs);
    }

    boolean isActive() {
        return session.state() == ClientState.ACTIVE;
    }

    void send(byte[] message) {
        session.offer(session.nextNumber(), MessageKind.MESSAGE, new UnsafeBuffer(message), 0, message.length);
    }

    int sent() {
        return (int) session.nextNumber() - 1;
    }

    void step(long nowNs) {
        session.doWork(nowNs);
    }

    @Override
    public void onState(ClientState from, ClientState to, CtnCode code, String text) {
        if (code.advice() != CtnCode.Advice.SOON) {
            throw new AssertionError(code + ": " + text);
        }
    }

    @Override
    public void onLoggedOn(Logon logon) {
        // Nothing was there before.
    }

    @Override
    public void onTaken(long number, long sequence, long timeNs, MessageProof receipt) {
        taken.add(sequence);
    }

    @Override
    public void onNak(long number, CtnCode code, String text, MessageProof receipt) {
        throw new AssertionError(code + ": " + text);
    }

    @Override
    public void onOutput(
            long number, MessageKind kind, DirectBuffer buffer, int offset, int length, MessageProof receipt) {
        session.outputsPersisted(number);
    }

    @Override
    public void onBadSignature(String text) {
        throw new AssertionError(text);
    }
}
