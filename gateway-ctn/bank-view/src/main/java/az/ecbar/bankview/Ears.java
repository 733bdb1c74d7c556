package az.ecbar.bankview;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Compares what the participants were told with what they must be told. */
final class Ears {
    private final Findings findings;

    /** Whether a participant is told in ISO 20022 now. */
    private final Predicate<String> isInIso;

    /** What is to be told in steps, in this order for each participant. */
    private final Map<String, Deque<Owed>> owed = new LinkedHashMap<>();

    /** In the language that was set when it became due. */
    private record Owed(Draft draft, boolean isInIso) {}

    Ears(Findings findings, Predicate<String> isInIso) {
        this.findings = findings;
        this.isInIso = isInIso;
    }

    /** Must be the next output of its receiver at this moment. */
    void require(Moment moment, Draft draft, String rule) {
        Output output = moment.front(draft.bic());
        if (output == null || !draft.isAlike(output)) {
            findings.add(moment.sequence, rule, draft.bic() + " was not told: MT" + draft.type() + " " + draft.text());
            return;
        }
        String difference = draft.difference(output, moment.clock, isInIso.test(draft.bic()));
        if (!difference.isEmpty()) {
            findings.add(moment.sequence, rule, draft.bic() + " was told " + difference);
        }
        Output _ = moment.take(draft.bic());
    }

    /** Whether this is what is said. */
    boolean isSaid(Draft draft, Output output, Moment moment) {
        return draft.isSaidBy(output, moment.clock, isInIso.test(draft.bic()));
    }

    /** Is to be told at a later moment, after what is owed to the participant already. */
    void owe(Draft draft) {
        owed.computeIfAbsent(draft.bic(), _ -> new ArrayDeque<>()).add(new Owed(draft, isInIso.test(draft.bic())));
    }

    /** Takes what is owed, if it is what some participant was told next. */
    boolean payOwed(Moment moment) {
        for (Output output : moment.fronts()) {
            Deque<Owed> drafts = owed.get(output.bic);
            Owed first = drafts == null ? null : drafts.peekFirst();
            if (drafts != null
                    && first != null
                    && first.draft.isSaidBy(
                            output, moment.clock.isEmpty() ? output.clock : moment.clock, first.isInIso)) {
                Owed _ = drafts.removeFirst();
                Output _ = moment.take(output.bic);
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
                Draft first = drafts.getFirst().draft;
                findings.add(
                        sequence,
                        "3.4",
                        bic + " was never told " + drafts.size() + " things, first MT" + first.type() + " "
                                + first.text());
                drafts.clear();
            }
        });
    }

    /** What can only have been said by now must be explained. */
    void requireNothingLeft(Moment moment) {
        for (Output output : moment.fronts()) {
            if (moment.isLoose(output)) {
                continue;
            }
            Deque<Owed> drafts = owed.getOrDefault(output.bic, new ArrayDeque<>());
            String next = drafts.isEmpty() ? "nothing" : String.valueOf(drafts.getFirst());
            findings.add(
                    moment.sequence,
                    "azips.md",
                    output.bic + " was told what nothing explains: MT" + output.type + output.rest + "; owed is "
                            + next);
            Output front = output;
            while (front != null && !moment.isLoose(front)) {
                Output _ = moment.take(output.bic);
                front = moment.front(output.bic);
            }
        }
    }
}
