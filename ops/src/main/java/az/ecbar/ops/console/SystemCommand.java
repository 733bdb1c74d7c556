package az.ecbar.ops.console;

import az.ecbar.command.SystemPart;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console system}. */
@Command(
        name = "system",
        description = {
            "Suspends AZIPS for a while and resumes it (4.12.3): ACCEPTANCE, so that new payments are refused,"
                    + " SETTLEMENT, so that what is accepted waits, or both. Needs two operators."
        })
final class SystemCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Suspends parts of AZIPS.")
    int suspend(@ArgGroup(exclusive = false, multiplicity = "1") Decision decision) {
        return console.act(writer -> writer.suspendSystem(decision.parts(), decision.date(), decision.number));
    }

    @Command(description = "Resumes parts of AZIPS.")
    int resume(@ArgGroup(exclusive = false, multiplicity = "1") Decision decision) {
        return console.act(writer -> writer.resumeSystem(decision.parts(), decision.date(), decision.number));
    }

    /** Which parts, and by which decision. */
    static final class Decision {
        @Parameters(paramLabel = "PART", arity = "1..2", description = "${COMPLETION-CANDIDATES}.")
        private List<SystemPart> named = List.of();

        @Option(
                names = "--number",
                required = true,
                paramLabel = "N",
                description = "Of the decision, at most 16 characters.")
        private String number = "";

        @Option(
                names = "--date",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "Of the decision; by default today.")
        private int date;

        private Set<SystemPart> parts() {
            return EnumSet.copyOf(named);
        }

        private int date() {
            return date == 0 ? BakuTime.today() : date;
        }
    }
}
