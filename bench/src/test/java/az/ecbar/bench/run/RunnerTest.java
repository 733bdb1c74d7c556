package az.ecbar.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.bench.report.Goal;
import az.ecbar.bench.report.Report;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

    @TempDir
    private Path work;

    /** Gives prepared values for the figures {@code ours} and {@code bare}, a pair a round. */
    private static final class PreparedBenchmark implements Benchmark {
        private final Deque<double[]> rounds;
        private final List<GoalRule> goals;

        PreparedBenchmark(List<GoalRule> goals, double[]... rounds) {
            this.goals = goals;
            this.rounds = new ArrayDeque<>(List.of(rounds));
        }

        @Override
        public String name() {
            return "prepared";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public List<GoalRule> goals() {
            return goals;
        }

        @Override
        public void measure(Round round) throws BrokenRunException {
            double[] values = rounds.removeFirst();
            round.put("ours", "1/s", values[0]);
            round.put("bare", "1/s", values[1]);
            Histogram histogram = new Histogram(3);
            histogram.recordValue((long) values[0]);
            round.putCurve("ours", histogram);
        }
    }

    private Report run(PreparedBenchmark benchmark, int rounds) throws Exception {
        return new Runner(Settings.full(rounds, work, ""), _ -> {}).run(benchmark);
    }

    @Test
    void aGoalIsTheMedianOfTheRatiosWithinEachRound() throws Exception {
        GoalRule half = GoalRule.atLeast(0.5, "ours by bare", "ours", "bare");
        // The machine is ten times slower in the second round, which no ratio sees.
        Report report = run(
                new PreparedBenchmark(
                        List.of(half), new double[] {60, 100}, new double[] {7, 10}, new double[] {50, 100}),
                3);
        assertEquals(List.of(new Goal("ours by bare, at least", 0.6, 0.5, true)), report.goals());
        assertEquals(50, report.figures().getFirst().median());
        assertEquals(3, report.curves().getFirst().histogramNs().getTotalCount());
    }

    @Test
    void theBoundItselfMeetsAGoal() throws Exception {
        Report report = run(
                new PreparedBenchmark(
                        List.of(
                                GoalRule.atLeast(0.5, "a", "ours", "bare"),
                                GoalRule.atMost(0.5, "b", "ours", "bare"),
                                GoalRule.atMost(49, "c", "ours")),
                        new double[] {50, 100}),
                1);
        assertEquals(
                List.of(true, true, false),
                report.goals().stream().map(Goal::isMet).toList());
    }

    @Test
    void aFigureThatIsMissingOrTwiceOrNoNumberBreaksTheRun() throws Exception {
        GoalRule unknown = GoalRule.atLeast(1, "a", "other", "bare");
        assertThrows(
                BrokenRunException.class, () -> run(new PreparedBenchmark(List.of(unknown), new double[] {1, 1}), 1));
        Round round = new Round(Settings.quick(work, ""));
        round.put("a", "1/s", 1);
        assertThrows(BrokenRunException.class, () -> round.put("a", "1/s", 1));
        assertThrows(BrokenRunException.class, () -> round.put("b", "1/s", Double.NaN));
    }

    @Test
    void aChildsFiguresAndCurvesComeBack() throws Exception {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(1_000);
        ResultFile written = new ResultFile();
        written.figure("a", "B", 12.5);
        written.latency("b", histogram);
        Path file = work.resolve("x.figures");
        written.write(file);

        Round round = new Round(Settings.quick(work, ""));
        ResultFile.read(file, round);
        assertEquals(12.5, round.value("a"));
        assertEquals(1, round.value("b, p99.9"), 0.01);
        assertEquals(histogram, round.curves().get("b"));
    }

    @Test
    void aChildThatFailsSaysWhy() {
        ChildJvm child = new ChildJvm("broken", "az.ecbar.bench.run.NoSuchClass").flags(List.of());
        Round round = new Round(Settings.quick(work, ""));
        BrokenRunException broken = assertThrows(BrokenRunException.class, () -> child.run(round));
        assertTrue(broken.toString().contains("NoSuchClass"), broken.toString());
    }

    @Test
    void aChildThatHangsIsEnded() {
        ChildJvm child = new ChildJvm("hanging", HangingMain.class.getName())
                .flags(List.of())
                .limitSeconds(1);
        Round round = new Round(Settings.quick(work, ""));
        BrokenRunException broken = assertThrows(BrokenRunException.class, () -> child.run(round));
        assertTrue(broken.toString().contains("did not end within 1 s"), broken.toString());
    }
}
