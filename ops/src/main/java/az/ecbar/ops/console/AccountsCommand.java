package az.ecbar.ops.console;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.SystemId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console accounts}. */
@Command(
        name = "accounts",
        description = "Opens and closes accounts in AZIPS; each needs two operators. See also 'account'.")
final class AccountsCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Opens an account with balance zero; its owner is told.")
    int open(
            @Parameters(paramLabel = "BIC", description = "Of the owner.") String bic,
            @Parameters(paramLabel = "ACCOUNT", description = "Its number; one that was never given before.")
                    String account,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "CORRESPONDENT",
                            description = "CORRESPONDENT of a bank, which is the default, or CURRENT of another.")
                    AccountKind kind,
            @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
                    String currency) {
        return console.act(writer -> writer.openAccount(bic, SystemId.AZIPS, kind, currency, account));
    }

    @Command(
            description = {
                "Closes an account of which nothing is left, for good, while the AZIPS day is closed; its owner is"
                        + " told, and its number is never given again."
            })
    int close(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Of the decision, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Of the decision; by default today.")
                    int date,
            @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
                    String currency) {
        return console.act(
                writer -> writer.closeAccount(account, currency, date == 0 ? BakuTime.today() : date, number));
    }
}
