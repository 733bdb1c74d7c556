package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What {@code console issue} and {@code console withdraw} have in common. */
abstract class MoneyCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleCommand console;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Number of the participant's account.")
    private String account = "";

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "As 1250.00.")
    private String amount = "";

    @Option(
            names = "--contra",
            required = true,
            paramLabel = "ACCOUNT",
            description = "Number of the Central Bank's own account.")
    private String contra = "";

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
    private String currency = "AZN";

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "TEXT",
            description = "Of the decision, at most 16 characters.")
    private String reference = "";

    @Override
    public final Integer call() {
        return console.act(writer -> {
            Order order = new Order(currency, account, contra, ConsoleCommand.minor(amount, currency), reference);
            return write(writer, order);
        });
    }

    abstract byte[] write(ActionWriter writer, Order order);

    /** What is to be booked. */
    record Order(String currency, String account, String contra, long amountMinor, String reference) {}

    /** {@code console issue}. */
    @Command(name = "issue", description = "Issues money from the Central Bank to an account; needs two operators.")
    static final class Issue extends MoneyCommand {
        @Override
        byte[] write(ActionWriter writer, Order order) {
            return writer.issueFunds(
                    order.currency(), order.account(), order.contra(), order.amountMinor(), order.reference());
        }
    }

    /** {@code console withdraw}. */
    @Command(
            name = "withdraw",
            description = "Withdraws money from an account to the Central Bank; needs two operators.")
    static final class Withdraw extends MoneyCommand {
        @Override
        byte[] write(ActionWriter writer, Order order) {
            return writer.withdrawFunds(
                    order.currency(), order.account(), order.contra(), order.amountMinor(), order.reference());
        }
    }
}
