package az.ecbar.ops.rules;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rules with their tests as JSON: an array of objects, one rule a line. */
final class RulesJson {
    private RulesJson() {}

    static void write(List<RuleCoverage> rules, PrintWriter out) {
        out.println(rules.stream().map(RulesJson::object).collect(Collectors.joining(",\n", "[\n", "\n]")));
    }

    private static String object(RuleCoverage each) {
        String tests = each.tests().entrySet().stream()
                .map(test -> "{\"test\":" + quoted(test.getKey()) + ",\"outcome\":"
                        + quoted(test.getValue().word()) + "}")
                .collect(Collectors.joining(","));
        RuleEntry rule = each.rule();
        return "{\"rule\":" + quoted(rule.id()) + ",\"system\":" + quoted(rule.system()) + ",\"kind\":"
                + quoted(rule.kind()) + ",\"title\":" + quoted(rule.title()) + ",\"shown\":" + each.isShown()
                + ",\"tests\":[" + tests + "]}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
