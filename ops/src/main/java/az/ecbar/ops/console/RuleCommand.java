package az.ecbar.ops.console;

import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console rule}. */
@Command(name = "rule", description = "Changes the rule set; needs two operators.")
final class RuleCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Gives a rule another value, and announces it to all participants.")
    int set(
            @Parameters(
                            paramLabel = "RULE",
                            completionCandidates = Rules.class,
                            description = "One of ${COMPLETION-CANDIDATES}.")
                    RuleId rule,
            @Parameters(paramLabel = "VALUE") long value,
            @Option(
                            names = "--from",
                            paramLabel = "YYYYMMDD",
                            required = true,
                            description =
                                    "From which date on it holds; three full days lie between today and it (3.6).")
                    int effectiveDate) {
        return console.act(writer -> writer.setRule(rule, SystemId.ALL, value, effectiveDate));
    }

    /** The names of all rules, without the codec's own value for none. */
    static final class Rules implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> names = new ArrayList<>();
            for (RuleId rule : RuleId.values()) {
                if (rule != RuleId.NULL_VAL) {
                    names.add(rule.name());
                }
            }
            return names.iterator();
        }
    }
}
