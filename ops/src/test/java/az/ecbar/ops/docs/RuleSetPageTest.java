package az.ecbar.ops.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/reference/rule-set.md against the rule set: ids, bounds and defaults. */
class RuleSetPageTest {
    private static final Pattern ROW = Pattern.compile(
            "\\| (\\d+) \\| `([A-Z0-9_]+)` \\| [^|]+ \\| ([-\\d,]+) to ([\\d,]+) \\| ([-\\d,]+) \\| [^|]+ \\| [^|]+"
                    + " \\|");

    @Test
    void thePageNamesEachRuleWithItsBoundsAndDefault() throws IOException {
        RuleSet rules = new RuleSet();
        RuleSet wide = new RuleSet(); // each priority may be the first and the last
        wide.set(RuleId.PRIORITY_FIRST, 0, 0);
        wide.set(RuleId.DAY_OPENS_MINUTE, 0, 0);
        wide.set(RuleId.DAY_CLOSES_MINUTE, 1440, 0);
        EnumSet<RuleId> documented = EnumSet.of(RuleId.NULL_VAL);
        for (String line : Files.readAllLines(ProjectDocs.REFERENCE.resolve("rule-set.md"))) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            RuleId rule = RuleId.valueOf(row.group(2));
            assertTrue(documented.add(rule), () -> rule + " stands there twice");
            assertEquals(rule.value(), Integer.parseInt(row.group(1)));
            assertEquals(rules.value(rule), number(row.group(5)), () -> "default of " + rule);
            assertBounds(wide, rule, number(row.group(3)), number(row.group(4)));
        }
        assertEquals(EnumSet.allOf(RuleId.class), documented);
    }

    private static void assertBounds(RuleSet rules, RuleId rule, long lowest, long highest) {
        assertEquals(RejectReason.NONE, check(rules, rule, lowest), () -> rule + " " + lowest);
        assertEquals(RejectReason.NONE, check(rules, rule, highest), () -> rule + " " + highest);
        assertEquals(
                RejectReason.RULE_VALUE_NOT_ALLOWED, check(rules, rule, lowest - 1), () -> rule + " below " + lowest);
        assertEquals(
                RejectReason.RULE_VALUE_NOT_ALLOWED, check(rules, rule, highest + 1), () -> rule + " over " + highest);
    }

    private static RejectReason check(RuleSet rules, RuleId rule, long value) {
        return rules.check(rule, SystemId.ALL, value, 0, true);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
