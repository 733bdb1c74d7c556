package az.ecbar.stp.link;

import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The port over the CTN session. Owned by the agent's thread. */
public final class CtnLink implements CentreLink {
    private final ClientSession session;
    private final List<String> centres;
    private final Runnable onClose;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

    /**
     * @param centres the centre's addresses, in the order of the session's transport
     * @param onClose gives back what the session's transport holds of the machine
     */
    public CtnLink(ClientSession session, List<String> centres, Runnable onClose) {
        this.session = session;
        this.centres = List.copyOf(centres);
        this.onClose = onClose;
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public void start(long receiptHeld, long outputPersisted, long nowNs) {
        session.start(receiptHeld, outputPersisted, nowNs);
    }

    @Override
    public void stop(long nowNs) {
        session.stop(nowNs);
    }

    @Override
    public void halt(String text) {
        session.halt(text);
    }

    @Override
    public int doWork(long nowNs) {
        return session.doWork(nowNs);
    }

    @Override
    public long nextNumber() {
        return session.nextNumber();
    }

    @Override
    public int room() {
        return session.room();
    }

    @Override
    public boolean offer(long number, byte[] message, int maxPieceBytes) {
        if (message.length > maxPieceBytes) {
            return session.offerLarge(number, new WholeMessage(message));
        }
        buffer.wrap(message);
        return session.offer(number, MessageKind.MESSAGE, buffer, 0, message.length);
    }

    @Override
    public void outputsPersisted(long number) {
        session.outputsPersisted(number);
    }

    @Override
    public ClientState state() {
        return session.state();
    }

    @Override
    public String centre() {
        return centres.get(session.addressIndex());
    }
}
