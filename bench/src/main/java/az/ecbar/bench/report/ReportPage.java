package az.ecbar.bench.report;

import java.util.List;

/** Writes a report as one page that needs nothing else: figures, goals, machine and the latency curves. */
public final class ReportPage {

    private static final String STYLE = """
        :root { color-scheme: light dark; --text: #1c1f24; --soft: #5c6470; --line: #d9dde3; --back: #ffffff;
          --c0: #2a78d6; --c1: #d9622b; --c2: #13805a; --c3: #8a4fc4; --c4: #b88700; --c5: #c23a5e; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e6e9ee; --soft: #9aa3b0; --line: #343a44; --back: #16191e;
            --c0: #6aa9f2; --c1: #f0906a; --c2: #4fc08d; --c3: #bb90ea; --c4: #e0b84a; --c5: #ee7f9c; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back);
          max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        p, .soft { color: var(--soft); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; }
        th { font-weight: 600; color: var(--soft); }
        td:first-child, th:first-child, td.left, th.left { text-align: left; }
        .met { color: var(--c2); } .unmet { color: var(--c5); font-weight: 600; }
        svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--soft); }
        .grid { stroke: var(--line); stroke-width: 1; }
        polyline { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .legend span { display: inline-block; margin-right: 1.2rem; }
        .legend i { display: inline-block; width: 1.2rem; height: 3px; margin-right: .4rem; vertical-align: middle; }
        """;

    private static final int COLOURS = 6;

    private ReportPage() {}

    /** The whole page. */
    public static String of(Report report) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>E-CBAR bench: ")
                .append(escaped(report.name()))
                .append("</title>\n")
                .append("<style>\n")
                .append(STYLE)
                .append(colours())
                .append("</style>\n</head>\n<body>\n")
                .append("<h1>Benchmark ")
                .append(escaped(report.name()))
                .append("</h1>\n");
        if (report.isQuick()) {
            page.append("<p>Quick form: it shows that the benchmark runs, its figures mean little.</p>\n");
        }
        appendGoals(page, report.goals());
        appendCurves(page, report.curves());
        appendFigures(page, report.figures());
        appendMachine(page, report.machine());
        return page.append("</body>\n</html>\n").toString();
    }

    private static void appendGoals(StringBuilder page, List<Goal> goals) {
        if (goals.isEmpty()) {
            return;
        }
        page.append("<h2>Goals</h2>\n<div class=\"wide\"><table>\n")
                .append("<tr><th>goal</th><th>value</th><th>bound</th><th></th></tr>\n");
        for (Goal goal : goals) {
            page.append("<tr><td>")
                    .append(escaped(goal.name()))
                    .append("</td><td>")
                    .append(Numbers.readable(goal.value()))
                    .append("</td><td>")
                    .append(Numbers.readable(goal.goal()))
                    .append(goal.isMet() ? "</td><td class=\"met\">met" : "</td><td class=\"unmet\">not met")
                    .append("</td></tr>\n");
        }
        page.append("</table></div>\n");
    }

    private static void appendCurves(StringBuilder page, List<LatencyCurve> curves) {
        if (curves.isEmpty()) {
            return;
        }
        page.append("<h2>Latency by percentile</h2>\n")
                .append("<p>All runs together; counted from the moment at which each was due.</p>\n"
                        + "<p class=\"legend\">");
        for (int i = 0; i < curves.size(); i++) {
            page.append("<span><i style=\"background: var(--c")
                    .append(i % COLOURS)
                    .append(")\"></i>")
                    .append(escaped(curves.get(i).name()))
                    .append("</span>");
        }
        page.append("</p>\n<div class=\"wide\">\n")
                .append(LatencyChart.of(curves))
                .append("</div>\n");
    }

    private static void appendFigures(StringBuilder page, List<Figure> figures) {
        page.append("<h2>Figures</h2>\n<div class=\"wide\"><table>\n<tr><th>figure</th><th class=\"left\">unit</th>")
                .append("<th>median</th><th>min</th><th>max</th><th>runs</th></tr>\n");
        for (Figure figure : figures) {
            page.append("<tr><td>")
                    .append(escaped(figure.name()))
                    .append("</td><td class=\"left\">")
                    .append(escaped(figure.unit()))
                    .append("</td><td>")
                    .append(Numbers.readable(figure.median()))
                    .append("</td><td>")
                    .append(Numbers.readable(figure.min()))
                    .append("</td><td>")
                    .append(Numbers.readable(figure.max()))
                    .append("</td><td>")
                    .append(figure.runs())
                    .append("</td></tr>\n");
        }
        page.append("</table></div>\n");
    }

    private static void appendMachine(StringBuilder page, Machine machine) {
        page.append("<h2>Machine</h2>\n<p>")
                .append(machine.cores())
                .append(" cores, ")
                .append(escaped(machine.cpu()))
                .append("; ")
                .append(machine.memoryBytes() >> 20)
                .append(" MiB; ")
                .append(escaped(machine.kernel()))
                .append("; ")
                .append(escaped(machine.jdk()))
                .append("; load before: ")
                .append(Numbers.readable(machine.loadBefore()))
                .append("</p>\n");
    }

    private static String colours() {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < 2 * COLOURS; i++) {
            css.append(".s")
                    .append(i)
                    .append(" { stroke: var(--c")
                    .append(i % COLOURS)
                    .append("); }\n");
        }
        return css.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
