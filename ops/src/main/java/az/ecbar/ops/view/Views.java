package az.ecbar.ops.view;

import az.ecbar.gateway.session.LiveView;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** What consoles may look at, told apart by the request's second byte. Of the edge's thread. */
public final class Views implements LiveView {
    private static final int TAIL = 1;
    private static final int OUTPUTS = 3;
    private static final int SWIFT = 4;

    private final LiveView tail;
    private final LiveView pastDays;
    private final LiveView outputs;
    private final LiveView swift;

    public Views(LiveView tail, LiveView pastDays, LiveView outputs, LiveView swift) {
        this.tail = tail;
        this.pastDays = pastDays;
        this.outputs = outputs;
        this.swift = swift;
    }

    @Override
    public int onView(
            DirectBuffer request,
            int requestOffset,
            int requestLength,
            MutableDirectBuffer answer,
            int answerOffset,
            int maxLength) {
        int what = requestLength < 2 ? TAIL : request.getByte(requestOffset + 1);
        LiveView asked = switch (what) {
            case TAIL -> tail;
            case OUTPUTS -> outputs;
            case SWIFT -> swift;
            default -> pastDays;
        };
        return asked.onView(request, requestOffset, requestLength, answer, answerOffset, maxLength);
    }
}
