package az.ecbar.bench.report;

import java.util.List;

/**
 * All that one benchmark found.
 *
 * @param name name of the benchmark, also of its files
 * @param isQuick whether it was the short form, whose figures only show that it runs
 * @param machine where it ran
 * @param figures in the order in which they were first measured
 * @param goals in the order in which the benchmark names them
 * @param curves latency curves; not part of the JSON
 */
public record Report(
        String name,
        boolean isQuick,
        Machine machine,
        List<Figure> figures,
        List<Goal> goals,
        List<LatencyCurve> curves) {

    public Report {
        figures = List.copyOf(figures);
        goals = List.copyOf(goals);
        curves = List.copyOf(curves);
    }
}
