package az.ecbar.bankview;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what the participants were told with what they must be told. */
final class Ears {
    private final Findings findings;

    /** What is to be told in steps, in this order for each participant. */
    private final Map<String, Deque<Draft>> owed = new LinkedHashMap<>();

    Ears(Findings findings) {
        this.findings = findings;
    }

    /** Must be the next output of its receiver at this moment. */
    void require(Moment moment, Draft draft, String rule) {
        Output output = moment.front(draft.bic());
        if (output == null || !draft.isAlike(output)) {
            findings.add(moment.sequence, rule, draft.bic() + " was not told: MT" + draft.type() + " " + draft.text());
            return;
        }
        String difference = draft.difference(output, moment.clock);
        if (!difference.isEmpty()) {
            findings.add(moment.sequence, rule, draft.bic() + " was told " + difference);
        }
        moment.take(draft.bic());
    }

    /** Is to be told at a later moment, after what is owed to the participant already. */
    void owe(Draft draft) {
        owed.computeIfAbsent(draft.bic(), _ -> new ArrayDeque<>()).add(draft);
    }

    /** Takes what is owed, if it is what some participant was told next. */
    boolean payOwed(Moment moment) {
        for (Output output : moment.fronts()) {
            Deque<Draft> drafts = owed.get(output.bic());
            if (drafts != null && !drafts.isEmpty() && drafts.getFirst().isSaidBy(output, moment.clock)) {
                Draft _ = drafts.removeFirst();
                moment.take(output.bic());
                return true;
            }
        }
        return false;
    }

    /** Whether the next outputs begin with these, by their kinds and what they are about. */
    static boolean begins(Moment moment, String bic, List<Draft> drafts) {
        Iterator<Output> outputs = moment.left(bic).iterator();
        for (Draft draft : drafts) {
            if (!outputs.hasNext() || !draft.isAlike(outputs.next())) {
                return false;
            }
        }
        return true;
    }

    /** Nothing may be owed any more, and nobody may have been told more than that. */
    void requireNothingOwed(long sequence) {
        owed.forEach((bic, drafts) -> {
            if (!drafts.isEmpty()) {
                findings.add(
                        sequence,
                        "3.4",
                        bic + " was never told " + drafts.size() + " things, first MT"
                                + drafts.getFirst().type() + " "
                                + drafts.getFirst().text());
                drafts.clear();
            }
        });
    }

    void requireNothingLeft(Moment moment) {
        for (Output output : moment.fronts()) {
            String next = owed.containsKey(output.bic())
                    ? String.valueOf(owed.get(output.bic()).peekFirst())
                    : "nothing";
            findings.add(
                    moment.sequence,
                    "azips.md",
                    output.bic() + " was told what nothing explains: MT" + output.type() + output.rest() + "; owed is "
                            + next);
        }
    }
}
