package az.ecbar.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.bench.ResultForm;
import az.ecbar.bench.azips.PartsRun;
import az.ecbar.bench.journal.BareFileRun;
import az.ecbar.bench.journal.GrowingAppendRun;
import az.ecbar.bench.journal.JournalRun;
import az.ecbar.bench.ledger.RingRun;
import az.ecbar.bench.report.Report;
import az.ecbar.bench.report.ReportJson;
import az.ecbar.bench.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the measured processes do, done here for a second each: that they run to their end, that their own checks hold, and
 * that a result of the agreed form comes of it.
 */
class MeasuredProcessesTest {

    @TempDir
    private Path folder;

    /** Measures by calling the main class of a process. */
    private record InThisProcess(List<Main> mains) implements Benchmark {

        /** The main class of a measured process with its arguments, save the last one, which is the file of its figures. */
        private interface Main {
            void run(String results) throws Exception;
        }

        @Override
        public String name() {
            return "smoke";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public List<GoalRule> goals() {
            return List.of(GoalRule.atLeast(0, "any at all", "ring", "ring"));
        }

        @Override
        public void measure(Round round) throws IOException, BrokenRunException {
            for (Main main : mains) {
                Path results = Files.createTempFile(round.settings().work(), "main", ".figures");
                try {
                    main.run(results.toString());
                } catch (Exception e) {
                    throw new BrokenRunException(e.toString());
                }
                ResultFile.read(results, round);
            }
        }
    }

    private static void main(Entry entry, String... arguments) throws Exception {
        entry.main(arguments);
    }

    /** A main method. */
    private interface Entry {
        void main(String[] arguments) throws Exception;
    }

    @Test
    void eachRunsAndGivesFiguresOfTheAgreedForm() throws Exception {
        String work = Files.createDirectory(folder.resolve("work")).toString();
        InThisProcess benchmark = new InThisProcess(List.of(
                results -> main(RingRun::main, "100", "0", "1", "ring", results),
                results -> main(JournalRun::main, "small", "0", "0", "1", "small", work, results),
                results -> main(JournalRun::main, "mt103", "0", "0", "1", "mt103", work, results),
                results -> main(JournalRun::main, "small", "1000", "1", "1", "even", work, results),
                results -> main(BareFileRun::main, "mapped", "128", "64", "0", "1", "mapped", work, results),
                results -> main(BareFileRun::main, "channel", "128", "64", "0", "1", "channel", work, results),
                results -> main(GrowingAppendRun::main, "0", "1", "growing", work, results),
                results -> main(PartsRun::main, "0", "0", "true", work, results)));

        Report report = new Runner(Settings.quick(Path.of(work), ""), _ -> {}).run(benchmark);

        Path json = Files.writeString(folder.resolve("smoke.json"), ReportJson.of(report));
        Set<String> figures = ResultForm.check(json, "smoke");
        assertTrue(figures.contains("individually signed, CPU per payment: sum of the parts"), figures::toString);
        assertTrue(figures.contains("even, p99.9"), figures::toString);
        assertEquals(2, report.curves().size());
        assertTrue(ReportPage.of(report).contains("<svg"));
        try (var left = Files.list(Path.of(work))) {
            assertEquals(List.of(), left.toList(), "a round leaves nothing behind");
        }
    }
}
