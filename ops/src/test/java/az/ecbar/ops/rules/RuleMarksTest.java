package az.ecbar.ops.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds together the rules file, the marks of all tests, and, where it is at hand, the regulations' own list. */
class RuleMarksTest {
    private static final Path ROOT = Path.of(System.getProperty("ecbar.root", ".."));
    private static final Path RULES = ROOT.resolve("docs/rules/rules.tsv");

    @Test
    void everyMarkNamesARuleOfTheRulesFile() throws IOException {
        Set<String> ids = RulesFile.ids(RULES);
        SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
        TestMarks.find(ROOT).forEach((test, rules) -> {
            NavigableSet<String> wrong = new TreeSet<>(rules);
            wrong.removeAll(ids);
            wrong.forEach(
                    rule -> unknown.computeIfAbsent(rule, _ -> new TreeSet<>()).add(test));
        });

        assertEquals(new TreeMap<>(), unknown, "marks with a number that docs/rules/rules.tsv does not have");
    }

    @Test
    void theRulesFileNamesEachRuleOnceWithATitle() throws IOException {
        for (RuleEntry rule : RulesFile.read(RULES)) {
            assertFalse(rule.title().isBlank(), rule.id());
            assertTrue(Set.of("behaviour", "definition", "heading", "external").contains(rule.kind()), rule.id());
        }
    }

    @Test
    void theRulesFileHasTheRulesOfTheRegulations() throws IOException {
        Path regulations = ROOT.resolve("../shared/rulebook/rules.tsv");
        assumeTrue(Files.exists(regulations), "the regulations' own list is not at hand");

        assertEquals(new TreeSet<>(RulesFile.ids(regulations)), new TreeSet<>(RulesFile.ids(RULES)));
    }
}
