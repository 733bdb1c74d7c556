package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.QueryKind;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console payment}: finds a payment by any of its names and tells its story; lists several. */
@Command(
        name = "payment",
        aliases = "explain",
        description = {
            "The story of one payment: received, checked, why it waits or waited, settled, who was told.",
            "It is found by the sender's reference (field 20), by its UETR, by our reference (A and 15 digits) or by"
                    + " the sequence in the bank's ACK, among the last 131,072 payments that came in."
        })
final class PaymentCommand implements Callable<Integer> {
    private static final Pattern OURS = Pattern.compile("A\\d{15}");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,15}");
    private static final Pattern UETR =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int REFERENCE_LENGTH = 16;

    @ParentCommand
    private ConsoleCommand console;

    @Parameters(paramLabel = "REFERENCE", description = "Reference, UETR, our reference or sequence.")
    private String name = "";

    @Option(names = "--sender", paramLabel = "BIC", description = "Only payments that this participant sent.")
    private String sender = "";

    @Override
    public Integer call() {
        return console.run((desk, printer) -> {
            Found found = find(desk);
            if (found.kind == QueryKind.PAYMENT) {
                return printer.printStory(found.pages.getFirst());
            }
            List<Answer> matches = found.pages.stream()
                    .flatMap(page -> page.entries().stream())
                    .toList();
            return matches.size() == 1
                    ? printer.printStory(story(desk, matches.getFirst().text("ourReference")))
                    : printer.printMatches(found.kind, found.pages);
        });
    }

    /** Which question brought something, and what; the last question where none did. */
    private record Found(QueryKind kind, List<Answer> pages) {}

    private Found find(OperatorDesk desk) throws ConfigException, OperatorException {
        if (UETR.matcher(name).matches()) {
            return new Found(QueryKind.PAYMENTS_BY_UETR, desk.query(QueryKind.PAYMENTS_BY_UETR, name.replace("-", "")));
        }
        if (name.length() > REFERENCE_LENGTH) {
            throw new ConfigException("'" + name + "' is neither a reference (at most 16 characters) nor a UETR");
        }
        if (OURS.matcher(name).matches()) {
            Answer ours = story(desk, name);
            if (!ours.isRefused()) {
                return new Found(QueryKind.PAYMENT, List.of(ours));
            }
        }
        List<Answer> theirs = desk.query(QueryKind.PAYMENTS_BY_REFERENCE, argument());
        if (theirs.getFirst().isRefused() && SEQUENCE.matcher(name).matches()) {
            Answer ours = story(desk, String.format(Locale.ROOT, "A%015d", Long.parseLong(name)));
            if (!ours.isRefused()) {
                return new Found(QueryKind.PAYMENT, List.of(ours));
            }
        }
        return new Found(QueryKind.PAYMENTS_BY_REFERENCE, theirs);
    }

    private String argument() throws ConfigException {
        return sender.isEmpty()
                ? name
                : name + "\0".repeat(REFERENCE_LENGTH - name.length()) + ConsoleCommand.bic11(sender);
    }

    private static Answer story(OperatorDesk desk, String ourReference) throws ConfigException, OperatorException {
        return desk.query(QueryKind.PAYMENT, ourReference).getFirst();
    }
}
