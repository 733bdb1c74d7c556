package az.ecbar.ops.projection;

import az.ecbar.gateway.session.LiveView;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * Where consoles' questions about past days wait for the projection, and its answers for them. The edge never waits: a
 * question that is not answered yet has no answer, and the console asks the same again. At most {@value #MAX_OPEN}
 * questions are open; of more the oldest is forgotten.
 *
 * <p>{@link #onView} is of the edge's thread, {@link #answerNext} of the projection's.
 */
public final class PastDesk implements LiveView {
    private static final int MAX_OPEN = 32;
    private static final String NOT_YET = "";
    private static final String NOBODY = "no projection runs at this node: see 'projection' in its configuration";

    private record Answered(PastQuestion question, String text) {}

    private final OneToOneConcurrentArrayQueue<PastQuestion> questions = new OneToOneConcurrentArrayQueue<>(MAX_OPEN);
    private final OneToOneConcurrentArrayQueue<Answered> answers = new OneToOneConcurrentArrayQueue<>(MAX_OPEN);
    /** The open questions of the edge, oldest first; with their answers once these came. */
    private final Map<PastQuestion, String> open = new LinkedHashMap<>();

    private volatile boolean isServed;

    /** From now on somebody answers, or nobody any more. Any thread. */
    public void served(boolean byProjection) {
        isServed = byProjection;
    }

    @Override
    public int onView(
            DirectBuffer request,
            int requestOffset,
            int requestLength,
            MutableDirectBuffer answer,
            int answerOffset,
            int maxLength) {
        PastQuestion question = PastQuestion.read(request, requestOffset, requestLength);
        if (question == null) {
            return 0;
        }
        String text = isServed ? answer(question) : PastAnswer.failed(question, NOBODY);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > maxLength) {
            bytes = PastAnswer.failed(question, "the answer is too long").getBytes(StandardCharsets.UTF_8);
        }
        answer.putBytes(answerOffset, bytes);
        return bytes.length;
    }

    /** Empty while there is none. */
    private String answer(PastQuestion question) {
        for (Answered answered = answers.poll(); answered != null; answered = answers.poll()) {
            Answered last = answered;
            open.computeIfPresent(last.question(), (_, _) -> last.text());
        }
        String text = open.get(question);
        if (text == null) {
            if (questions.offer(question)) {
                open.put(question, NOT_YET);
                if (open.size() > MAX_OPEN) {
                    open.remove(open.keySet().iterator().next());
                }
            }
            return NOT_YET;
        }
        if (!text.isEmpty()) {
            open.remove(question);
        }
        return text;
    }

    /** Answers the oldest question, if there is one; tells whether there was. */
    public boolean answerNext(Function<PastQuestion, String> by) {
        if (answers.size() == MAX_OPEN) {
            return false;
        }
        PastQuestion question = questions.poll();
        if (question == null) {
            return false;
        }
        return answers.offer(new Answered(question, by.apply(question)));
    }
}
