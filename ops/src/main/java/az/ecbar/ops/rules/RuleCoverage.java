package az.ecbar.ops.rules;

import java.util.Map;
import java.util.SortedMap;

/**
 * A rule with the tests that carry it.
 *
 * @param rule the rule
 * @param tests the outcome by test, {@code package.Class#method}
 */
record RuleCoverage(RuleEntry rule, SortedMap<String, Outcome> tests) {
    /** Whether at least one test shows the rule, and none that carries it fails. */
    boolean isShown() {
        return tests.containsValue(Outcome.PASSED) && !tests.containsValue(Outcome.FAILED);
    }

    String state() {
        if (tests.containsValue(Outcome.FAILED)) {
            return "FAILED";
        }
        if (tests.containsValue(Outcome.PASSED)) {
            return "shown";
        }
        if (!tests.isEmpty()) {
            return "not run";
        }
        return rule.isBehaviour() ? "no test" : "";
    }

    long count(Outcome outcome) {
        return tests.entrySet().stream()
                .map(Map.Entry::getValue)
                .filter(outcome::equals)
                .count();
    }
}
