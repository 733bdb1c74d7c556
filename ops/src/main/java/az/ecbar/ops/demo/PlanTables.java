package az.ecbar.ops.demo;

import static az.ecbar.ops.console.TextTable.Column.number;
import static az.ecbar.ops.console.TextTable.Column.text;

import az.ecbar.ops.console.TextTable;
import az.ecbar.ops.demo.plan.DemoPlan;
import az.ecbar.ops.demo.plan.Fate;
import az.ecbar.ops.demo.plan.PlannedMessage;
import az.ecbar.ops.demo.plan.ReasonTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Shows what the plan is made of. */
final class PlanTables {
    private final DemoPlan plan;
    private final Story story;

    PlanTables(DemoPlan plan, Story story) {
        this.plan = plan;
        this.story = story;
    }

    /** How many messages come to which end. */
    void outcomes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<Integer> codes = new TreeSet<>();
        for (PlannedMessage message : plan.messages()) {
            Fate fate = plan.fate(message);
            counts.merge(inWords(fate), 1, Integer::sum);
            if (fate instanceof Fate.Refused refused) {
                codes.add(refused.code());
            }
        }
        story.heading("Messages by the end that the plan gives them");
        TextTable table = new TextTable(List.of(number("MESSAGES"), text("END")));
        counts.forEach((end, count) -> table.add(List.of(String.valueOf(count), end)));
        table.print(story.out());
        story.out().println("refused for " + codes.size() + " different reasons");
    }

    /** Which reasons no message can cause, and why. */
    void reasons() {
        int impossible = ReasonTable.impossible().size();
        story.heading("Reasons: a message for each of " + (ReasonTable.all().size() - impossible)
                + "; no bank's message can cause the other " + impossible);
        TextTable table = new TextTable(List.of(text("CODES"), number("REASONS"), text("WHY NOT")));
        for (ReasonTable.Line line : ReasonTable.lines()) {
            table.add(List.of(line.codes(), String.valueOf(line.reasons()), line.why()));
        }
        table.print(story.out());
    }

    private static String inWords(Fate fate) {
        return switch (fate) {
            case Fate.Settled settled -> settled.hasWaited() ? "waited for money, then settled" : "settled at once";
            case Fate.Refused _ -> "refused, SMT900";
            case Fate.Annulled annulled ->
                annulled.hasWaited()
                        ? "waited, then annulled, SMT701: a participant removed, or the end of the day"
                        : "annulled at once, SMT701: from or to the removed participant";
        };
    }
}
