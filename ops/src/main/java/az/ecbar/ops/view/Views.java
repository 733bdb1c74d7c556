package az.ecbar.ops.view;

import az.ecbar.gateway.session.LiveView;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** What consoles may look at, told apart by the request's second byte. Of the edge's thread. */
public final class Views implements LiveView {
    private static final int TAIL = 1;

    private final LiveView tail;
    private final LiveView pastDays;

    public Views(LiveView tail, LiveView pastDays) {
        this.tail = tail;
        this.pastDays = pastDays;
    }

    @Override
    public int onView(
            DirectBuffer request,
            int requestOffset,
            int requestLength,
            MutableDirectBuffer answer,
            int answerOffset,
            int maxLength) {
        boolean isOfTail = requestLength < 2 || request.getByte(requestOffset + 1) == TAIL;
        LiveView asked = isOfTail ? tail : pastDays;
        return asked.onView(request, requestOffset, requestLength, answer, answerOffset, maxLength);
    }
}
