package az.ecbar.ops.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Joins the rules file with the marks in the test sources and the results of the last runs. */
final class RuleReport {
    private RuleReport() {}

    /** Every rule in the order of the rules file, below the root of the source tree or of a distribution. */
    static List<RuleCoverage> of(Path root) throws IOException {
        SortedMap<String, SortedMap<String, Outcome>> results = TestResults.read(root);
        SortedMap<String, SortedMap<String, Outcome>> tests = new TreeMap<>();
        for (var mark : TestMarks.find(root).entrySet()) {
            SortedSet<String> rules = mark.getValue();
            rules.forEach(
                    rule -> tests.computeIfAbsent(rule, _ -> new TreeMap<>()).put(mark.getKey(), Outcome.NOT_RUN));
        }
        results.forEach((rule, outcomes) ->
                tests.computeIfAbsent(rule, _ -> new TreeMap<>()).putAll(outcomes));
        List<RuleCoverage> report = new ArrayList<>();
        for (RuleEntry rule : RulesFile.read(root.resolve("docs/rules/rules.tsv"))) {
            report.add(new RuleCoverage(rule, tests.getOrDefault(rule.id(), new TreeMap<>())));
        }
        return report;
    }
}
