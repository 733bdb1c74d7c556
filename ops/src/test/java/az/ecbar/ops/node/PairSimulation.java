package az.ecbar.ops.node;

import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ecbar simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Lets two nodes, a witness, three banks and two operators live through a day of disasters of every kind,"
                    + " all of it in memory, on one thread and from a seed. At the end nothing may be lost, repeated or"
                    + " different.",
            "One line a seed; of a seed that fails, its story. The exit code is 0 if none failed, 1 if one did. With a"
                    + " planted defect it is 0 if a seed found it, 1 if none did, and 3 if it could not be planted."
        })
public final class PairSimulation implements Callable<Integer> {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The first seed; without it one that nobody knows before.")
    private @Nullable Long seed;

    @Option(names = "--count", paramLabel = "M", description = "So many seeds; 1 with --seed, else 100.")
    private @Nullable Integer count;

    @Option(names = "--threads", paramLabel = "T", description = "On so many threads; one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--plant",
            paramLabel = "NAME",
            description = "With this defect in the code, until a seed finds it; with --seed that seed alone is tried,"
                    + " unless --count says how many from there on.")
    private @Nullable String plant;

    @Option(names = "--plants", description = "Lists the defects that can be planted.")
    private boolean isListing;

    @Option(names = "--coverage", description = "Tells at the end which part of the lines of each package was run.")
    private boolean isMeasuring;

    @Option(
            names = "--narrow",
            description = "Without what banks and their relays do wrong, and what else was added later: as seeds were"
                    + " before.")
    private boolean isNarrow;

    private static final int NOT_FOUND = 1;
    private static final int NOT_PLANTED = 3;

    @Option(names = "--wide", description = "With these, but without what was added later still.")
    private boolean isWide;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PairSimulation()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (isListing) {
            PlantedDefect.ALL.forEach(defect -> say("%-28s %s".formatted(defect.name(), defect.description())));
            return 0;
        }
        long first = seed == null ? PairSeeds.fresh() : seed;
        int seeds = count != null ? count : seed == null ? 100 : 1;
        if (plant != null) {
            PlantedDefect defect = PlantedDefect.find(plant);
            if (defect == null) {
                throw new ParameterException(spec.commandLine(), "no defect " + plant + "; --plants lists them");
            }
            return search(defect, first, seeds);
        }
        LineProbes probes = isMeasuring ? new LineProbes() : null;
        PairSeeds.Day day = probes != null
                ? AlteredCode.day(probes, PairRun.class)
                : isNarrow ? PairRun::narrow : isWide ? PairRun::wide : PairRun::of;
        long failed =
                PairSeeds.run(LongStream.range(first, first + seeds), threads, day, outcome -> say(outcome.toString()));
        if (probes != null) {
            probes.report().forEach(this::say);
        }
        say(seeds + " seeds from " + first + " on: "
                + (failed == 0 ? "nothing was lost, repeated or changed" : failed + " FAILED"));
        return failed == 0 ? 0 : 1;
    }

    private int search(PlantedDefect defect, long first, int seeds) throws Exception {
        PairSeeds.Outcome finding;
        try {
            finding = defect.firstFinding(first, seeds, threads);
        } catch (PlantedDefect.NotPlanted e) {
            say(String.valueOf(e.getMessage()));
            return NOT_PLANTED;
        }
        if (finding == null) {
            say(defect.name() + ": NOT FOUND by "
                    + (seeds == 1 ? "seed " + first + " alone" : seeds + " seeds from " + first + " on")
                    + "; --count tries more");
            return NOT_FOUND;
        }
        say(finding.text());
        say(defect.name() + ": found by seed " + finding.seed() + ", the " + (finding.seed() - first + 1)
                + ". of them");
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
