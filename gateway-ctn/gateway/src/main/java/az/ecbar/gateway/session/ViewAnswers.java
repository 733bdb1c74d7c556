package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.frame.ViewFrame;
import az.ecbar.gateway.outbox.OutboxFailure;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Answers VIEW frames of operators from a {@link LiveView}. A session that asks more often than each 50 ms is not
 * answered, so that looking never costs more than a fixed part of the edge's time. A question that the view fails at ends the
 * session that asked, never the node: a view changes nothing.
 *
 * <p>Owned by the edge's thread.
 */
final class ViewAnswers {
    static final long MIN_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LiveView view;
    private final UnsafeBuffer frame;
    private int length;

    /** @param maxFrameBytes the longest frame of a session */
    ViewAnswers(LiveView view, int maxFrameBytes) {
        this.view = view;
        this.frame = new UnsafeBuffer(
                new byte[Math.min(maxFrameBytes, ViewFrame.BODY_OFFSET + ViewFrame.MAX_ANSWER_LENGTH)]);
    }

    /** Takes a VIEW; a code other than {@link CtnCode#NONE} ends the session. */
    CtnCode onView(ServerSession session, DirectBuffer buffer, int offset, int frameLength, long nowNs) {
        length = 0;
        if (!session.who.isOperator()) {
            return CtnCode.UNEXPECTED_FRAME;
        }
        CtnCode code = ViewFrame.check(buffer, offset, frameLength);
        if (code != CtnCode.NONE || nowNs - session.viewedAtNs < MIN_INTERVAL_NS) {
            return code;
        }
        session.viewedAtNs = nowNs;
        int body;
        try {
            body = view.onView(
                    buffer,
                    offset + ViewFrame.BODY_OFFSET,
                    frameLength - ViewFrame.BODY_OFFSET,
                    frame,
                    ViewFrame.BODY_OFFSET,
                    frame.capacity() - ViewFrame.BODY_OFFSET);
        } catch (OutboxFailure e) {
            throw e; // a file failed beneath the question: whoever else needs it must not go on (D25)
        } catch (RuntimeException _) {
            return CtnCode.MALFORMED_FRAME;
        }
        if (body > 0) {
            length = ViewFrame.encodeAnswer(frame, 0, session.id, body);
        }
        return CtnCode.NONE;
    }

    /** The answer's frame, {@link #length()} bytes of it. */
    UnsafeBuffer frame() {
        return frame;
    }

    /** 0: there is no answer. */
    int length() {
        return length;
    }
}
