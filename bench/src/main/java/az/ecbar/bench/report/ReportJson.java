package az.ecbar.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a report as JSON: {@code {name, quick, machine, figures: [{name, unit, median, min, max, runs}], goals: [{name,
 * value, goal, met}]}}.
 */
public final class ReportJson {

    private ReportJson() {}

    /** The whole document, with a line per figure so that two results can be compared by eye. */
    public static String of(Report report) {
        return """
            {
              "name": %s,
              "quick": %s,
              "machine": %s,
              "figures": [%s],
              "goals": [%s]
            }
            """.formatted(
                        quoted(report.name()),
                        report.isQuick(),
                        machine(report.machine()),
                        lines(report.figures().stream().map(ReportJson::figure).toList()),
                        lines(report.goals().stream().map(ReportJson::goal).toList()));
    }

    private static String machine(Machine machine) {
        return "{\"cores\": %d, \"memoryBytes\": %d, \"kernel\": %s, \"cpu\": %s, \"jdk\": %s, \"loadBefore\": %s}"
                .formatted(
                        machine.cores(),
                        machine.memoryBytes(),
                        quoted(machine.kernel()),
                        quoted(machine.cpu()),
                        quoted(machine.jdk()),
                        Numbers.plain(machine.loadBefore()));
    }

    private static String figure(Figure figure) {
        return "{\"name\": %s, \"unit\": %s, \"median\": %s, \"min\": %s, \"max\": %s, \"runs\": %d}"
                .formatted(
                        quoted(figure.name()),
                        quoted(figure.unit()),
                        Numbers.plain(figure.median()),
                        Numbers.plain(figure.min()),
                        Numbers.plain(figure.max()),
                        figure.runs());
    }

    private static String goal(Goal goal) {
        return "{\"name\": %s, \"value\": %s, \"goal\": %s, \"met\": %s}"
                .formatted(quoted(goal.name()), Numbers.plain(goal.value()), Numbers.plain(goal.goal()), goal.isMet());
    }

    private static String lines(List<String> objects) {
        if (objects.isEmpty()) {
            return "";
        }
        return objects.stream().collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
