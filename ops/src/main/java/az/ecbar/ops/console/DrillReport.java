package az.ecbar.ops.console;

import az.ecbar.ops.pki.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a drill showed, for the evidence that a supervisor asks for: text for people, and the same as JSON.
 *
 * @param begun when it began, and {@code ended} when it ended
 * @param ledger identity of the ledger
 * @param loadPerSecond payments settled a second before the first change; 0 if there was no traffic
 * @param changes of roles, in their order
 * @param checks all that must hold, with those of the changes
 */
record DrillReport(
        Instant begun,
        Instant ended,
        String ledger,
        double loadPerSecond,
        List<DrillChange> changes,
        List<DrillCheck> checks) {
    private static final String[] POSITIONS = {
        "appended", "forced", "committed", "acknowledged", "applied", "lastEqualHash", "promised"
    };
    private static final double NS_PER_S = 1e9;

    DrillReport {
        changes = List.copyOf(changes);
        checks = List.copyOf(checks);
    }

    boolean holds() {
        return checks.stream().allMatch(DrillCheck::holds);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("E-CBAR drill: the roles of the two centres changed, and changed back");
        lines.add("from " + begun + " to " + ended);
        lines.add("ledger " + ledger);
        lines.add(
                loadPerSecond > 0
                        ? String.format(
                                Locale.ROOT,
                                "load: %.1f payments settled a second before the first change",
                                loadPerSecond)
                        : "load: NONE. No payment was settled before the first change; the pauses of settlement are not"
                                + " measured");
        for (DrillChange change : changes) {
            lines.add("");
            addChange(lines, change);
        }
        lines.add("");
        lines.add("owner at the end: node " + changes.getLast().to() + ", epoch "
                + changes.getLast().first().epoch());
        checks.forEach(check -> lines.add((check.holds() ? "held    " : "FAILED  ") + check.sentence()));
        lines.add(holds() ? "every check held" : "NOT every check held");
        return String.join("\n", lines) + "\n";
    }

    private static void addChange(List<String> lines, DrillChange change) {
        lines.add("node " + change.from() + " to node " + change.to() + ", ordered by " + change.signed()
                + "; the node had the order at " + change.given());
        lines.add("  node " + change.to() + " led after " + seconds(change.ledNs()) + "; node " + change.from()
                + " was its standby, counted in and equal, after " + seconds(change.attachedNs()));
        DrillPauses pauses = change.pauses();
        lines.add("  longest time without an answer of the centre: " + seconds(pauses.admissionNs()) + " (usually "
                + seconds(pauses.usualNs()) + ")");
        lines.add("  longest time without a settlement: "
                + (pauses.settlementNs() == 0 ? "not measured" : seconds(pauses.settlementNs()))
                + "; settled meanwhile: "
                + pauses.settled());
        lines.add("  last answer before:  " + position(change.before()));
        lines.add("  first answer behind: " + position(change.first()) + ", epoch from sequence "
                + change.first().epochSequence());
        lines.add("  before, owner:   " + positions(change.ownerBefore()));
        lines.add("  before, standby: " + positions(change.standbyBefore()));
        lines.add("  behind, owner:   " + positions(change.ownerAfter()));
        lines.add("  behind, standby: " + positions(change.standbyAfter()));
    }

    private static String position(DrillSample sample) {
        return "sequence " + sample.sequence() + ", event hash " + sample.eventHash() + ", epoch " + sample.epoch()
                + " of node " + sample.owner() + ", settled " + sample.settled();
    }

    private static String positions(PairView view) {
        StringBuilder text = new StringBuilder("node " + view.node());
        for (String name : POSITIONS) {
            if (!view.value(name).isEmpty()) {
                text.append(", ").append(name).append(' ').append(view.value(name));
            }
        }
        return text.toString();
    }

    private static String seconds(long ns) {
        return String.format(Locale.ROOT, "%.2f s", ns / NS_PER_S);
    }

    String json() {
        JsonObject json = new JsonObject()
                .with("begun", begun.toString())
                .with("ended", ended.toString())
                .with("ledger", ledger)
                .with("settledPerSecondBefore", String.format(Locale.ROOT, "%.1f", loadPerSecond));
        for (int i = 0; i < changes.size(); i++) {
            json.with("change" + (i + 1), json(changes.get(i)));
        }
        json.with("ownerAtTheEnd", changes.getLast().to());
        JsonObject told = new JsonObject();
        checks.forEach(check -> told.with(check.sentence(), check.holds()));
        return json.with("checks", told).with("allHeld", holds()).toString();
    }

    private static JsonObject json(DrillChange change) {
        return new JsonObject()
                .with("from", change.from())
                .with("to", change.to())
                .with("orderedBy", change.signed())
                .with("givenAt", change.given().toString())
                .with("ledAfterNs", change.ledNs())
                .with("equalAfterNs", change.attachedNs())
                .with("pauseOfAdmissionNs", change.pauses().admissionNs())
                .with("usualBetweenAnswersNs", change.pauses().usualNs())
                .with("pauseOfSettlementNs", change.pauses().settlementNs())
                .with("settledMeanwhile", change.pauses().settled())
                .with("lastAnswerBefore", json(change.before()))
                .with("firstAnswerBehind", json(change.first()))
                .with("ownerBefore", json(change.ownerBefore()))
                .with("standbyBefore", json(change.standbyBefore()))
                .with("ownerBehind", json(change.ownerAfter()))
                .with("standbyBehind", json(change.standbyAfter()));
    }

    private static JsonObject json(DrillSample sample) {
        return new JsonObject()
                .with("sequence", sample.sequence())
                .with("eventHash", sample.eventHash())
                .with("epoch", sample.epoch())
                .with("owner", sample.owner())
                .with("epochSequence", sample.epochSequence())
                .with("accepted", sample.accepted())
                .with("settled", sample.settled())
                .with("refused", sample.refused())
                .with("annulled", sample.annulled())
                .with("waiting", sample.waiting());
    }

    private static JsonObject json(PairView view) {
        JsonObject json = new JsonObject();
        view.values().forEach(json::with);
        return json;
    }
}
