package az.ecbar.bench.run;

import az.ecbar.bench.report.Figure;
import az.ecbar.bench.report.Goal;
import az.ecbar.bench.report.LatencyCurve;
import az.ecbar.bench.report.Machine;
import az.ecbar.bench.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Runs one benchmark for so many rounds and sums them up: medians of the figures, medians of each round's ratios. */
public final class Runner {

    private final Settings settings;
    private final Consumer<String> progress;

    /**
     * @param progress told in a few words what is about to run
     */
    public Runner(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs all rounds.
     *
     * @throws BrokenRunException with the cause of the first run that gave no figures
     */
    public Report run(Benchmark benchmark) throws IOException, InterruptedException, BrokenRunException {
        Machine machine = Machine.here();
        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= settings.rounds(); i++) {
            progress.accept(benchmark.name() + ": round " + i + " of " + settings.rounds());
            Round round = new Round(settings);
            try {
                benchmark.measure(round);
            } finally {
                WorkFolder.empty(settings.work());
            }
            rounds.add(round);
        }
        return new Report(
                benchmark.name(),
                settings.isQuick(),
                machine,
                figures(rounds),
                goals(benchmark, rounds),
                curves(rounds));
    }

    private static List<Figure> figures(List<Round> rounds) throws BrokenRunException {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, Round.Value> first : rounds.getFirst().values().entrySet()) {
            String name = first.getKey();
            double[] values = new double[rounds.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rounds.get(i).value(name);
            }
            figures.add(Figure.of(name, first.getValue().unit(), values));
        }
        return figures;
    }

    private static List<Goal> goals(Benchmark benchmark, List<Round> rounds) throws BrokenRunException {
        List<Goal> goals = new ArrayList<>();
        for (GoalRule rule : benchmark.goals()) {
            double[] values = new double[rounds.size()];
            for (int i = 0; i < values.length; i++) {
                Round round = rounds.get(i);
                double reference = rule.reference().isEmpty() ? 1 : round.value(rule.reference());
                values[i] = round.value(rule.figure()) / reference;
            }
            double median = Figure.of(rule.name(), "", values).median();
            goals.add(new Goal(rule.nameWithDirection(), median, rule.bound(), rule.isMetBy(median)));
        }
        return goals;
    }

    private static List<LatencyCurve> curves(List<Round> rounds) {
        Map<String, Histogram> merged = new LinkedHashMap<>();
        for (Round round : rounds) {
            for (Map.Entry<String, Histogram> curve : round.curves().entrySet()) {
                merged.computeIfAbsent(curve.getKey(), _ -> new Histogram(3)).add(curve.getValue());
            }
        }
        List<LatencyCurve> curves = new ArrayList<>();
        merged.forEach((name, histogram) -> curves.add(new LatencyCurve(name, histogram)));
        return curves;
    }
}
