package az.ecbar.gateway.session;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** What an operator's console may look at while it happens. Called from the edge's thread; must answer at once. */
@FunctionalInterface
public interface LiveView {
    /** Nothing is shown. */
    LiveView NONE = (_, _, _, _, _, _) -> 0;

    /**
     * Writes what is seen.
     *
     * @param request valid during the call only
     * @param maxLength room for the answer
     * @return length of the answer; 0: there is none, the console asks again
     */
    int onView(
            DirectBuffer request,
            int requestOffset,
            int requestLength,
            MutableDirectBuffer answer,
            int answerOffset,
            int maxLength);
}
