package az.ecbar.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Writes a report as a table of plain text for the terminal. */
public final class ReportTable {

    private ReportTable() {}

    /** The figures, then the goals, each in aligned columns; ends with a line break. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(report.name());
        if (report.isQuick()) {
            text.append(" (quick: shows that it runs, the figures mean little)");
        }
        text.append('\n');

        List<String[]> figures = new ArrayList<>();
        figures.add(new String[] {"  figure", "unit", "median", "min", "max", "runs"});
        for (Figure figure : report.figures()) {
            figures.add(new String[] {
                "  " + figure.name(),
                figure.unit(),
                Numbers.readable(figure.median()),
                Numbers.readable(figure.min()),
                Numbers.readable(figure.max()),
                Integer.toString(figure.runs())
            });
        }
        appendAligned(text, figures, 2);

        if (!report.goals().isEmpty()) {
            List<String[]> goals = new ArrayList<>();
            goals.add(new String[] {"  goal", "value", "bound", ""});
            for (Goal goal : report.goals()) {
                goals.add(new String[] {
                    "  " + goal.name(),
                    Numbers.readable(goal.value()),
                    Numbers.readable(goal.goal()),
                    goal.isMet() ? "met" : "NOT MET"
                });
            }
            appendAligned(text, goals, 1);
        }
        return text.toString();
    }

    /** The first {@code leftColumns} are aligned to the left, the others to the right. */
    private static void appendAligned(StringBuilder text, List<String[]> rows, int leftColumns) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                line.append(i < leftColumns ? row[i] + padding : padding + row[i]);
                line.append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
