package az.ecbar.ops.rules;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher's command {@code rules}: every rule of the regulations with the tests that carry it. */
@Command(
        name = "rules",
        description = "Every rule of the regulations with the tests that carry it and their last result.",
        mixinStandardHelpOptions = true)
public final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            description = "Only the rules of one system: AZIPS, LVPCSS, IPS, all, glossary, continuity, participation,"
                    + " reserves or portal.")
    private @Nullable String system;

    @Option(names = "--missing", description = "Only the rules that ask for behaviour and that no passing test shows.")
    private boolean isMissingOnly;

    @Option(names = "--json", description = "As JSON.")
    private boolean isJson;

    /** Made by the command line. */
    public RulesCommand() {}

    @Override
    public Integer call() throws IOException {
        Path root = Path.of(System.getProperty("ecbar.home", ""));
        String wanted = system;
        List<RuleCoverage> all = RuleReport.of(root);
        List<RuleCoverage> ofSystem = all.stream()
                .filter(each -> wanted == null || each.rule().system().equalsIgnoreCase(wanted))
                .toList();
        if (ofSystem.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no rule belongs to " + wanted);
        }
        List<RuleCoverage> shown = ofSystem.stream()
                .filter(each -> !isMissingOnly || (each.rule().isBehaviour() && !each.isShown()))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            RulesJson.write(shown, out);
        } else {
            print(shown, ofSystem, out);
        }
        out.flush();
        return 0;
    }

    private static void print(List<RuleCoverage> shown, List<RuleCoverage> ofSystem, PrintWriter out) {
        for (RuleCoverage each : shown) {
            out.printf(
                    Locale.ROOT,
                    "%-11s %-13s %-10s %-8s %s%n",
                    each.rule().id(),
                    each.rule().system(),
                    each.rule().kind(),
                    each.state(),
                    each.rule().title());
            each.tests().forEach((test, outcome) -> out.printf("%12s%-8s %s%n", "", outcome.word(), test));
        }
        long behaviour =
                ofSystem.stream().filter(each -> each.rule().isBehaviour()).count();
        long covered = ofSystem.stream()
                .filter(each -> each.rule().isBehaviour() && each.isShown())
                .count();
        long failed =
                ofSystem.stream().filter(each -> each.count(Outcome.FAILED) > 0).count();
        out.printf("%n%d of %d rules of behaviour are shown by a passing test", covered, behaviour);
        out.println(failed == 0 ? "" : "; " + failed + " rules have a failing test");
        if (ofSystem.stream().noneMatch(each -> each.count(Outcome.PASSED) > 0 || each.count(Outcome.FAILED) > 0)) {
            out.println("No results of tests are here: ./ecbar test makes them.");
        }
    }
}
