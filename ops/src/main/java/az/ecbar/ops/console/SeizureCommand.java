package az.ecbar.ops.console;

import az.ecbar.schema.QueryKind;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console seizure}. */
@Command(
        name = "seizure",
        description = {
            "Seizes a sum of an account, or the whole of it, by a decision, and lifts or reduces that by another one"
                    + " (7-10.2.1, 4.12.1). Needs two operators. See also 'suspend', of a participant as a whole."
        })
final class SeizureCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(
            description = {
                "Seizes: what is available is held first, then what comes in, until the sum is reached. Without"
                        + " --amount the whole account."
            })
    int set(
            @ArgGroup(exclusive = false, multiplicity = "1") Decision decision,
            @Option(names = "--amount", paramLabel = "AMOUNT", defaultValue = "", description = "The sum, 1000.00.")
                    String amount) {
        return console.act(writer -> writer.seizeAccount(
                decision.account, decision.currency, minor(amount, decision), decision.date(), decision.number));
    }

    @Command(description = "Lifts a seizure; with --leave it wants that sum from now on.")
    int lift(
            @ArgGroup(exclusive = false, multiplicity = "1") Decision decision,
            @Option(
                            names = "--of",
                            required = true,
                            paramLabel = "N",
                            description = "Number of the decision that seized.")
                    String seizedBy,
            @Option(
                            names = "--leave",
                            paramLabel = "AMOUNT",
                            defaultValue = "",
                            description = "What stays wanted, less than before; without it nothing.")
                    String amount) {
        return console.act(writer -> writer.liftSeizure(
                decision.account,
                decision.currency,
                seizedBy,
                minor(amount, decision),
                decision.date(),
                decision.number));
    }

    @Command(description = "All seizures: what each wants and holds; of an account the oldest first.")
    int list() {
        return console.query(QueryKind.SEIZURES, "");
    }

    private static long minor(String amount, Decision decision) {
        return amount.isEmpty() ? 0 : ConsoleCommand.minor(amount, decision.currency);
    }

    /** Of which account, and by which decision. */
    static final class Decision {
        @Parameters(paramLabel = "ACCOUNT", description = "Number of the account.")
        private String account = "";

        @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
        private String currency = "AZN";

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

        private int date() {
            return date == 0 ? BakuTime.today() : date;
        }
    }
}
