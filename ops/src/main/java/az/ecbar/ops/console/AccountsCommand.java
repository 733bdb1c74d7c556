package az.ecbar.ops.console;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.SystemId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console accounts}. */
@Command(name = "accounts", description = "Opens and closes accounts; each needs two operators. See also 'account'.")
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
                            description = "CORRESPONDENT of a bank, which is the default, CURRENT of another;"
                                    + " LVPCSS_CLEARING, IPS_SETTLEMENT or IPS_CLEARING.")
                    AccountKind kind,
            @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
                    String currency) {
        return console.act(writer -> writer.openAccount(bic, systemOf(kind), kind, currency, account));
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
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "CORRESPONDENT",
                            description = "As it was opened; by default ${DEFAULT-VALUE}.")
                    AccountKind kind,
            @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
                    String currency) {
        return console.act(
                writer -> writer.closeAccount(kind, account, currency, date == 0 ? BakuTime.today() : date, number));
    }

    private static SystemId systemOf(AccountKind kind) {
        return switch (kind) {
            case LVPCSS_CLEARING -> SystemId.LVPCSS;
            case IPS_SETTLEMENT, IPS_CLEARING -> SystemId.IPS;
            case CENTRAL_BANK, CORRESPONDENT, CURRENT, NULL_VAL -> SystemId.AZIPS;
        };
    }
}
