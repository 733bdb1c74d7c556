package az.ecbar.pair;

import az.ecbar.pair.frame.MalformedFrame;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.pair.frame.WitnessFrames;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The connection to the witness: reads its register now and then, and has one request under way at a time.
 *
 * <p>Of the pair thread. A node speaks only to the witness that its register names.
 */
final class WitnessChannel {
    private static final int FRAMES_AT_ONCE = 16;

    private final @Nullable ControlLink link;
    private final PairConfig config;
    private final ExpandableArrayBuffer out = new ExpandableArrayBuffer();
    private long connection;
    private long lastHeardNs;
    private long lastSentNs;
    private long nowNs;
    private boolean isUnderWay;
    private @Nullable Answer view;
    private @Nullable Answer lastView;

    WitnessChannel(@Nullable ControlLink link, PairConfig config) {
        this.link = link;
        this.config = config;
    }

    /** Takes answers and keeps the view fresh; only answers of this witness reach the consumer. */
    int poll(Register register, Consumer<Answer> consumer, long now) {
        if (link == null) {
            return 0;
        }
        if (register.witness().isNone()) {
            if (view != null || isUnderWay) {
                drop();
            }
            return 0;
        }
        nowNs = now;
        if (view != null && !isOurs(view, register)) {
            drop();
            noticeConnection();
        }
        int work = link.poll(
                (buffer, offset, length) -> onFrame(register, consumer, buffer, offset, length), FRAMES_AT_ONCE);
        noticeConnection();
        if (connection != 0 && isUnderWay && now - lastSentNs > config.silenceNs()) {
            link.disconnect();
            noticeConnection();
        }
        if (connection != 0 && !isUnderWay && (view == null || now - lastSentNs >= config.retryNs())) {
            send(new WitnessFrame.Read());
        }
        return work;
    }

    private void noticeConnection() {
        long current = link == null ? 0 : link.connection();
        if (current != connection) {
            connection = current;
            isUnderWay = false;
            view = null;
        }
    }

    private void onFrame(Register register, Consumer<Answer> consumer, DirectBuffer buffer, int offset, int length) {
        noticeConnection();
        try {
            WitnessFrame frame = WitnessFrames.read(buffer, offset, length);
            if (!(frame instanceof Answer answer) || !isOurs(answer, register)) {
                disconnect();
                return;
            }
            lastHeardNs = nowNs;
            isUnderWay = false;
            view = answer;
            lastView = answer;
            consumer.accept(answer);
        } catch (MalformedFrame e) {
            disconnect();
        }
    }

    private static boolean isOurs(Answer answer, Register register) {
        return answer.witness().equals(register.witness()) && answer.ledger().fits(register.ledger());
    }

    /** Ends the connection, and knows nothing more from it. */
    private void drop() {
        disconnect();
        isUnderWay = false;
        view = null;
    }

    private void disconnect() {
        if (link != null) {
            link.disconnect();
        }
    }

    private void send(WitnessFrame frame) {
        if (link != null && link.send(out, 0, WitnessFrames.write(frame, out))) {
            lastSentNs = nowNs;
            isUnderWay = true;
        }
    }

    /** Claims an epoch, if nothing else is under way and the register is known. */
    void claim(int epoch) {
        Answer known = view;
        if (known != null && !isUnderWay) {
            send(new WitnessFrame.Claim(epoch, known.epoch(), known.owner(), known.state()));
        }
    }

    /** Asks to count the standby in. */
    void countIn() {
        Answer known = view;
        if (known != null && !isUnderWay) {
            send(new WitnessFrame.CountIn(known.epoch(), known.owner(), known.state()));
        }
    }

    /** Sets an empty witness up. */
    void adopt(WitnessFrame.Adopt adopt) {
        if (!isUnderWay) {
            send(adopt);
        }
    }

    boolean isConfigured() {
        return link != null;
    }

    boolean isUnderWay() {
        return isUnderWay;
    }

    /** What the register said last on the connection that stands now. */
    @Nullable
    Answer view() {
        return view;
    }

    /** What it said last at all. */
    @Nullable
    Answer lastView() {
        return lastView;
    }

    long lastHeardNs() {
        return lastHeardNs;
    }
}
